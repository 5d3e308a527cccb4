/* Runs on every page, before anything is drawn: light or dark, links to folders opened from a disk, the print button. */
(function () {
  "use strict";
  var KEY = "mela.palette";
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  document.documentElement.classList.replace("no-js", "js");

  function chosen() {
    try {
      return localStorage.getItem(KEY);
    } catch (error) {
      return null;
    }
  }

  function scheme() {
    return chosen() || (dark.matches ? "slate" : "default");
  }

  function draw() {
    document.body.setAttribute("data-md-color-scheme", scheme());
    var button = document.querySelector("[data-palette]");
    if (button) {
      button.textContent = button.getAttribute(scheme() === "slate" ? "data-light" : "data-dark");
    }
  }

  draw();
  dark.addEventListener("change", draw);

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-palette], [data-print]").forEach(function (button) {
      button.hidden = false;
    });
    draw();
  });

  document.addEventListener("click", function (event) {
    var target = event.target;
    if (!(target instanceof Element)) {
      return;
    }
    if (target.closest("[data-palette]")) {
      try {
        localStorage.setItem(KEY, scheme() === "slate" ? "default" : "slate");
      } catch (error) {
        return;
      }
      draw();
    } else if (target.closest("[data-print]")) {
      window.print();
    } else {
      complete(target.closest("a[href]"));
    }
  });

  /* From a disk a link to a folder shows its list of files: the folder's page is named. */
  function complete(link) {
    if (!link || location.protocol !== "file:" || link.protocol !== "file:") {
      return;
    }
    var address = new URL(link.href);
    if (address.pathname.endsWith("/")) {
      address.pathname += "index.html";
      link.href = address.href;
    }
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (location.protocol === "file:" && form.action && form.action.endsWith("/")) {
      form.action += "index.html";
    }
  });
})();
