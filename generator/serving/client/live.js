/* Follows the site: compares the state that the page came in with the one that the server tells, and loads the page
   again, or its styles alone, or says over it what is wrong. Whatever was missed in between does not matter. */
"use strict";
(() => {
  const own = document.currentScript.dataset;
  const came = { page: own.page, edition: own.edition };
  let styles = own.styles;
  let stream = null;
  let overlay = null;
  let shown = "[]";
  let isLeaving = false;

  const KEY = "vestnik-place";
  const BLOCKS = "main :is(h1,h2,h3,h4,p,li,blockquote,figcaption,pre,tr,dt,dd)";

  /* Where the reader is: how far down, and which words are at the top of the window, for those may be further down
     the next time. */
  function place() {
    const blocks = [...document.querySelectorAll(BLOCKS)];
    const top = blocks.find((block) => block.getBoundingClientRect().bottom > 0);
    const words = top && top.textContent.trim();
    const same = blocks.filter((block) => block.textContent.trim() === words);
    return {
      path: location.pathname, x: scrollX, y: scrollY, words,
      which: same.indexOf(top), top: top ? top.getBoundingClientRect().top : 0,
    };
  }

  function keepPlace() {
    isLeaving = true;
    try {
      sessionStorage.setItem(KEY, JSON.stringify(place()));
      history.scrollRestoration = "manual";
    } catch { /* then the browser's own memory must do */ }
  }

  function goBack() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(KEY));
      sessionStorage.removeItem(KEY);
    } catch { return; }
    if (!kept || kept.path !== location.pathname || !kept.y) return;
    scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    const same = [...document.querySelectorAll(BLOCKS)].filter((block) => block.textContent.trim() === kept.words);
    const block = same[kept.which] || same[0];
    if (block) hold(block, kept.top);
  }

  /* Keeps a block at its height in the window until the reader moves: photos above it may come, and grow, later. */
  function hold(block, top) {
    const sizes = new ResizeObserver(() => {
      scrollBy({ left: 0, top: block.getBoundingClientRect().top - top, behavior: "instant" });
    });
    sizes.observe(document.body);
    for (const move of ["wheel", "touchmove", "pointerdown", "keydown"]) {
      addEventListener(move, () => sizes.disconnect(), { once: true, passive: true });
    }
  }

  function swapStyles(wanted) {
    styles = wanted;
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(old.href);
      if (address.origin !== location.origin) continue;
      address.searchParams.set("styles", wanted);
      const fresh = old.cloneNode();
      fresh.href = address;
      fresh.addEventListener("load", () => old.remove());
      old.after(fresh);
    }
  }

  function made(name, text, className) {
    const element = document.createElement(name);
    element.textContent = text || "";
    if (className) element.className = className;
    return element;
  }

  function drawn(problem, words) {
    const item = made("li");
    const head = made("p", "", "head");
    head.append(made("code", problem.where, "where"), " ", made("strong", problem.label));
    item.append(head, made("p", problem.message, "message"));
    if (problem.number) {
      const line = made("pre");
      line.append(made("span", `${problem.number} | `, "number"), problem.before);
      line.append(made("mark", problem.marked || " "), problem.after);
      item.append(line);
    }
    if (problem.hint) {
      const hint = made("p", "", "hint");
      hint.append(made("strong", words.hint), problem.hint);
      item.append(hint);
    }
    return item;
  }

  function show(state) {
    const problems = JSON.stringify(state.problems);
    if (problems === shown) return; // it is there, or the reader has closed it
    shown = problems;
    if (overlay) overlay.remove();
    overlay = null;
    if (!state.problems.length) return;
    overlay = document.createElement("vestnik-overlay");
    overlay.lang = state.words.lang;
    const inside = overlay.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/__vestnik/overlay.css";
    const box = made("section");
    box.hidden = true;
    for (const end of ["load", "error"]) style.addEventListener(end, () => { box.hidden = false; });
    box.setAttribute("role", "alert");
    const close = made("button", "×");
    close.type = "button";
    close.title = state.words.close;
    close.setAttribute("aria-label", state.words.close);
    close.addEventListener("click", () => overlay.remove());
    const list = made("ol");
    list.append(...state.problems.map((problem) => drawn(problem, state.words)));
    box.append(close, made("h2", state.words.title), list, made("p", state.words.explanation, "note"));
    inside.append(style, box);
    document.documentElement.append(overlay);
  }

  function hear(state) {
    if (state.page !== came.page || state.edition !== came.edition) {
      keepPlace();
      location.reload();
      return;
    }
    if (state.styles !== styles) swapStyles(state.styles);
    show(state);
  }

  /* A browser has few connections to one server: a tab that nobody sees leaves its own to others. */
  function follow() {
    if (document.hidden) {
      if (stream) stream.close();
      stream = null;
    } else if (!stream || stream.readyState === EventSource.CLOSED) {
      stream = new EventSource(`/__vestnik/events?page=${encodeURIComponent(decoded(location.pathname))}`);
      stream.addEventListener("message", (event) => hear(JSON.parse(event.data)));
    }
  }

  function decoded(path) {
    try { return decodeURIComponent(path); } catch { return path; }
  }

  addEventListener("keydown", (event) => { if (event.key === "Escape" && overlay) overlay.remove(); });
  addEventListener("DOMContentLoaded", goBack);
  /* Not once the page is on its way out: the browser would put the next one where this one was. */
  addEventListener("load", () => setTimeout(() => { if (!isLeaving) history.scrollRestoration = "auto"; }, 500));
  addEventListener("pageshow", follow);
  addEventListener("pagehide", () => { if (stream) stream.close(); stream = null; });
  addEventListener("online", follow);
  document.addEventListener("visibilitychange", follow);
  setInterval(follow, 5000);
})();
