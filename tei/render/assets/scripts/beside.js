// The text and its source scroll together; and going from one page to the other keeps the place.
"use strict";

(() => {
  const main = document.querySelector("main");
  const source = document.querySelector("section.source");

  // The first passage in sight.
  const inSight = () => {
    for (const element of document.querySelectorAll("article.text [id]")) {
      const box = element.getBoundingClientRect();
      if (box.bottom > 80 && box.height > 0) return element.id;
    }
    return "";
  };

  for (const link of document.querySelectorAll("a[data-keep-place]")) {
    link.addEventListener("click", () => {
      const moved = main.scrollTop > 0 || window.scrollY > window.innerHeight / 2;
      const id = moved ? inSight() : "";
      link.hash = id ? `#${id}` : "";
    });
  }
  if (!source) return;

  const panes = [main, source];
  let pairs = null;
  let leader = null;

  // How far down each passage and its line stand, in both; only those that go on downwards in both.
  const measure = () => {
    const down = (element, pane) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pairs = [[0, 0]];
    for (const number of source.querySelectorAll("p > a")) {
      const passage = document.getElementById(number.getAttribute("href").slice(1));
      if (!passage) continue;
      const pair = [down(passage, main), down(number.parentNode, source)];
      const last = pairs[pairs.length - 1];
      if (pair[0] > last[0] && pair[1] > last[1]) pairs.push(pair);
    }
    pairs.push([main.scrollHeight, source.scrollHeight]);
  };

  // At the top both show their beginning, at the bottom their end; between, the place that is compared wanders down.
  const follow = (from) => {
    if (!pairs) measure();
    const [a, b] = from === main ? [0, 1] : [1, 0];
    const to = panes[b];
    const scrollable = from.scrollHeight - from.clientHeight;
    if (scrollable <= 0 || to.scrollHeight <= to.clientHeight) return;
    const part = from.scrollTop / scrollable;
    const at = from.scrollTop + part * from.clientHeight;
    let next = pairs.findIndex((pair) => pair[a] > at);
    if (next < 1) next = pairs.length - 1;
    const [before, after] = [pairs[next - 1], pairs[next]];
    const share = (at - before[a]) / (after[a] - before[a] || 1);
    to.scrollTop = before[b] + share * (after[b] - before[b]) - part * to.clientHeight;
  };

  for (const pane of panes) {
    for (const kind of ["pointerenter", "pointerdown", "wheel", "touchstart", "keydown", "focusin"]) {
      pane.addEventListener(kind, () => { leader = pane; }, { passive: true });
    }
    pane.addEventListener("scroll", () => { if (pane === leader) follow(pane); }, { passive: true });
  }
  window.addEventListener("resize", () => { pairs = null; });
  window.addEventListener("load", () => {
    pairs = null;
    follow(/^#L\d+$/.test(location.hash) ? source : main);
  });
  for (const details of document.querySelectorAll("details")) details.addEventListener("toggle", () => { pairs = null; });
})();
