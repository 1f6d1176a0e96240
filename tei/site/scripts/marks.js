// The words of a query, marked in the text of a page: the forms that the search finds, and of a phrase the whole.
"use strict";
teiSite.mark = async function (query) {
  const contents = await teiSite.part("search");
  await Promise.all(contents.languages.map(function (each) { return teiSite.script("stem-" + each); }));
  const words = teiSite.words;
  const choices = teiSite.parseQuery(query, {}).clauses
    .filter(function (clause) { return !clause.not; })
    .flatMap(function (clause) { return clause.choices; })
    .filter(function (choice) { return choice.words.length && (choice.field === "" || choice.field === "note"); })
    .map(function (choice) {
      return choice.words.map(function (word, n) {
        const beginning = choice.prefix && n === choice.words.length - 1 ? words.fold(word) : null;
        return { forms: new Set(words.variants(word)), beginning: beginning };
      });
    });
  if (!choices.length) return;

  const found = [];
  for (const text of document.querySelectorAll("main .text")) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement.closest("[lang]");
      const language = element ? element.lang : "";
      for (const each of words.find(node.data)) found.push({ node: node, start: each.start, word: each.word, language: language });
    }
  }
  const fits = function (place, wanted) {
    if (!place) return false;
    if (wanted.beginning !== null && words.fold(place.word).startsWith(wanted.beginning)) return true;
    return words.stems(place.word, place.language).some(function (stem) { return wanted.forms.has(stem); });
  };
  const hits = new Set();
  found.forEach(function (_, n) {
    for (const choice of choices) {
      if (choice.every(function (wanted, step) { return fits(found[n + step], wanted); })) {
        for (let step = 0; step < choice.length; step++) hits.add(n + step);
      }
    }
  });
  for (const n of [...hits].sort(function (a, b) { return b - a; })) {  // from the end, so that offsets stay right
    const place = found[n];
    const word = place.node.splitText(place.start);
    word.splitText(place.word.length);
    const mark = document.createElement("mark");
    word.replaceWith(mark);
    mark.append(word);
  }
};
