// Finding documents: loads the parts of the index that a query needs, joins them, ranks what is found.
"use strict";
(function () {
  const DIGITS = [];
  for (let code = 33; code < 127 && DIGITS.length < 88; code++) {
    const sign = String.fromCharCode(code);
    if (!"\"\\<&'".includes(sign)) DIGITS.push(code);
  }
  const HALF = DIGITS.length / 2;
  const VALUE = new Int16Array(128);
  DIGITS.forEach(function (code, digit) { VALUE[code] = digit; });
  const TITLE = 6, K = 1.2, B = 0.6;  // weight of a word in the title; the two numbers of BM25
  const MOST = 200;  // terms that a beginning stands for, at most

  let opened = null;

  // The table of contents, the table of documents, and the stemmers that the texts need.
  function open() {
    if (!opened) {
      opened = Promise.all([teiSite.part("search"), teiSite.part("documents")]).then(function (both) {
        const contents = both[0];
        return Promise.all(contents.languages.map(function (each) { return teiSite.script("stem-" + each); }))
          .then(function () {
            const lengths = contents.lengths;
            const sum = lengths.reduce(function (all, each) { return all + each; }, 0);
            return { contents: contents, documents: both[1], mean: sum / Math.max(1, lengths.length) };
          });
      });
      opened.catch(function () { opened = null; });
    }
    return opened;
  }

  // The number of the part that has a term, if any has.
  function partOf(firsts, term) {
    let low = 0, high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= term) low = middle + 1; else high = middle;
    }
    return Math.max(0, low - 1);
  }

  function loadFor(index, terms, beginnings) {
    const firsts = index.contents.firsts;
    const wanted = new Set();
    if (firsts.length) {
      for (const each of terms) wanted.add(partOf(firsts, each));
      for (const each of beginnings) {
        const last = partOf(firsts, each + "\uffff");
        for (let n = partOf(firsts, each); n <= last && n < firsts.length; n++) wanted.add(n);
      }
    }
    return Promise.all([...wanted].map(function (n) {
      return teiSite.part("words/" + n).then(function (text) { return [n, text]; });
    })).then(function (found) { return new Map(found); });
  }

  // The places of a term: a map from document to the numbers of its words there.
  function places(index, parts, term) {
    const text = parts.get(partOf(index.contents.firsts, term));
    const at = text === undefined ? -1 : text.indexOf("\n" + term + " ");
    return at < 0 ? null : unpack(text, at + term.length + 2);
  }

  function unpack(text, at) {
    const found = new Map();
    let document = 0;
    while (text.charCodeAt(at) !== 10) {
      let state = 0, left = 0, where = null, place = 0;
      do {
        let number = 0, factor = 1, digit = VALUE[text.charCodeAt(at++)];
        while (digit >= HALF) {
          number += (digit - HALF) * factor;
          factor *= HALF;
          digit = VALUE[text.charCodeAt(at++)];
        }
        number += digit * factor;
        if (state === 0) { document += number; state = 1; }
        else if (state === 1) { left = number; where = new Array(number); state = 2; place = 0; }
        else { place += number; where[where.length - left] = place; left--; }
      } while (state < 2 || left > 0);
      found.set(document, where);
    }
    return found;
  }

  function beginning(parts, start, letter, most) {
    const found = [];
    for (const text of parts.values()) {
      let at = text.indexOf("\n" + start);
      while (at >= 0 && found.length < (most || MOST)) {
        const term = text.slice(at + 1, text.indexOf(" ", at));
        const field = term.includes(":") ? term.slice(-1) : "";
        if (field === letter) found.push(term);
        at = text.indexOf("\n" + start, at + 1);
      }
    }
    return [...new Set(found)];
  }

  function join(maps) {
    const some = maps.filter(Boolean);
    if (some.length < 2) return some[0] || new Map();
    const joined = new Map();
    for (const each of some) {
      for (const [document, where] of each) {
        const before = joined.get(document);
        joined.set(document, before ? [...new Set(before.concat(where))].sort(function (a, b) { return a - b; }) : where);
      }
    }
    return joined;
  }

  function keys(word, letter) {
    return teiSite.words.variants(word).map(function (each) { return letter ? each + ":" + letter : each; });
  }

  // Where the words of a choice are: places of its first word; only where the others follow.
  function look(index, parts, choice, letter) {
    const lists = choice.words.map(function (word, n) {
      const terms = keys(word, letter);
      if (choice.prefix && n === choice.words.length - 1) {
        terms.push(...beginning(parts, teiSite.words.fold(word), letter));
      }
      return join([...new Set(terms)].map(function (term) { return places(index, parts, term); }));
    });
    if (lists.length === 1) return lists[0];
    const found = new Map();
    for (const [document, where] of lists[0]) {
      const others = lists.slice(1).map(function (list) { return new Set(list.get(document)); });
      const starts = where.filter(function (place) {
        return others.every(function (set, n) { return set.has(place + n + 1); });
      });
      if (starts.length) found.set(document, starts);
    }
    return found;
  }

  function fromTable(index, choice) {
    const documents = index.documents;
    const found = new Map();
    if (choice.field === "year") {
      documents.date.forEach(function (date, n) {
        const from = Number.parseInt(date, 10);
        const to = Number.parseInt(documents.end[n] || date, 10);
        if (from <= choice.to && to >= choice.from) found.set(n, []);
      });
    } else {
      const facet = documents.facets.kind;
      const wanted = teiSite.words.fold(choice.text.replace(/\*$/, ""));
      const fits = (facet ? facet.labels : []).map(function (label, n) {
        const names = [teiSite.words.fold(label), facet.values[n]];
        return names.some(function (name) { return choice.prefix ? name.startsWith(wanted) : name === wanted; });
      });
      if (facet) facet.of.forEach(function (kinds, n) { if (kinds.some(function (k) { return fits[k]; })) found.set(n, []); });
    }
    return found;
  }

  // How well each document fits one choice: { score, places of the text }.
  function weigh(index, parts, choice) {
    if (choice.field === "year" || choice.field === "kind") {
      const found = new Map();
      for (const document of fromTable(index, choice).keys()) found.set(document, { score: 0, places: [] });
      return found;
    }
    const text = look(index, parts, choice, choice.letter);
    const title = choice.letter ? new Map() : look(index, parts, choice, "t");
    const all = new Set([...text.keys(), ...title.keys()]);
    const lengths = index.contents.lengths;
    const rare = Math.log(1 + (lengths.length - all.size + 0.5) / (all.size + 0.5));
    const found = new Map();
    for (const document of all) {
      const where = text.get(document) || [];
      const often = where.length + TITLE * (title.get(document) || []).length;
      const norm = K * (1 - B + B * lengths[document] / index.mean);
      const seen = choice.letter === "" || choice.letter === "n" ? spread(where, choice.words.length) : [];
      found.set(document, { score: rare * often * (K + 1) / (often + norm) * choice.words.length, places: seen });
    }
    return found;
  }

  function spread(where, length) {
    if (length === 1) return where;
    const all = [];
    for (const place of where) for (let n = 0; n < length; n++) all.push(place + n);
    return all;
  }

  function evaluate(index, parts, clauses) {
    let found = null;
    const denied = new Set();
    for (const clause of clauses) {
      const weighed = clause.choices.map(function (choice) { return weigh(index, parts, choice); });
      if (clause.not) {
        weighed.forEach(function (each) { for (const document of each.keys()) denied.add(document); });
        continue;
      }
      const either = new Map();
      for (const each of weighed) {
        for (const [document, hit] of each) {
          const before = either.get(document);
          either.set(document, before
            ? { score: before.score + hit.score, clauses: [before.clauses[0].concat(hit.places)] }
            : { score: hit.score, clauses: [hit.places] });
        }
      }
      if (!found) { found = either; continue; }
      const both = new Map();
      for (const [document, hit] of either) {
        const before = found.get(document);
        if (before) both.set(document, { score: before.score + hit.score, clauses: before.clauses.concat(hit.clauses) });
      }
      found = both;
    }
    if (!found) {  // nothing but exclusions: all documents that are left
      found = new Map();
      if (denied.size || clauses.length) index.contents.lengths.forEach(function (_, n) { found.set(n, { score: 0, clauses: [] }); });
    }
    return [...found].filter(function (each) { return !denied.has(each[0]); })
      .map(function (each) { return { document: each[0], score: each[1].score, clauses: each[1].clauses }; });
  }

  function needs(clauses) {
    const terms = new Set(), beginnings = new Set();
    for (const clause of clauses) {
      for (const choice of clause.choices) {
        choice.words.forEach(function (word, n) {
          if (choice.field === "kind") return;
          for (const letter of choice.letter ? [choice.letter] : ["", "t"]) {
            for (const key of keys(word, letter)) terms.add(key);
          }
          if (choice.prefix && n === choice.words.length - 1) beginnings.add(teiSite.words.fold(word));
        });
      }
    }
    return [terms, beginnings];
  }

  // The documents that fit, best first: [{ document, score, clauses: [places] }].
  async function find(clauses) {
    const index = await open();
    const [terms, beginnings] = needs(clauses);
    const parts = await loadFor(index, terms, beginnings);
    const found = evaluate(index, parts, clauses);
    found.sort(function (a, b) { return b.score - a.score || a.document - b.document; });
    return found;
  }

  // Beginnings of words in the index that are written much like those of a query that were not found.
  async function near(clauses) {
    const index = await open();
    const found = [];
    for (const clause of clauses) {
      const word = clause.choices[0].words[0];
      if (!word || clause.choices[0].letter || (await find([clause])).length) continue;
      for (const stem of teiSite.words.variants(word).slice(0, 2)) {
        const parts = await loadFor(index, [], [stem.slice(0, 2)]);
        const close = beginning(parts, stem.slice(0, 2), "", 5000)
          .map(function (term) { return [distance(stem, term), term]; })
          .filter(function (each) { return each[0] <= (stem.length > 5 ? 2 : 1); })
          .sort(function (a, b) { return a[0] - b[0] || (a[1] < b[1] ? -1 : 1); });
        for (const each of close.slice(0, 3)) found.push(each[1] + "*");
      }
    }
    return [...new Set(found)].slice(0, 5);
  }

  // How many letters must be changed, added or taken out to make one word of the other; 3 for all above 2.
  function distance(one, other) {
    if (Math.abs(one.length - other.length) > 2) return 3;
    let row = Array.from({ length: other.length + 1 }, function (_, n) { return n; });
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
      }
      row = next;
    }
    return Math.min(3, row[other.length]);
  }

  teiSite.search = { open: open, find: find, near: near };
})();
