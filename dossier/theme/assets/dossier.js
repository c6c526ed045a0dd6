/*
  What the pages do, under any theme. Everything here only adds to pages that work without it, search aside. No
  libraries, no request to another host.
*/
(() => {
  "use strict";

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Words of the interface: English, unless the page brings those of another language.
  let words;
  const word = (english) => {
    words ??= JSON.parse(document.querySelector("[data-ds-words]")?.dataset.dsWords || "{}");
    return words[english] || english;
  };
  const filled = (template, ...values) => template.replace(/\{(\d)\}/g, (_, place) => values[place]);
  const beside = document.currentScript.src;
  window.dossierTools = { make, all, word, filled, save: (...file) => save(...file) };

  // ----------------------------------------------------------------------------------------------------- keyboard

  function setUpKeyboard() {
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || document.documentElement.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
      const field = document.getElementById("ds-q") || document.getElementById("ds-find");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  }

  // -------------------------------------------------------------------------------------------------------- copying

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = make("textarea", { value: text, className: "ds-visually-hidden" });
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy"); // pages read from a disk have no clipboard
      area.remove();
      return done;
    }
  }

  // A file that the browser makes itself.
  function save(name, text, type = "text/plain") {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function setUpCopying() {
    for (const button of all(".ds-copy")) {
      const words = button.textContent;
      button.hidden = false;
      button.addEventListener("click", async () => {
        if (button.dataset.save) return save(button.dataset.save, button.parentElement.querySelector("pre").textContent);
        if ("lines" in button.dataset) {
          button.textContent = (await copy(button.previousElementSibling.textContent)) ? word("Copied") : word("Copying failed");
          setTimeout(() => (button.textContent = words), 2000);
          return;
        }
        const address = new URL(button.dataset.at, location.href).href;
        const said = button.closest(".ds-quote").querySelector(".ds-words").textContent.trim().replace(/\s+/g, " ");
        const done = await copy(`${button.dataset.before}${said}${button.dataset.after} ${address}`);
        button.textContent = done ? word("Copied") : word("Copying failed");
        setTimeout(() => (button.textContent = words), 2000);
      });
    }
  }

  // A link to a fact can be followed, and is copied as a whole address at the same time.
  function setUpPermalinks() {
    document.addEventListener("click", async (event) => {
      const link = event.target.closest?.(".ds-permalink");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const words = link.textContent;
      if (words === word("Copied") || !(await copy(link.href))) return;
      link.textContent = word("Copied");
      setTimeout(() => (link.textContent = words), 2000);
    });
  }

  // ------------------------------------------------------------------- what is loaded when it is asked for

  // As scripts, since pages read from a disk load no modules; each once.
  const asked = {};
  const ask = (name) =>
    (asked[name] ??= new Promise((resolve) => {
      const script = make("script", { src: new URL(name, beside).href });
      for (const end of ["load", "error"]) script.addEventListener(end, resolve);
      document.head.append(script);
    }));

  function setUpDownloads() {
    for (const button of all(".ds-as-shown")) {
      button.hidden = false;
      button.addEventListener("click", () => ask("shown.js").then(() => window.dossierShown(button)));
    }
  }

  function setUpBriefs() {
    for (const button of all(".ds-brief")) {
      if (!("chosen" in button.dataset)) button.hidden = false;
      button.addEventListener("click", () => ask("brief.js").then(() => window.dossierBrief(button)));
    }
  }

  // The form that makes a correction comes when its link is pointed at or reached, or words of the source are chosen.
  const canCorrect = () => document.querySelector("[data-fixes]") && window.HTMLDialogElement;

  function setUpCorrections() {
    let isThere = false;
    const form = () => ask("correct.js").then(() => (isThere = true));
    const wrong = ({ target }) => !isThere && target.closest?.("a.ds-wrong") && canCorrect() && target.closest("a");
    for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => wrong(event) && form());
    document.addEventListener("selectionchange", () => {
      const { anchorNode, isCollapsed } = getSelection();
      if (!isCollapsed && anchorNode?.parentElement?.closest(".ds-text") && canCorrect()) form();
    });
    document.addEventListener("click", (event) => {
      const link = wrong(event);
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault(); // not there yet: the link is followed once it is
      event.stopImmediatePropagation();
      form().then(() => link.click());
    });
  }

  const announceForm = () => canCorrect() && all("a.ds-wrong").forEach((link) => (link.ariaHasPopup = "dialog"));

  // ------------------------------------------------------------------------------------------------ timeline filter

  const BATCH = 3; // pages of a long timeline that are asked for at a time
  const ENOUGH = 40; // rows found, from which a filter looks no further until it is asked to

  function setUpTimeline() {
    const form = document.querySelector(".ds-timeline-filter");
    const list = document.querySelector(".ds-timeline");
    if (!form || !list) return;
    const field = (name) => form.elements.namedItem(name);
    const names = ["actor", "country", "from", "to"];
    const counter = form.querySelector("output");
    const rows = () => all(".ds-date", list);
    const values = (row, name) => (row.dataset[name] || "").split("|").filter(Boolean);

    function offer() {
      for (const [name, key] of [["actor", "actors"], ["country", "countries"]]) {
        const found = new Map();
        for (const row of rows()) for (const value of values(row, key)) found.set(value, (found.get(value) || 0) + 1);
        const kept = field(name).value || new URLSearchParams(location.search).get(name) || "";
        const options = [...found].sort(([a], [b]) => a.localeCompare(b, "en"));
        field(name).replaceChildren(
          make("option", { value: "", textContent: word("All") }),
          ...options.map(([value, count]) => make("option", { value, textContent: `${value} (${count})` })),
        );
        field(name).value = found.has(kept) ? kept : "";
      }
    }

    function apply() {
      const { actor, country, from, to } = Object.fromEntries(names.map((name) => [name, field(name).value]));
      let shown = 0;
      for (const row of rows()) {
        const { first, last } = row.dataset;
        const fits =
          (!actor || values(row, "actors").includes(actor)) &&
          (!country || values(row, "countries").includes(country)) &&
          (!from || (last || first || "") >= from) &&
          (!to || (first || last || "9999") <= to);
        row.hidden = !fits;
        shown += fits;
      }
      const told = new Set(); // a year whose months come from several pages is told once
      for (const year of all(".ds-year", list)) {
        year.hidden = !year.querySelector(".ds-date:not([hidden])");
        const heading = year.querySelector("h2");
        heading.hidden = told.has(heading.textContent);
        if (heading.hidden) year.removeAttribute("aria-labelledby");
        else year.setAttribute("aria-labelledby", heading.id);
        if (!year.hidden) told.add(heading.textContent);
      }
      for (const drawn of all(".ds-drawing a")) {
        const row = document.getElementById(drawn.href.baseVal.slice(1));
        drawn.toggleAttribute("data-out", Boolean(row?.hidden));
      }
      const active = actor || country || from || to;
      counter.textContent = active ? filled(word("{0} of {1}"), shown, rows().length) : "";
      return shown;
    }

    // The rows of a long timeline stand on several pages. A filter looks through them from the latest on, a few at a time,
    // until enough is found; what lies after the last day that is wanted it does not ask for.
    const pages = form.dataset.pages.trim().split(/\s+/).map((page) => new URL(page, location.href).href);
    const further = form.querySelector(".ds-further");
    const own = [...list.children];
    const looked = new Set(pages.length < 2 ? pages : []);
    const begins = (page) => {
      const [, year, month, day] = /\/(\d[\dx]{3})(?:\/(\d\d))?(?:\/(\d\d)[\d-]*)?\/(?:index\.html)?$/.exec(page) || [];
      return year ? [year.replace(/x/g, "0"), month || "01", day || "01"].join("-") : "";
    };
    const left = () => pages.filter((page) => !looked.has(page) && (!field("to").value || begins(page) <= field("to").value));

    async function look() {
      const batch = left().slice(0, BATCH);
      counter.textContent = word("Loading …");
      const parts = await Promise.all(
        batch.map(async (page) => {
          const text = await (await fetch(page)).text();
          return [...new DOMParser().parseFromString(text, "text/html").querySelector(".ds-timeline").children];
        }),
      );
      if (!looked.size) list.replaceChildren();
      batch.forEach((page, at) => {
        looked.add(page);
        for (const node of parts[at]) {
          node.dataset.place = pages.indexOf(page);
          for (const named of all("[id]", node)) named.id += `-of-${node.dataset.place}`;
        }
      });
      list.append(...parts.flat().map((node) => document.adoptNode(node)));
      const place = (node) => -Number(node.dataset.place);
      list.append(...[...list.children].sort((a, b) => place(a) - place(b)));
      apply();
    }

    // One filter looks at a time: what an older one has asked for is put in its place before the next begins.
    let [turns, looking] = [0, Promise.resolve()];
    function lookThrough(enough) {
      if (pages.length < 2) return Promise.resolve(apply());
      const turn = ++turns;
      looking = looking.then(() => turn === turns && lookFor(enough, () => turn === turns));
      return looking;
    }

    async function lookFor(enough, isWanted) {
      const isActive = names.some((name) => field(name).value);
      for (const node of all(".ds-latest, .ds-drawing, .ds-pager, .ds-timeline-filter ~ .ds-letters")) node.hidden = isActive;
      if (!isActive) {
        looked.clear();
        list.replaceChildren(...own);
        further.hidden = true;
        return apply();
      }
      try {
        apply();
        while (isWanted() && left().length && (!looked.size || apply() < enough)) await look();
      } catch {
        counter.textContent = word("Only this page could be filtered");
      }
      further.hidden = !left().length;
    }

    const remember = () => {
      const query = new URLSearchParams(names.map((name) => [name, field(name).value]).filter(([, value]) => value));
      history.replaceState(null, "", query.size ? `?${query}${location.hash}` : location.pathname + location.hash);
    };
    form.hidden = false;
    if (pages.length < 2) offer();
    const query = new URLSearchParams(location.search);
    for (const name of pages.length < 2 ? ["from", "to"] : names) field(name).value = query.get(name) || "";
    const filter = () => lookThrough(ENOUGH).then(remember);
    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    further?.addEventListener("click", () => lookThrough(apply() + ENOUGH));
    if (names.some((name) => query.get(name))) lookThrough(ENOUGH);
  }

  // --------------------------------------------------------------------------------------------------------- search

  // The search page and the pages that it leads to have modules of their own, loaded where they are needed.

  const load = (name) => import(new URL(name, beside).href);

  function setUpSearch() {
    const form = document.getElementById("ds-search");
    if (!form) return;
    const fail = (message) => {
      const problem = document.getElementById("ds-search-problem");
      problem.textContent = message;
      problem.hidden = false;
      form.closest(".ds-search-page").classList.add("ds-search-off");
    };
    if (!form.dataset.index) return fail(word("This site has no search index."));
    if (location.protocol === "file:") {
      return fail(word("Search needs a web server; browsers do not let a page on a disk read an index."));
    }
    form.closest(".ds-search-page").classList.add("ds-search-on");
    // What the modules ask for in turn is asked for at once: each turn costs a reader far away a tenth of a second.
    const table = fetch(form.dataset.index, { cache: "no-cache" });
    table.catch(() => {}); // whoever waits for it tells
    for (const name of ["search-index.js", "query.js", "terms.js", "stems.js"]) load(name).catch(() => {});
    load("search.js")
      .then((search) => search.setUp(form, { make, all, word, filled, fail, table }))
      .catch(() => fail(word("Search did not work in this browser.")));
  }

  function lightHits() {
    if (new URLSearchParams(location.search).has("hit")) load("hits.js").then((hits) => hits.light({ make, all, word, filled }));
  }

  function setUp() {
    setUpCopying();
    setUpDownloads();
    setUpBriefs();
    announceForm();
    setUpTimeline();
    setUpSearch();
    lightHits();
  }

  setUpKeyboard();
  setUpPermalinks();
  setUpCorrections();
  // Material puts another page into the open one and says so here; at once for the page that is there.
  if (window.document$?.subscribe) window.document$.subscribe(setUp);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
  else setUp();
})();
