// The list of documents: its filters work together and at once; the address keeps them (#kind=letter&year=1931).
"use strict";
(function () {
  const SHOWN = 100;
  const box = document.getElementById("browse");
  const list = document.getElementById("list");
  const status = document.getElementById("found");
  const texts = teiSite.texts(box);
  const make = teiSite.element;
  const whole = { rows: [...list.children], status: status.textContent, pager: box.querySelector(".pager") };
  const chosen = new Map();
  let table = null, found = [], shown = 0;

  const clear = make("button", { type: "button", class: "clear", hidden: "hidden" }, texts.clear);
  const more = make("button", { type: "button", class: "more", hidden: "hidden" }, texts.more);
  status.parentElement.after(clear);
  list.after(more);
  box.querySelectorAll(".facets .help").forEach(function (each) { each.remove(); });

  // On a small screen the documents come first to sight; a filter opens when it is wanted.
  if (matchMedia("(max-width: 52rem)").matches) {
    box.querySelectorAll(".facet").forEach(function (each) { each.open = false; });
  }

  // Links become buttons that stay pressed; without the table of documents they stay links.
  function arm() {
    for (const facet of box.querySelectorAll(".facet")) {
      for (const link of facet.querySelectorAll("a[data-value]")) {
        const button = make("button", { type: "button", "aria-pressed": "false", "data-value": link.dataset.value });
        button.append(...link.childNodes);
        button.addEventListener("click", function () { toggle(facet.dataset.facet, button.dataset.value); });
        link.replaceWith(button);
      }
    }
  }

  function toggle(facet, value) {
    const values = chosen.get(facet) || new Set();
    if (!values.delete(value)) values.add(value);
    if (values.size) chosen.set(facet, values); else chosen.delete(facet);
    keepInAddress();
    show();
  }

  function keepInAddress() {
    const state = new URLSearchParams();
    for (const [facet, values] of chosen) state.set(facet, [...values].join(","));
    history.replaceState(null, "", location.pathname + (chosen.size ? "#" + state : ""));
  }

  function fromAddress() {
    chosen.clear();
    for (const [facet, values] of new URLSearchParams(location.hash.slice(1))) {
      const known = table.facets[facet];
      const own = known ? values.split(",").filter(function (each) { return known.values.includes(each); }) : [];
      if (own.length) chosen.set(facet, new Set(own));
    }
  }

  // Whether a document has one of the chosen values of each facet, but for one facet that does not count.
  function fits(n, but) {
    for (const [facet, values] of chosen) {
      const columns = table.facets[facet];
      if (facet !== but && !columns.of[n].some(function (each) { return values.has(columns.values[each]); })) return false;
    }
    return true;
  }

  function show() {
    const numbers = table.name.map(function (_, n) { return n; });
    found = numbers.filter(function (n) { return fits(n, ""); });
    for (const facet of box.querySelectorAll(".facet")) {
      const columns = table.facets[facet.dataset.facet];
      const counts = new Array(columns.values.length).fill(0);
      for (const n of numbers) if (fits(n, facet.dataset.facet)) for (const each of columns.of[n]) counts[each]++;
      const values = chosen.get(facet.dataset.facet) || new Set();
      for (const button of facet.querySelectorAll("button")) {
        const number = counts[columns.values.indexOf(button.dataset.value)];
        button.querySelector(".number").textContent = number;
        button.setAttribute("aria-pressed", values.has(button.dataset.value));
        button.classList.toggle("none", !number);
        const folded = button.closest("details.rest");
        if (folded && values.has(button.dataset.value)) folded.open = true;
        if (values.has(button.dataset.value)) facet.open = true;
      }
    }
    clear.hidden = !chosen.size;
    if (chosen.size) {
      status.textContent = found.length ? teiSite.count(texts.count, found.length, texts.language) : texts.none_match;
      shown = 0;
      list.replaceChildren();
      next();
    } else {
      status.textContent = whole.status;
      list.replaceChildren(...whole.rows);
      more.hidden = true;
    }
    if (whole.pager) whole.pager.hidden = chosen.size > 0;
  }

  function next() {
    list.append(...found.slice(shown, shown + SHOWN).map(row));
    shown = Math.min(found.length, shown + SHOWN);
    more.hidden = shown >= found.length;
  }

  function row(n) {
    const title = make("a", { href: teiSite.address(table.name[n] + ".html"), lang: table.lang[n] }, table.title[n] || table.name[n]);
    const when = make("span", table.sure[n] ? {} : { class: "inferred" }, table.shown[n] || texts.undated);
    return make("li", {}, make("p", { class: "when" }, when),
      make("div", {}, make("h3", {}, title), make("p", { class: "what" }, table.what[n])));
  }

  more.addEventListener("click", function () {
    const first = shown;
    next();
    list.children[first].querySelector("a").focus();
  });
  clear.addEventListener("click", function () {
    chosen.clear();
    keepInAddress();
    show();
    status.focus();
  });
  teiSite.part("documents").then(function (value) {
    table = value;
    arm();
    fromAddress();
    if (chosen.size) show();
    addEventListener("hashchange", function () { fromAddress(); show(); });
  }, function () {});
})();
