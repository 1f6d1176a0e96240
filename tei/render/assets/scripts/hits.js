// Marks the words that were searched for, where a result of the search led here (?q=…); else loads nothing.
"use strict";

(() => {
  const query = new URLSearchParams(location.search).get("q");
  const own = document.currentScript;
  if (!query || !own || !own.src) return;
  const folder = own.src.slice(0, own.src.lastIndexOf("/") + 1);
  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${folder}site/${name}.js`;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  (async () => {
    try {
      for (const name of ["parts", "words", "query", "marks"]) await load(name);
    } catch {
      return; // a page that was saved without its site
    }
    await window.teiSite.mark(query.slice(0, 500));
  })();
})();
