// Words as the search knows them: the same as tei/site/search/words.py, which a test compares.
"use strict";
(function () {
  const MARKS = "\\u00ad\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05c7\\u064b-\\u065f\\u0670\\u200b-\\u200d";
  const CJK = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const WORD = new RegExp("[" + CJK + "]|(?:(?![" + CJK + "])[\\p{L}\\p{N}" + MARKS + "])+", "gu");
  const DROPPED = new RegExp("[" + MARKS + "]+", "gu");
  const CYRILLIC = /[\u0400-\u04ff]/u;
  const BARE = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ",
    "ѣ": "е", "і": "и", "ѳ": "ф", "ѵ": "и",
  };

  // The words of a text with the offset of each.
  function find(text) {
    const found = [];
    for (const match of text.replace(/[\u02b9\u02bb\u02bc\u2018\u2019]/g, "'").matchAll(WORD)) {
      found.push({ word: text.slice(match.index, match.index + match[0].length), start: match.index });
    }
    return found;
  }

  function fold(word) {
    let folded = "";
    for (const sign of word.normalize("NFC").toLowerCase()) {
      folded += sign === "й" || sign === "ї" ? sign : sign.normalize("NFKD").replace(DROPPED, "");
    }
    let bare = "";
    for (const sign of folded) bare += sign in BARE ? BARE[sign] : sign;
    return bare;
  }

  const kept = new Map();

  function stems(word, language) {
    const key = language + " " + word;
    if (!kept.has(key)) kept.set(key, makeStems(word, language));
    return kept.get(key);
  }

  function makeStems(word, language) {
    const stemmers = teiSite.stemmers;
    const lower = word.normalize("NFC").toLowerCase();
    if (CYRILLIC.test(lower)) {
      const folded = fold(lower).replace(/ъ$/u, "");
      return [stemmers.ru ? stemmers.ru.stemWord(folded) : folded];
    }
    const name = language.split("-")[0].toLowerCase();
    if (name === "ru" || !(name in stemmers)) return [fold(lower)];
    const one = fold(stemmers[name].stemWord(lower));
    const other = fold(stemmers[name].stemWord(fold(lower)));
    return one === other ? [one] : [one, other];
  }

  // All that a word of a query may be found by, in whatever language it is meant.
  function variants(word) {
    const found = new Set(stems(word, ""));
    if (!CYRILLIC.test(word)) {
      for (const language of Object.keys(teiSite.stemmers)) {
        for (const each of stems(word, language)) found.add(each);
      }
    }
    return [...found];
  }

  teiSite.words = { find: find, fold: fold, stems: stems, variants: variants };
})();
