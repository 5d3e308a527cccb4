/* Reloads the page when `mela serve` has built the site anew. */
(function () {
  "use strict";
  var source = new EventSource("/_mela/changes");
  source.onmessage = function () {
    window.location.reload();
  };
})();
