// The text as corrected, or as it was found.
"use strict";

(() => {
  const choices = [...document.querySelectorAll('.views input[name="view"]')];
  if (!choices.length) return;
  let ready = false;

  // The reading as found, from the list of corrections, behind the one of the text; the style sheet shows one of them.
  const prepare = () => {
    for (const place of document.querySelectorAll("main ins[data-entry]")) {
      const entry = document.getElementById(`page:entry-${place.dataset.entry}`);
      const found = entry && entry.querySelector(".found");
      if (!found) continue;
      const reading = document.createElement("span");
      reading.className = "reading";
      reading.append(...place.childNodes);
      place.append(reading, found.cloneNode(true));
    }
    ready = true;
  };

  const show = (view) => {
    if (view === "found" && !ready) prepare();
    document.documentElement.dataset.view = view;
    for (const choice of choices) choice.checked = choice.value === view;
  };

  for (const choice of choices) {
    choice.addEventListener("change", () => {
      if (!choice.checked) return;
      show(choice.value);
      edition.remember("view", choice.value);
      edition.say(choice.labels[0].textContent);
    });
  }
  show(edition.recall("view") === "found" ? "found" : "reading");
})();
