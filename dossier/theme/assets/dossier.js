/*
  Everything here only adds to pages that work without it, search aside. No libraries, no request to another host.
*/
(() => {
  "use strict";

  // ------------------------------------------------------------------------------------------------------ colours
  // Runs before the body is parsed, so that a chosen dark page never flashes light.

  const root = document.documentElement;
  const THEME = "dossier-theme";
  const remembered = () => {
    try {
      return localStorage.getItem(THEME);
    } catch {
      return null; // storage may be forbidden
    }
  };
  const chosen = remembered();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

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

  function setUpColours() {
    const button = document.getElementById("ds-toggle");
    if (!button) return;
    const system = matchMedia("(prefers-color-scheme: dark)");
    const current = () => root.dataset.theme || (system.matches ? "dark" : "light");
    const say = () => button.setAttribute("aria-label", current() === "dark" ? button.dataset.light : button.dataset.dark);
    button.hidden = false;
    say();
    system.addEventListener("change", say);
    button.addEventListener("click", () => {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      try {
        localStorage.setItem(THEME, root.dataset.theme);
      } catch {
        // it holds for this page alone
      }
      say();
    });
  }

  // On a narrow screen the navigation scrolls sideways: show the page that is open.
  function showPlace() {
    const bar = document.querySelector(".ds-nav > ul");
    const here = bar?.querySelector("[aria-current], .ds-here");
    if (here) bar.scrollLeft = here.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;
  }

  // ----------------------------------------------------------------------------------------------------- keyboard

  function setUpKeyboard() {
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const field = document.getElementById("ds-q") || document.getElementById("ds-find");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  }

  // -------------------------------------------------------------------------------------------------- marked words
  // A mark that crosses another goes on in further elements; :target lights only the first.

  function lightTarget() {
    all(".ds-is-target").forEach((piece) => piece.classList.remove("ds-is-target"));
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id) return;
    all(".ds-m[data-of]").filter((piece) => piece.dataset.of === id).forEach((piece) => piece.classList.add("ds-is-target"));
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

  function setUpCopying() {
    for (const button of all(".ds-copy")) {
      const words = button.textContent;
      button.hidden = false;
      button.addEventListener("click", async () => {
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

  // ------------------------------------------------------------------------------------------------ timeline filter

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
      for (const year of all(".ds-year", list)) year.hidden = !year.querySelector(".ds-date:not([hidden])");
      for (const drawn of all(".ds-drawing a")) {
        const row = document.getElementById(drawn.getAttribute("href").slice(1));
        drawn.toggleAttribute("data-out", Boolean(row?.hidden));
      }
      const active = actor || country || from || to;
      counter.textContent = active ? filled(word("{0} of {1}"), shown, rows().length) : "";
    }

    // The rows of a long timeline stand on several pages; a filter looks at all of them.
    let whole = null;
    const fetchAll = () =>
      (whole ??= (async () => {
        const here = new URL(location.pathname, location.href).href;
        const pages = form.dataset.pages.trim().split(/\s+/).map((page) => new URL(page, location.href).href);
        if (pages.length < 2) return;
        counter.textContent = word("Loading the whole timeline …");
        const parts = await Promise.all(
          pages.map(async (page) => {
            if (page === here) return [...list.children];
            const text = await (await fetch(page)).text();
            return [...new DOMParser().parseFromString(text, "text/html").querySelector(".ds-timeline").children];
          }),
        );
        list.replaceChildren(...parts.reverse().flat().map((node) => document.adoptNode(node)));
        all(".ds-pager").forEach((pager) => (pager.hidden = true));
        offer();
      })().catch(() => (counter.textContent = word("Only this page could be filtered"))));

    const remember = () => {
      const query = new URLSearchParams(names.map((name) => [name, field(name).value]).filter(([, value]) => value));
      history.replaceState(null, "", query.size ? `?${query}${location.hash}` : location.pathname + location.hash);
    };
    form.hidden = false;
    offer();
    const query = new URLSearchParams(location.search);
    for (const name of ["from", "to"]) field(name).value = query.get(name) || "";
    form.addEventListener("focusin", fetchAll, { once: true });
    form.addEventListener("change", async () => {
      await fetchAll();
      apply();
      remember();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => (apply(), remember())));
    if (names.some((name) => query.get(name))) fetchAll().then(() => (offer(), apply()));
  }

  // --------------------------------------------------------------------------------------------------------- search

  const FACETS = [
    { key: "type", label: "Type", several: "any" },
    { key: "actor", label: "Actor", several: "all" },
    { key: "country", label: "Country", several: "all" },
    { key: "year", label: "Year", several: "any" },
    { key: "source", label: "Source", several: "any" },
    { key: "status", label: "Review", several: "any" },
  ];
  const KNOWN = new Set(FACETS.map(({ key }) => key));
  const PAGE = 10; // results shown at a time
  const FEW = 8; // values of a facet shown at first

  async function setUpSearch() {
    const form = document.getElementById("ds-search");
    if (!form) return;
    const part = (id) => document.getElementById(id);
    const [input, sort, more, list, count] = ["ds-q", "ds-sort", "ds-more", "ds-results", "ds-search-count"].map(part);
    const state = { selected: {}, opened: new Set(), folded: {}, narrow: {}, sort: "", words: "", everything: null, results: [], shown: 0, run: 0 };
    const wide = matchMedia("(min-width: 52rem)"); // where facets stand beside the results
    let index;

    function fail(message) {
      part("ds-search-problem").textContent = message;
      part("ds-search-problem").hidden = false;
      part("ds-search-without").hidden = false;
    }

    if (location.protocol === "file:") {
      fail(word("Search needs a web server; browsers do not let a page on a disk read an index."));
      return;
    }
    try {
      index = await import(new URL(form.dataset.index, location.href).href);
      await index.options({ baseUrl: new URL(form.dataset.site, location.href).pathname, excerptLength: 32 });
      await index.init();
    } catch {
      fail(word("The search index is not there (yet). In a preview it is made shortly after the pages: try again."));
      return;
    }
    part("ds-search-without").hidden = true;
    part("ds-search-body").hidden = false;

    function readAddress() {
      const query = new URLSearchParams(location.search);
      input.value = query.get("q") || "";
      state.sort = query.get("sort") || "";
      for (const { key } of FACETS) state.selected[key] = query.getAll(key);
    }

    function writeAddress() {
      const query = new URLSearchParams();
      if (input.value.trim()) query.set("q", input.value.trim());
      for (const { key } of FACETS) for (const value of state.selected[key]) query.append(key, value);
      if (state.sort) query.set("sort", state.sort);
      history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    }

    function filters() {
      const wanted = {};
      for (const { key, several } of FACETS) {
        const values = state.selected[key];
        if (values.length) wanted[key] = several === "any" && values.length > 1 ? { any: values } : values;
      }
      return wanted;
    }

    // Fields that people wrote at the head of their files are facets too; which there are, only the index knows.
    function addOwnFacets() {
      const query = new URLSearchParams(location.search);
      for (const key of Object.keys(state.everything).sort()) {
        if (FACETS.some((facet) => facet.key === key)) continue;
        FACETS.push({ key, label: key[0].toUpperCase() + key.slice(1), several: "any" });
        state.selected[key] = query.getAll(key);
      }
      return FACETS.some(({ key }) => query.has(key) && state.selected[key].length && !KNOWN.has(key));
    }

    async function search() {
      const run = ++state.run;
      const words = input.value.trim();
      const order = state.sort || (words ? "" : "date");
      sort.value = order;
      const options = { filters: filters() };
      if (order) options.sort = { date: order === "-date" ? "asc" : "desc" };
      let found = await index.search(words || null, options);
      if (run !== state.run) return;
      state.results = found.results;
      state.shown = 0;
      list.replaceChildren();
      const number = found.results.length;
      count.textContent = number
        ? filled(number === 1 ? word("{0} result") : word("{0} results"), number.toLocaleString("en"))
        : word("Nothing found");
      state.words = words;
      const shown = showMore(run);
      if (!state.everything) {
        // The results do not wait for the facets; once these are loaded, the same search counts them too.
        state.everything = await index.filters();
        if (addOwnFacets()) return search();
        found = await index.search(words || null, options);
      }
      if (run !== state.run) return;
      drawFacets(words ? found.totalFilters || {} : state.everything, found.filters || {});
      await shown;
    }

    async function showMore(run = state.run) {
      const next = state.results.slice(state.shown, state.shown + PAGE);
      const entries = await Promise.all(next.map((result) => result.data()));
      if (run !== state.run) return;
      state.shown += next.length;
      list.append(...entries.map(drawResult));
      more.hidden = state.shown >= state.results.length;
    }

    // An excerpt is HTML with <mark>; it is read without being run, and only text and marks are taken over.
    function drawExcerpt(html) {
      const excerpt = make("p", { className: "ds-excerpt" });
      for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
        const text = node.textContent;
        excerpt.append(node.nodeName === "MARK" ? make("mark", { textContent: text }) : text);
      }
      return excerpt;
    }

    function drawResult(entry) {
      const { title, date, source, kind, lead } = entry.meta;
      const place = [kind === word("Dossier") ? "" : kind, date, source].filter(Boolean).join(" · ");
      return make(
        "li",
        {},
        make("h2", {}, make("a", { href: entry.url, textContent: title })),
        make("p", { className: "ds-line-meta", textContent: place }),
        state.words && kind === word("Dossier") ? drawExcerpt(entry.excerpt) : make("p", { className: "ds-excerpt", textContent: lead || "" }),
      );
    }

    function drawFacets(total, remaining) {
      const focused = document.activeElement?.closest("#ds-facets") ? document.activeElement.id : "";
      part("ds-facets").replaceChildren(...FACETS.map((facet) => drawFacet(facet, total, remaining)).filter(Boolean));
      if (focused) part(focused)?.focus();
    }

    function drawFacet({ key, label: english, several }, total, remaining) {
      const label = word(english);
      const counts = (several === "any" ? total : remaining)[key] || {};
      const selected = state.selected[key];
      const values = [...new Set([...selected, ...Object.keys(counts).filter((value) => counts[value] > 0)])];
      if (!values.length) return null;
      const byCount = (a, b) => (counts[b] || 0) - (counts[a] || 0) || a.localeCompare(b, "en");
      const byName = (a, b) => b.localeCompare(a, "en");
      values.sort((a, b) => selected.includes(b) - selected.includes(a) || (key === "year" ? byName(a, b) : byCount(a, b)));
      const open = state.folded[key] ?? (wide.matches || selected.length > 0);
      const box = make("details", { className: "ds-facet", open }, make("summary", { textContent: label }));
      box.addEventListener("toggle", () => (state.folded[key] = box.open));
      const narrow = (state.narrow[key] || "").toLowerCase();
      const fitting = values.filter((value) => value.toLowerCase().includes(narrow));
      const shown = state.opened.has(key) || narrow ? fitting : fitting.slice(0, Math.max(FEW, selected.length));
      if (values.length > 2 * FEW) {
        const field = make("input", { type: "search", id: `ds-narrow-${key}`, value: state.narrow[key] || "", placeholder: word("Find") });
        field.setAttribute("aria-label", filled(word("Find in {0}"), label.toLowerCase()));
        field.addEventListener("input", () => {
          state.narrow[key] = field.value;
          drawFacets(total, remaining);
        });
        box.append(field);
      }
      for (const value of shown.slice(0, 200)) {
        const check = make("input", { type: "checkbox", id: `ds-f-${key}-${value}`, value, checked: selected.includes(value) });
        check.addEventListener("change", () => {
          state.selected[key] = check.checked ? [...selected, value] : selected.filter((other) => other !== value);
          writeAddress();
          search();
        });
        const number = make("span", { className: "ds-count", textContent: (counts[value] || 0).toLocaleString("en") });
        box.append(make("label", {}, check, make("span", { textContent: value }), number));
      }
      if (fitting.length > shown.length) {
        const button = make("button", { type: "button", textContent: filled(word("Show all {0}"), fitting.length), id: `ds-all-${key}` });
        button.addEventListener("click", () => {
          state.opened.add(key);
          drawFacets(total, remaining);
        });
        box.append(button);
      }
      return box;
    }

    let waiting;
    const soon = (delay) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        writeAddress();
        search();
      }, delay);
    };
    input.addEventListener("input", () => soon(180));
    sort.addEventListener("change", () => {
      state.sort = sort.value;
      soon(0);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      soon(0);
    });
    more.addEventListener("click", () => showMore());
    addEventListener("popstate", () => {
      readAddress();
      search();
    });
    readAddress();
    await search();
  }

  document.addEventListener("DOMContentLoaded", () => {
    setUpColours();
    showPlace();
    setUpKeyboard();
    setUpCopying();
    setUpTimeline();
    setUpSearch();
    lightTarget();
    addEventListener("hashchange", lightTarget);
  });
})();
