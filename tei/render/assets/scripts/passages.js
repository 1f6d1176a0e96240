// The number of a paragraph opens what one can do with it: its address, its line in the source, a citation.
"use strict";

(() => {
  const popover = edition.popover;
  const template = document.getElementById("page:passage");

  // The citation of a passage: the page has it with two signs for private use, where its id and its number go.
  const cited = (id, number) => {
    const whole = document.querySelector(".cite .cited");
    const pattern = whole ? whole.dataset.passage : "";
    return pattern.replaceAll("\ue000", encodeURIComponent(id)).replaceAll("\ue001", number);
  };

  const menu = (mark) => {
    const made = template.content.firstElementChild.cloneNode(true);
    const address = new URL(mark.getAttribute("href"), location.href).href;
    made.querySelector(".permalink").href = address;
    const line = mark.nextElementSibling;
    const source = made.querySelector(".to-source");
    if (line && line.matches("a.to-line")) {
      source.href = line.href;
      source.textContent = line.getAttribute("aria-label");
    } else {
      source.parentNode.remove();
    }
    const citation = made.querySelector(".cited");
    if (citation) citation.textContent = cited(mark.getAttribute("href").slice(1), mark.dataset.n);
    return made;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };

  if (popover.ready) {
    for (const mark of document.querySelectorAll("main a.n")) {
      mark.setAttribute("aria-haspopup", "dialog");
      mark.setAttribute("aria-expanded", "false");
    }
  }

  document.addEventListener("click", async (event) => {
    const mark = event.target.closest("main a.n");
    if (mark && popover.ready && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (popover.isOpen(mark)) popover.close(true);
      else popover.open(mark, menu(mark), { name: mark.getAttribute("aria-label"), enter: true });
      return;
    }
    if (event.target.closest("button.print")) window.print();
    const button = event.target.closest("button.copy");
    if (!button) return;
    const around = button.parentNode;
    const link = around.querySelector(".permalink");
    await copy(link ? link.href : around.querySelector(".cited").textContent);
    const status = document.getElementById("page:status");
    if (status) edition.say(status.dataset.copied);
    button.classList.add("done");
    button.focus();
  });
})();
