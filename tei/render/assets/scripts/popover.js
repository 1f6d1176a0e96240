// A box beside a link, for what the page has elsewhere. Nothing here is needed to read the page.
"use strict";

const edition = {};
document.documentElement.classList.add("js");

// open(mark, content, options): show a box beside a link. Escape, a click elsewhere and the button close it; the focus
// goes back to the link when it was in the box.
//   options.name: what the box is called; options.enter: whether the focus goes into it;
//   options.leads: the text of a link to where the content stands, if there is to be one.
edition.popover = (() => {
  const template = document.getElementById("page:popover");
  const REACHABLE = "a[href], button, input, summary, [tabindex='0']";
  let shown = null;
  let returning = false;

  const close = (back) => {
    if (!shown) return;
    const { mark, box } = shown;
    const inside = box.contains(document.activeElement);
    shown = null;
    mark.setAttribute("aria-expanded", "false");
    mark.removeAttribute("aria-describedby");
    box.remove();
    if (back && (inside || document.activeElement === mark || document.activeElement === document.body)) {
      returning = true;
      mark.focus({ preventScroll: true });
      returning = false;
    }
  };

  // Below the link where there is room, else above; never wider or higher than the window.
  const place = () => {
    if (!shown) return;
    const { mark, box } = shown;
    const at = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const gap = 8;
    const width = document.documentElement.clientWidth;
    const below = window.innerHeight - at.bottom - 2 * gap;
    const above = at.top - 2 * gap;
    if (at.bottom < 0 || at.top > window.innerHeight) {
      close(false);
      return;
    }
    box.style.maxHeight = "";
    if (shown.up === undefined) shown.up = box.offsetHeight > below && above > below;
    const room = Math.max(shown.up ? above : below, 96);
    box.style.maxHeight = `${room}px`;
    const top = shown.up ? at.top - gap - Math.min(box.offsetHeight, room) : at.bottom + gap;
    const left = Math.min(Math.max(at.left - 24, gap), width - box.offsetWidth - gap);
    box.style.top = `${Math.max(top, gap)}px`;
    box.style.left = `${Math.max(left, gap)}px`;
  };

  const open = (mark, content, { name, enter, leads }) => {
    close(false);
    const box = template.content.firstElementChild.cloneNode(true);
    box.setAttribute("aria-label", name);
    box.querySelector(".content").append(...content.childNodes);
    box.querySelector(".content").id = "page:popover-content";
    if (content.lang) {
      box.querySelector(".content").lang = content.lang;
      box.querySelector(".content").dir = content.dir;
    }
    const link = box.querySelector(".leads");
    if (leads) {
      link.textContent = leads;
      link.setAttribute("href", mark.getAttribute("href"));
    } else {
      link.remove();
    }
    document.body.append(box);
    shown = { mark, box, entered: Boolean(enter) };
    mark.setAttribute("aria-expanded", "true");
    mark.setAttribute("aria-describedby", "page:popover-content");
    place();
    if (enter) box.focus({ preventScroll: true });
    return box;
  };

  const step = (event) => {
    const stops = [...shown.box.querySelectorAll(REACHABLE)];
    const here = document.activeElement;
    if (event.shiftKey && (here === shown.box || here === stops[0])) {
      event.preventDefault();
      close(true);
    } else if (!event.shiftKey && here === stops[stops.length - 1]) {
      close(true); // and the browser goes on from the link
    }
  };

  document.addEventListener("keydown", (event) => {
    if (!shown) return;
    if (event.key === "Escape") {
      event.preventDefault();
      close(true);
    } else if (event.key === "Tab" && shown.box.contains(document.activeElement)) {
      step(event);
    }
  });
  document.addEventListener("click", (event) => {
    if (!shown) return;
    if (event.target.closest(".popover .close")) close(true);
    else if (event.target.closest(".popover .leads")) close(false);
    else if (!shown.box.contains(event.target) && !shown.mark.contains(event.target)) close(false);
  });
  document.addEventListener("focusout", (event) => {
    if (shown && event.target === shown.mark && !shown.box.contains(event.relatedTarget)) {
      if (event.relatedTarget) close(false);
    }
  });
  window.addEventListener("scroll", place, { capture: true, passive: true });
  window.addEventListener("resize", place);
  window.addEventListener("beforeprint", () => close(false));

  return {
    open,
    close,
    ready: template !== null,
    isOpen: (mark) => shown !== null && shown.mark === mark,
    isEntered: () => shown !== null && shown.entered,
    enter: () => {
      shown.entered = true;
      shown.box.focus({ preventScroll: true });
    },
    isReturning: () => returning,
  };
})();

// Said to screen readers.
edition.say = (words) => {
  const status = document.getElementById("page:status");
  if (!status) return;
  status.textContent = "";
  setTimeout(() => { status.textContent = words; }, 50); // the same words again are news too
};

// Kept from one page to the next where the browser allows it.
edition.remember = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // from a disk, or when storing is forbidden: the choice holds for this page
  }
};
edition.recall = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
