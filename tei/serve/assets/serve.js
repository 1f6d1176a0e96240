// Added by `tei serve`: reloads the page after each build, and puts each defect beside the passage it concerns.
(() => {
  const { version } = document.currentScript.dataset;
  let source = null;
  const listen = () => {
    source?.close();
    source = null;
    // A browser allows few connections to one server: a page in the background gives its own up.
    if (document.visibilityState === "hidden") return;
    source = new EventSource("/.tei-serve/events");
    source.onmessage = (event) => {
      if (event.data !== version) location.reload();
    };
  };
  document.addEventListener("visibilitychange", listen);
  listen();

  for (const entry of document.querySelectorAll(".tei-serve li[data-passage]")) {
    const passage = entry.dataset.passage && document.getElementById(entry.dataset.passage);
    if (!passage) continue;
    passage.classList.add("tei-serve-passage");
    const box = document.createElement("div");
    box.className = `tei-serve-here ${entry.className}`;
    box.lang = "en";
    box.dir = "ltr";
    const back = document.createElement("a");
    back.href = `#${entry.id}`;
    back.textContent = entry.querySelector("b").textContent;
    box.append(back, " ", entry.querySelector(".message").textContent);
    passage.before(box);
  }
})();
