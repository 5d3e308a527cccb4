/* A story's photos, large: a click on one opens it over the page; arrows turn to the next, Escape closes. Without this script the links lead to the files. */
(function () {
  "use strict";
  var gallery = document.querySelector("[data-gallery]");
  var links = gallery ? Array.prototype.slice.call(gallery.querySelectorAll("a.enlarge")) : [];
  if (!links.length || !window.HTMLDialogElement) {
    return;
  }

  var dialog = document.createElement("dialog");
  var image = document.createElement("img");
  var caption = document.createElement("p");
  var here = 0;

  function button(name, words, sign, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "large-" + name;
    made.textContent = sign;
    made.setAttribute("aria-label", words);
    made.addEventListener("click", act);
    return made;
  }

  function show(number) {
    here = (number + links.length) % links.length;
    var link = links[here];
    image.src = link.href;
    image.alt = link.querySelector("img.full").alt;
    caption.textContent = link.dataset.caption;
    caption.hidden = !link.dataset.caption;
  }

  var back = document.dir === "rtl" || getComputedStyle(document.body).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  var on = back === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";

  dialog.className = "large";
  dialog.setAttribute("aria-label", gallery.querySelector("h1").textContent);
  dialog.append(image, caption);
  dialog.append(button("close", gallery.dataset.close, "×", function () { dialog.close(); }));
  if (links.length > 1) {
    dialog.append(button("previous", gallery.dataset.previous, back === "ArrowLeft" ? "‹" : "›", function () { show(here - 1); }));
    dialog.append(button("next", gallery.dataset.next, back === "ArrowLeft" ? "›" : "‹", function () { show(here + 1); }));
  }
  document.body.append(dialog);

  dialog.addEventListener("keydown", function (event) {
    if (event.key === on) {
      show(here + 1);
    } else if (event.key === back) {
      show(here - 1);
    }
  });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  dialog.addEventListener("close", function () {
    links[here].focus();
  });

  links.forEach(function (link, number) {
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      show(number);
      dialog.showModal();
    });
  });
})();
