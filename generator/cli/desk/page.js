/* Shows the stories that fit what is chosen above them, and remembers it in the address. */
"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const told = form.querySelector("output");
  const folded = (words) => words.normalize("NFC").toLocaleLowerCase().replaceAll("ё", "е");
  const rows = [...document.querySelectorAll("tr.story")].map((row) => ({
    row, words: folded(row.querySelector("th").textContent),
  }));
  const has = (kept, wanted) => !wanted || (kept || "").split(" ").includes(wanted);

  function choose() {
    const { words, ...wanted } = Object.fromEntries(new FormData(form));
    const parts = folded(words).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of rows) {
      const fits = parts.every((part) => one.words.includes(part))
        && Object.entries(wanted).every(([name, value]) => has(one.row.dataset[name], value));
      one.row.hidden = !fits;
      shown += fits;
    }
    for (const group of document.querySelectorAll(".matrix tbody")) {
      group.hidden = !group.querySelector("tr.story:not([hidden])");
    }
    told.textContent = told.dataset.words.replace("#", shown.toLocaleString(document.documentElement.lang));
    const chosen = [...new FormData(form)].filter(([, value]) => value);
    history.replaceState(null, "", chosen.length ? `#${new URLSearchParams(chosen)}` : location.pathname);
  }

  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  form.hidden = false;
  form.addEventListener("input", choose);
  form.addEventListener("reset", () => setTimeout(choose));
  form.addEventListener("submit", (event) => event.preventDefault());
  choose();
})();
