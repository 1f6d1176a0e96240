// Data and code that a page loads when it needs them. They come as scripts: a page on a disk may load nothing else.
"use strict";
window.teiSite = (function () {
  const own = "assets/site/parts.js";
  const base = document.currentScript.src.slice(0, -own.length);
  const values = new Map();
  const promises = new Map();

  // The address of a file of the site.
  function address(path) {
    return base + path.split("/").map(encodeURIComponent).join("/");
  }

  function load(path) {
    if (!promises.has(path)) {
      promises.set(path, new Promise(function (done, failed) {
        const script = document.createElement("script");
        script.src = address(path);
        script.onload = function () { script.remove(); done(); };
        script.onerror = function () {
          script.remove();
          promises.delete(path);
          failed(new Error(path));
        };
        document.head.append(script);
      }));
    }
    return promises.get(path);
  }

  return {
    stemmers: {},
    address: address,
    // Called by each part when it is run.
    add: function (name, value) { values.set(name, value); },
    // The value of a part.
    part: function (name) {
      return values.has(name)
        ? Promise.resolve(values.get(name))
        : load("assets/data/" + name + ".js").then(function () { return values.get(name); });
    },
    script: function (name) { return load("assets/site/" + name + ".js"); },
    // The words of the page's language that a script needs.
    texts: function (element) { return JSON.parse(element.dataset.texts); },
    fill: function (text, values) {
      return text.replace(/\{(\w+)\}/g, function (whole, key) { return key in values ? values[key] : whole; });
    },
    // The form of a counted word; the same rules as in interface.py.
    count: function (forms, number, language) {
      let form = number === 1 ? 0 : 1;
      if (language === "fr") form = number > 1 ? 1 : 0;
      if (language === "ru") {
        const ten = number % 10, hundred = number % 100;
        form = ten === 1 && hundred !== 11 ? 0 : ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
      }
      return forms[form].replace("{n}", number);
    },
    element: function (name, attributes, ...children) {
      const made = document.createElement(name);
      for (const key of Object.keys(attributes)) {
        if (attributes[key] !== "" && attributes[key] !== null) made.setAttribute(key, attributes[key]);
      }
      made.append(...children);
      return made;
    },
  };
})();
