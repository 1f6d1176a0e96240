// What a reader types, taken apart: clauses that must all hold, each a choice among terms.
"use strict";
(function () {
  const TOKEN = /(-?)(?:([\p{L}]+):)?(?:["“„«]([^"“”„«»]*)(?:["”“»]|$)|(\S+))/gu;
  const LETTERS = { title: "t", person: "p", speaker: "s", place: "l", archive: "a", note: "n" };
  const OWN = { kind: true, year: true };

  // names: the fields' names in the language of the page, by our own: { title: "Titel", or: "oder" }.
  // Gives { clauses: [{ not, choices: [{ field, words, prefix, text }] }], unknown: [fields that are none] }.
  function parse(query, names) {
    const fields = new Map();
    for (const key of [...Object.keys(LETTERS), ...Object.keys(OWN)]) {
      fields.set(key, key);
      fields.set(teiSite.words.fold(names[key] || key), key);
    }
    const clauses = [];
    const unknown = [];
    let either = false;
    for (const match of query.matchAll(TOKEN)) {
      const [whole, minus, prefix, phrase, bare] = match;
      if (whole === "|" || whole === "OR" || (names.or && whole === names.or.toUpperCase())) {
        either = clauses.length > 0;
        continue;
      }
      const field = prefix ? fields.get(teiSite.words.fold(prefix)) : "";
      if (prefix && !field) unknown.push(prefix);
      const text = prefix && !field ? prefix + " " + (phrase || bare) : phrase !== undefined ? phrase : bare;
      const made = term(field || "", text, phrase === undefined);
      if (!made) continue;
      const before = clauses[clauses.length - 1];
      if (either && before && !before.not && !minus) before.choices.push(made);
      else clauses.push({ not: minus === "-", choices: [made] });
      either = false;
    }
    return { clauses: clauses, unknown: unknown };
  }

  function term(field, text, mayBePrefix) {
    if (field === "year") return years(text);
    const words = teiSite.words.find(text).map(function (each) { return each.word; });
    if (!words.length) return null;
    const prefix = mayBePrefix && text.endsWith("*");
    return { field: field, letter: LETTERS[field] || "", words: words, prefix: prefix, text: text };
  }

  function years(text) {
    const found = /^(\d{1,4})?(\.\.|–|-)?(\d{1,4})?$/u.exec(text);
    if (!found || (!found[1] && !found[3])) return null;
    const from = found[1] ? Number(found[1]) : 0;
    const to = found[3] ? Number(found[3]) : found[2] ? 9999 : from;
    return { field: "year", from: from, to: to, words: [], text: text };
  }

  teiSite.parseQuery = parse;
})();
