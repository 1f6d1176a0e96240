// The search page: what is typed is found at once; the address keeps it (#q=…).
"use strict";
(function () {
  const SHOWN = 10;  // results at first, and more each time
  const AROUND = 70, LENGTH = 240;  // characters before the first hit of a snippet; of the whole
  const SNIPPETS = 3;
  const SHORT = 25;  // a passage below this is a speaker's name, a date line
  const form = document.getElementById("search");
  const input = document.getElementById("q");
  const order = document.getElementById("order");
  const status = document.getElementById("status");
  const list = document.getElementById("results");
  const more = document.getElementById("more");
  const advice = document.getElementById("advice");
  const texts = teiSite.texts(form);
  const make = teiSite.element;
  let current = 0, found = [], shown = 0, index = null, asked = "";

  function fromAddress() {
    const hash = new URLSearchParams(location.hash.slice(1));
    return hash.get("q") || new URLSearchParams(location.search).get("q") || "";
  }

  function keepInAddress(query) {
    history.replaceState(null, "", location.pathname + (query ? "#" + new URLSearchParams({ q: query }) : ""));
  }

  async function run() {
    const query = input.value.trim().slice(0, 500);
    const own = ++current;
    asked = query;
    advice.replaceChildren();
    if (!query) {
      found = [];
      clear();
      status.textContent = "";
      return;
    }
    try {
      index = await teiSite.search.open();
      const parsed = teiSite.parseQuery(query, texts.fields);
      const results = await teiSite.search.find(parsed.clauses);
      if (own !== current) return;
      if (order.value === "date") results.sort(function (a, b) { return a.document - b.document; });
      found = results;
      const rows = await rowsFor(0);
      if (own !== current) return;
      clear();
      append(rows);
      say(query, parsed);
      if (!found.length) await advise(parsed, own);
    } catch (error) {
      if (own !== current) return;
      clear();
      status.textContent = teiSite.fill(texts.search_failed, { file: error.message });
      if (!(error instanceof Error) || error.constructor !== Error) throw error;
    }
  }

  function clear() {
    list.replaceChildren();
    shown = 0;
    more.hidden = true;
  }

  function say(query, parsed) {
    const lines = parsed.unknown.map(function (field) { return teiSite.fill(texts.results_unknown_field, { field: field }); });
    if (found.length) {
      const count = teiSite.count(texts.results, found.length, texts.language);
      lines.unshift(teiSite.fill(texts.results_for, { count: count, query: query }));
    } else {
      lines.unshift(teiSite.fill(texts.results_none, { query: query }));
    }
    status.textContent = lines.join(" ");
  }

  function append(rows) {
    list.append(...rows);
    shown += rows.length;
    more.hidden = shown >= found.length;
  }

  function rowsFor(start) {
    return Promise.all(found.slice(start, start + SHOWN).map(row));
  }

  async function row(hit) {
    const documents = index.documents;
    const name = documents.name[hit.document];
    const passages = await teiSite.part("text/" + name);
    const lang = documents.lang[hit.document];
    const page = teiSite.address(name + ".html");
    const title = make("a", { href: page, lang: lang }, documents.title[hit.document] || name);
    const when = make("p", { class: "when" }, make("span", documents.sure[hit.document] ? {} : { class: "inferred" },
      documents.shown[hit.document] || texts.undated));
    const inner = make("div", {}, make("h2", {}, title), make("p", { class: "what" }, documents.what[hit.document]));
    const best = choose(passages, hit.clauses);
    const shownPassages = best.slice(0, SNIPPETS).sort(function (a, b) { return a.number - b.number; });
    const target = page + "?" + new URLSearchParams({ q: asked });
    for (const each of shownPassages) {
      const passage = passages[each.number];
      const href = target + (passage[0] ? "#" + encodeURIComponent(passage[0]) : "");
      const link = make("a", { href: href, lang: passage[3] });
      link.append(...snippet(passage, each.places));
      inner.append(make("p", { class: "snippet" }, link));
    }
    if (best.length > SNIPPETS) {
      const count = teiSite.count(texts.passages, best.length - SNIPPETS, texts.language);
      inner.append(make("p", { class: "rest" }, teiSite.fill(texts.more_hits, { count: count })));
    }
    return make("li", {}, when, inner);
  }

  // The passages with hits, those that have most of what was asked first; the first words where none has any.
  function choose(passages, clauses) {
    const hits = new Map();
    clauses.forEach(function (places, clause) {
      for (const place of places) {
        const number = passageOf(passages, place);
        if (!hits.has(number)) hits.set(number, { number: number, places: new Set(), clauses: new Set() });
        hits.get(number).places.add(place);
        hits.get(number).clauses.add(clause);
      }
    });
    const found = [...hits.values()].sort(function (a, b) {
      return b.clauses.size - a.clauses.size || (a.number === 0) - (b.number === 0) ||
        (passages[a.number][2].length < SHORT) - (passages[b.number][2].length < SHORT) ||
        Math.min(b.places.size, 5) - Math.min(a.places.size, 5) || a.number - b.number;
    });
    if (found.length) return found;
    const first = passages.findIndex(function (each, n) { return n > 0 && each[2].length >= 3 * SHORT; });
    return passages.length > 1 ? [{ number: Math.max(1, first), places: new Set() }] : [];
  }

  function passageOf(passages, place) {
    let low = 0, high = passages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passages[middle][1] <= place) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  function snippet(passage, places) {
    const text = passage[2];
    const words = teiSite.words.find(text);
    const marked = words.filter(function (_, n) { return places.has(passage[1] + n); });
    const first = marked.length ? marked[0].start : 0;
    let start = Math.max(0, first - AROUND);
    if (start) start = Math.min(first, text.indexOf(" ", start) + 1);
    let end = Math.min(text.length, start + LENGTH);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), marked.length ? first + marked[0].word.length : 0) || end;
    const pieces = [start ? "… " : ""];
    let at = start;
    for (const each of marked) {
      const to = each.start + each.word.length;
      if (each.start < at || to > end) continue;
      pieces.push(text.slice(at, each.start), make("mark", {}, text.slice(each.start, to)));
      at = to;
    }
    pieces.push(text.slice(at, end), end < text.length ? " …" : "");
    return pieces;
  }

  // Nothing was found: how often is each clause alone, and what is written much like it.
  async function advise(parsed, own) {
    const lines = [make("p", {}, texts.results_none_help)];
    const positive = parsed.clauses.filter(function (each) { return !each.not; });
    const alone = [];
    for (const clause of positive) {
      const number = (await teiSite.search.find([clause])).length;
      if (number && positive.length > 1) alone.push(link(written(clause), teiSite.count(texts.documents, number, texts.language)));
    }
    const near = await teiSite.search.near(positive);
    if (own !== current) return;
    if (alone.length) lines.push(make("p", {}, texts.results_alone), make("ul", {}, ...alone));
    if (near.length) {
      lines.push(make("p", {}, texts.results_nearest), make("ul", {}, ...near.map(function (each) { return link(each, ""); })));
    }
    advice.replaceChildren(...lines);
  }

  function written(clause) {
    return clause.choices.map(function (choice) {
      const text = choice.words.length > 1 ? '"' + choice.text + '"' : choice.text;
      return choice.field ? choice.field + ":" + text : text;
    }).join(" OR ");
  }

  function link(query, after) {
    const made = make("a", { href: "#" + new URLSearchParams({ q: query }) }, query);
    return make("li", {}, made, after ? " " : "", make("span", { class: "number" }, after));
  }

  let timer = 0;
  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(function () { keepInAddress(input.value.trim()); run(); }, 150);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    keepInAddress(input.value.trim());
    run();
  });
  order.addEventListener("change", run);
  addEventListener("hashchange", function () {
    const query = fromAddress();
    if (query !== input.value.trim()) { input.value = query; run(); }
  });
  more.addEventListener("click", async function () {
    const first = shown;
    append(await rowsFor(shown));
    const next = list.children[first];
    if (next) next.querySelector("a").focus();
  });

  document.documentElement.classList.add("searchable");
  input.value = fromAddress();
  teiSite.search.open().catch(function () {});
  if (input.value) run(); else if (matchMedia("(hover: hover)").matches) input.focus({ preventScroll: true });
})();
