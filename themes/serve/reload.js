/* Reloads the page when `mela serve` has built the site anew, and says why where it could not. */
(function () {
  "use strict";
  var source = new EventSource("/_mela/changes?since=" + document.currentScript.dataset.build);
  source.onmessage = function () {
    window.location.reload();
  };
  source.addEventListener("failed", function (event) {
    var shown = document.getElementById("mela-serve") || document.body.appendChild(document.createElement("pre"));
    shown.id = "mela-serve";
    shown.setAttribute("role", "alert");
    shown.textContent = JSON.parse(event.data);
  });
})();
