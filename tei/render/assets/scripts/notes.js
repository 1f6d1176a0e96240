// Notes, corrections and inferences beside their places: copies of what stands at the end of the page.
"use strict";

(() => {
  const MARKS = 'main a[role="doc-noteref"], main a.entry';
  const popover = edition.popover;
  if (!popover.ready) return;

  const target = (mark) => document.getElementById(mark.getAttribute("href").slice(1));

  const copied = (element) => {
    const made = element.cloneNode(true);
    for (const each of made.querySelectorAll('[role="doc-backlink"], .n, a.to-line, .to-source')) each.remove();
    for (const each of made.querySelectorAll(".lemma")) {
      const words = document.createElement("b");
      words.append(...each.childNodes);
      each.replaceWith(words);
    }
    for (const each of made.querySelectorAll("[id]")) each.removeAttribute("id");
    for (const each of made.querySelectorAll("a.entry, a[role]")) {
      each.removeAttribute("role");
      each.classList.remove("entry");
    }
    const from = element.closest("[lang]");
    made.lang = from ? from.lang : "";
    made.dir = from ? from.dir : "";
    return made;
  };

  const show = (mark, enter) => {
    const element = target(mark);
    if (!element) return;
    const words = document.getElementById("page:popover").content.querySelector(".leads").dataset;
    const isNote = mark.getAttribute("role") === "doc-noteref";
    const heading = element.closest("section").querySelector("h2, h3, h4, h5, h6");
    const name = `${heading ? heading.textContent : ""} ${mark.textContent}`.trim();
    popover.open(mark, copied(element), { name, enter, leads: isNote ? words.note : words.entry });
  };

  for (const mark of document.querySelectorAll(MARKS)) {
    mark.setAttribute("aria-haspopup", "dialog");
    mark.setAttribute("aria-expanded", "false");
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(MARKS);
    if (!mark || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!target(mark)) return;
    event.preventDefault();
    if (!popover.isOpen(mark)) show(mark, true);
    else if (popover.isEntered()) popover.close(true);
    else popover.enter();
  });
  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest(MARKS);
    if (!mark || popover.isReturning() || popover.isOpen(mark)) return;
    if (mark.matches(":focus-visible")) show(mark, false);
  });
})();
