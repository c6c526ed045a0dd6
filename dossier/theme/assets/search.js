/* The search page: what was asked stands in the address, so that it can be sent, and Back undoes a step. */

import { Index } from "./search-index.js";
import { hitOf, monthNames, read } from "./query.js";
import { hitsIn, plainOf } from "./terms.js";

const SHOWN = 10; // results shown at a time
const FEW = 8; // values of a facet shown at first
const MANY = 200; // values of a facet shown at most
const ACTORS = 3; // actors above the documents
const EXCERPT = 260; // letters of an excerpt
const QUOTES = /["“”„«»]/g;
const PAUSE = 180; // milliseconds without typing until a search

export async function setUp(form, { make, all, word, filled, fail, table }) {
  const part = (id) => document.getElementById(id);
  const [input, sort, more, list, count, box] = ["ds-q", "ds-sort", "ds-more", "ds-results", "ds-search-count", "ds-facets"].map(part);
  const [from, to] = [part("ds-from"), part("ds-to")];
  const site = new URL(form.dataset.site, location.href);
  const index = new Index(new URL(".", new URL(form.dataset.index, location.href)));
  const months = monthNames(form.dataset.months.split(" "));
  const kinds = all("a", part("ds-kinds"));
  const state = { run: 0, selected: {}, kind: "", narrow: {}, opened: new Set(), folded: {}, results: [], shown: 0 };
  const number = new Intl.NumberFormat(document.documentElement.lang || "en").format;
  const compare = new Intl.Collator("en").compare;

  try {
    await index.open(table);
  } catch {
    fail(word("The search index is not there (yet). In a preview it is made shortly after the pages: try again."));
    return;
  }

  // Facets that every site has; fields that people wrote at the head of their files come after them.
  const facets = [
    { key: "actor", label: word("Actor"), several: "all" },
    { key: "country", label: word("Country"), several: "all" },
    { key: "year", label: word("Year"), several: "any", empty: word("Undated") },
    { key: "source", label: word("Source"), several: "any", empty: word("Not stated") },
    { key: "label", label: word("Kind of page"), several: "any", fewest: 2 },
    { key: "status", label: word("Review"), several: "any" },
  ];
  const known = new Set(facets.map(({ key }) => key));

  // --------------------------------------------------------------------------------------------------------- address

  function readAddress() {
    const query = new URLSearchParams(location.search);
    input.value = query.get("q") || "";
    state.sort = query.get("sort") || "";
    state.kind = query.get("type") || "";
    state.asWords = query.get("words") === "1";
    [from.value, to.value] = [query.get("from") || "", query.get("to") || ""];
    for (const { key } of facets) state.selected[key] = query.getAll(key);
  }

  function address(changes = {}) {
    const wanted = { q: input.value.trim(), type: state.kind, from: from.value, to: to.value, sort: state.sort, words: state.asWords ? "1" : "", ...changes };
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
    for (const { key } of facets) for (const value of state.selected[key]) query.append(key, value);
    return query.size ? `?${query}` : location.pathname;
  }

  // A step that Back undoes; typing goes on in the same step.
  function go(isStep) {
    const next = address();
    if (isStep && next !== (location.search || location.pathname)) history.pushState(null, "", next);
    else history.replaceState(null, "", next);
    return search();
  }

  // ------------------------------------------------------------------------------------------------------- searching

  async function search() {
    const run = ++state.run;
    const asked = read(input.value, { stops: index.stops, months, asWords: state.asWords });
    const kind = state.kind || (asked.asked ? "quotes" : "documents");
    const range = narrowest([from.value, to.value], asked.days);
    if (Object.keys(state.selected).some((key) => key !== "year" && key !== "source" && key !== "label" && state.selected[key].length)) await index.loadFacets();
    const words = asked.clauses.flat().filter((term) => term !== "?");
    const [found, actors, dated] = await Promise.all([
      asked.clauses.length ? index.find(asked.clauses, asked.asked) : everything(),
      asked.clauses.length ? index.actors(asked.words) : [],
      kind === "events" && (range[0] || range[1]) ? index.eventsWithin(...range) : null,
    ]);
    if (run !== state.run) return;
    Object.assign(state, { asked, range, found, hits: asked.clauses.map(hitOf), hasWords: Boolean(words.length) });
    // A happening has a date of its own, a quotation that of its document.
    const matches = {
      documents: [...found.scores].filter(([entry]) => index.isWithin(entry, ...range)),
      quotes: found.quotes.filter(([entry]) => index.isWithin(entry, ...range)),
      events: found.events.filter(([entry, , at]) => !dated || dated.get(entry)?.has(at)),
    };
    const results = { actors: actors.map((actor) => [actor, 0]) };
    for (const [name, rows] of Object.entries(matches)) {
      results[name] = rows.filter(narrowing());
    }
    if (kind !== "actors") results[kind].sort(orderOf(state.sort || (asked.clauses.length ? "" : "date")));
    Object.assign(state, { results: results[kind], kindShown: kind, shown: 0 });
    sort.value = state.sort || (asked.clauses.length || kind === "actors" ? "" : "date");
    const drawing = Promise.all([
      drawn(state.results.slice(0, Math.max(SHOWN, history.state?.shown || 0))),
      kind === "documents" ? actors.filter((actor, at) => at < ACTORS).map(drawActor) : [],
      suggest(asked, found, actors),
    ]);
    index.loadFacets().catch(() => {}); // asked for behind what is shown first; whoever waits for it tells
    const [rows, above, suggestion] = await drawing;
    if (run !== state.run) return;
    state.shown = rows.length;
    list.replaceChildren(...above, ...rows);
    more.hidden = state.shown >= state.results.length;
    drawKinds(kind, results);
    drawNotes(asked, suggestion, results[kind].length + above.length);
    tellCount(results[kind].length, kind);
    await index.loadFacets();
    if (run !== state.run) return;
    addOwnFacets();
    drawFacets(counted(entriesIn(matches[kind] || matches.documents)));
  }

  const everything = () => ({
    scores: new Map(Array.from({ length: index.count }, (_, entry) => [entry, 0])),
    parts: new Map(),
    quotes: [],
    events: [],
    missing: [],
  });

  const entriesIn = (rows) => [...new Set(rows.map(([entry]) => entry))];

  const orderOf = (order) => {
    const newest = (a, b) => index.first[b[0]] - index.first[a[0]] || a[0] - b[0] || (a[2] || 0) - (b[2] || 0);
    if (order === "date") return newest;
    if (order === "-date") return (a, b) => !index.first[a[0]] - !index.first[b[0]] || index.first[a[0]] - index.first[b[0]] || a[0] - b[0] || (a[2] || 0) - (b[2] || 0);
    return (a, b) => b[1] - a[1] || newest(a, b);
  };

  // The facets that narrow, each with what tells whether an entry passes.
  function narrowed() {
    const active = facets.filter(({ key }) => state.selected[key].length && index.facets[key]);
    return active.map(({ key, several }) => {
      const { of, values } = index.facets[key];
      const numbers = state.selected[key].map((value) => values.indexOf(value));
      return { key, several, passes: several === "all" ? (entry) => numbers.every((one) => of(entry).includes(one)) : (entry) => numbers.some((one) => of(entry).includes(one)) };
    });
  }

  // Tells whether a result passes all facets.
  function narrowing() {
    const wanted = narrowed();
    return ([entry]) => wanted.every(({ passes }) => passes(entry));
  }

  // How many of the entries each value of a facet has or would have.
  function counted(entries) {
    const wanted = narrowed();
    const tallies = Object.fromEntries(Object.entries(index.facets).map(([key, { of, values }]) => [key, { of, found: new Uint32Array(values.length) }]));
    const add = ({ of, found }, entry) => {
      for (const value of of(entry)) found[value]++;
    };
    const all = Object.values(tallies);
    for (const entry of entries) {
      const failed = wanted.filter(({ passes }) => !passes(entry));
      if (!failed.length) for (const one of all) add(one, entry);
      else if (failed.length === 1 && failed[0].several === "any") add(tallies[failed[0].key], entry);
    }
    return Object.fromEntries(Object.entries(tallies).map(([key, { found }]) => [key, new Map([...found.entries()].filter(([, often]) => often))]));
  }

  async function suggest(asked, found, actors) {
    if (!found.missing.length || actors.some(({ exact }) => exact < 2)) return null;
    for (const clause of found.missing) {
      // Of a phrase that stands nowhere each word may stand somewhere.
      const alone = clause.length > 1 ? (await index.find(clause.filter((term) => term !== "?").map((term) => [term]))).missing.flat() : clause;
      if (!alone.length) return { apart: input.value.replace(QUOTES, " ").replace(/\s+/g, " ").trim() };
      for (const term of alone) {
        const plain = plainOf(term);
        const written = asked.words.find((one) => one.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").startsWith(plain.slice(0, -1))) || plain;
        const near = term === "?" ? null : await index.nearest(written);
        if (near) return { written, near, q: input.value.replace(written, near) };
      }
    }
    return { written: plainOf(hitOf(found.missing[0])), near: null };
  }

  // --------------------------------------------------------------------------------------------------------- drawing

  function drawKinds(kind, results) {
    for (const link of kinds) {
      const own = link.dataset.kind;
      link.href = address({ type: own === "documents" && !state.asked.asked ? "" : own });
      if (own === kind) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      link.querySelector(".ds-count").textContent = state.hasWords || own === "documents" ? number(results[own].length) : "";
    }
  }

  function tellCount(found, kind) {
    if (!state.hasWords && kind !== "documents") count.textContent = word("Type words to find these");
    else if (!found) count.textContent = word("Nothing found");
    else count.textContent = filled(found === 1 ? word("{0} result") : word("{0} results"), number(found));
  }

  function drawNotes(asked, suggestion, found) {
    const notes = [];
    if (asked.days) {
      const link = make("a", { href: address({ words: "1" }), textContent: word("search for the words instead") });
      notes.push(make("p", {}, `${filled(word("“{0}” is taken as a date"), asked.written)}; `, step(link)));
    } else if (state.asWords) {
      const link = make("a", { href: address({ words: "" }), textContent: word("take a date as a date again") });
      notes.push(make("p", {}, step(link)));
    }
    if (suggestion?.near) {
      const link = make("a", { href: address({ q: suggestion.q }), textContent: suggestion.near, className: "ds-nearest" });
      const [before, after] = filled(word("Nothing under “{0}”. Did you mean {1}?"), suggestion.written, "\u0000").split("\u0000");
      notes.push(make("p", {}, before, step(link), after));
    } else if (suggestion?.apart) {
      const link = make("a", { href: address({ q: suggestion.apart }), textContent: word("search for the words one by one") });
      notes.push(make("p", {}, `${word("These words stand nowhere in this order")}; `, step(link)));
    } else if (suggestion) notes.push(make("p", {}, filled(word("No document has “{0}”."), suggestion.written)));
    if (!found && !suggestion && facets.some(({ key }) => state.selected[key].length)) notes.push(make("p", {}, word("With fewer filters there may be more.")));
    part("ds-search-notes").replaceChildren(...notes);
  }

  // A link of the page itself: it is followed without loading the page again.
  function step(link) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, "", link.getAttribute("href"));
      readAddress();
      search();
    });
    return link;
  }

  const drawn = (results) => Promise.all(results.map((result) => drawResult(result)));

  async function drawResult([entry, , at]) {
    if (state.kindShown === "actors") return drawActor(entry);
    // Of a long text the card and what is shown of it are two files: both are asked for at once.
    const kind = state.kindShown;
    const showing = kind === "documents" ? state.hits.length && index.textOf(entry, state.found.parts.get(entry)) : index.passageOf(entry, kind, at);
    const [card, shown] = await Promise.all([index.card(entry), showing]);
    if (kind === "quotes") return drawQuote(card, shown);
    if (kind === "events") return drawEvent(card, shown);
    const label = card.kind === index.facets.label.values[0] && index.facets.label.values.length === 1 ? "" : card.kind;
    const excerpt = state.hits.length ? drawExcerpt(shown, card.lead) : make("p", { className: "ds-excerpt", textContent: card.lead });
    excerpt.dir = "auto";
    const item = row(card.title, place(card), about(label, card.date, card.source), excerpt);
    if (/^dossiers\//.test(card.url)) item.prepend(chooser(card));
    return item;
  }

  // A result that is ticked goes into a brief.
  function chooser(card) {
    const box = make("input", { type: "checkbox", className: "ds-choose", value: new URL(card.url, site).href });
    box.setAttribute("aria-label", filled(word("Choose “{0}” for a brief"), card.title));
    box.addEventListener("change", () => {
      for (const button of all(".ds-brief")) button.hidden = !document.querySelector(".ds-choose:checked");
    });
    return box;
  }

  const about = (...words) => words.filter(Boolean).join(" · ");

  const row = (title, href, line, ...rest) =>
    make("li", {}, make("h2", {}, make("a", { href, textContent: title, dir: "auto" })), make("p", { className: "ds-line-meta", textContent: line }), ...rest);

  // The page lights the words that are looked for: they go along in the address.
  function place(card, fact = "") {
    const address = new URL(card.url, site);
    for (const hit of state.hits) address.searchParams.append("hit", hit);
    address.hash = fact;
    return address.href;
  }

  function drawQuote(card, { fact, words, who, exact }) {
    const [before, after] = exact ? ["“", "”"] : ["", ""]; // reported words are not the speaker's own
    const said = make("blockquote", { className: "ds-excerpt", dir: "auto" }, before, ...lit(windowOf(words)), after);
    return make(
      "li",
      { className: "ds-found-quote" },
      make("h2", {}, make("a", { href: place(card, fact), textContent: who || word("Unattributed"), dir: "auto" })),
      said,
      make("p", { className: "ds-line-meta" }, make("bdi", { textContent: card.title }), card.date ? `, ${card.date}` : ""),
    );
  }

  function drawEvent(card, { fact, words, who, when }) {
    const told = who ? `${filled(word("According to {0}:"), who)} ` : "";
    return make(
      "li",
      { className: "ds-found-event" },
      make("h2", {}, make("a", { href: place(card, fact), textContent: when })),
      make("p", { className: "ds-excerpt", dir: "auto" }, told, ...lit(windowOf(words))),
      make("p", { className: "ds-line-meta" }, make("bdi", { textContent: card.title }), card.date ? `, ${card.date}` : ""),
    );
  }

  function drawActor({ url, name, kind, dossiers, role, country }) {
    const named = filled(dossiers === 1 ? word("named in {0} dossier") : word("named in {0} dossiers"), number(dossiers));
    const item = row(name, new URL(url, site).href, about(kind, country, named), ...(role ? [make("p", { className: "ds-excerpt", textContent: role, dir: "auto" })] : []));
    item.className = "ds-found-actor";
    return item;
  }

  // The stretch of a text in which most of the words stand; where they stand can be known.
  function windowOf(text, hits = null, size = EXCERPT) {
    if (text.length <= size * 1.3) return text;
    hits ??= [...hitsIn(text, state.hits)];
    let [best, start] = [0, hits[0]?.[0] || 0];
    for (const [from] of hits) {
      const distinct = new Set(hits.filter(([at, end]) => at >= from && end <= from + size).map(([, , which]) => which)).size;
      if (distinct > best) [best, start] = [distinct, from];
    }
    const begin = Math.max(0, start - 70);
    const cut = begin ? text.indexOf(" ", begin) + 1 : 0;
    const end = Math.min(text.length, cut + size);
    const stop = end < text.length ? text.lastIndexOf(" ", end) : end;
    return `${cut ? "… " : ""}${text.slice(cut, stop > cut ? stop : end).replace(/\s+/g, " ")}${stop < text.length ? " …" : ""}`;
  }

  function lit(text) {
    const pieces = [];
    let at = 0;
    for (const [start, end] of hitsIn(text, state.hits)) {
      pieces.push(text.slice(at, start), make("mark", { textContent: text.slice(start, end) }));
      at = end;
    }
    return [...pieces, text.slice(at)];
  }

  // Words that stand in the title alone leave nothing to light in the text.
  function drawExcerpt(text, lead) {
    const hits = [...hitsIn(text, state.hits)];
    return make("p", { className: "ds-excerpt" }, ...(hits.length ? lit(windowOf(text, hits)) : [lead]));
  }

  // ---------------------------------------------------------------------------------------------------------- facets

  function addOwnFacets() {
    const query = new URLSearchParams(location.search);
    for (const key of Object.keys(index.facets).sort()) {
      if (known.has(key)) continue;
      known.add(key);
      facets.push({ key, label: key[0].toUpperCase() + key.slice(1), several: "any" });
      state.selected[key] = query.getAll(key);
      if (state.selected[key].length) search();
    }
  }

  function drawFacets(counts) {
    const focused = document.activeElement?.closest("#ds-facets") ? document.activeElement.id : "";
    state.counts = counts;
    box.replaceChildren(...facets.map((facet) => drawFacet(facet, counts[facet.key])).filter(Boolean));
    if (focused) part(focused)?.focus();
    part("ds-clear").hidden = !(from.value || to.value || facets.some(({ key }) => state.selected[key].length));
  }

  function drawFacet({ key, label, empty, fewest = 1 }, counts) {
    if (!counts || index.facets[key].values.length < fewest) return null;
    const selected = state.selected[key];
    const names = index.facets[key].values;
    const rows = [...counts].map(([at, found]) => [names[at], found]);
    for (const value of selected) if (!rows.some(([name]) => name === value)) rows.push([value, 0]);
    if (!rows.length) return null;
    const byName = ([a], [b]) => compare(b, a);
    const byCount = (a, b) => b[1] - a[1] || compare(a[0], b[0]);
    rows.sort((a, b) => selected.includes(b[0]) - selected.includes(a[0]) || (key === "year" ? byName(a, b) : byCount(a, b)));
    const details = make("details", { className: "ds-facet", open: state.folded[key] ?? true }, make("summary", { textContent: label }));
    details.addEventListener("toggle", () => (state.folded[key] = details.open));
    const narrow = (state.narrow[key] || "").toLowerCase();
    const fitting = rows.filter(([name]) => name.toLowerCase().includes(narrow));
    const shown = state.opened.has(key) || narrow ? fitting.slice(0, MANY) : fitting.slice(0, Math.max(FEW, selected.length));
    if (rows.length > 2 * FEW) details.append(narrower(key, label));
    for (const [name, found] of shown) {
      const check = make("input", { type: "checkbox", id: `ds-f-${key}-${name}`, value: name, checked: selected.includes(name) });
      check.addEventListener("change", () => {
        state.selected[key] = check.checked ? [...selected, name] : selected.filter((other) => other !== name);
        go(true);
      });
      const text = make("span", { textContent: name || empty || "", dir: "auto" });
      details.append(make("label", {}, check, text, make("span", { className: "ds-count", textContent: number(found) })));
    }
    if (fitting.length > shown.length && !state.opened.has(key)) {
      const button = make("button", { type: "button", id: `ds-all-${key}`, textContent: filled(word("Show all {0}"), number(fitting.length)) });
      button.addEventListener("click", () => {
        state.opened.add(key);
        drawFacets(state.counts);
      });
      details.append(button);
    }
    return details;
  }

  function narrower(key, label) {
    const field = make("input", { type: "search", id: `ds-narrow-${key}`, value: state.narrow[key] || "", placeholder: word("Find") });
    field.setAttribute("aria-label", filled(word("Find in {0}"), label.toLowerCase()));
    field.addEventListener("input", () => {
      state.narrow[key] = field.value;
      drawFacets(state.counts);
    });
    return field;
  }

  // ---------------------------------------------------------------------------------------------------------- events

  // Every result, not only those drawn so far: what a download of the list is made of.
  form.rowsAsShown = async () => {
    const rows = [];
    for (const result of state.results) rows.push(await asRow(result));
    return rows;
  };

  async function asRow([entry, , at]) {
    if (state.kindShown === "actors") return { name: entry.name, type: entry.kind, role: entry.role || "", page: new URL(entry.url, site).href };
    const card = await index.card(entry);
    const page = (fact = "") => new URL(card.url + (fact && `#${fact}`), site).href;
    const origin = { title: card.title, dated: card.date, source: card.source };
    if (state.kindShown === "documents") return { ...origin, summary: card.lead, page: page() };
    const { fact, words, who, when } = await index.passageOf(entry, state.kindShown, at);
    if (state.kindShown === "quotes") return { quote: words, speaker: who, ...origin, page: page(fact) };
    return { when, happened: words, according_to: who, ...origin, page: page(fact) };
  }

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    state.asWords = false;
    waiting = setTimeout(() => go(false), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    go(true);
  });
  sort.addEventListener("change", () => {
    state.sort = sort.value;
    go(true);
  });
  for (const field of [from, to]) field.addEventListener("change", () => go(true));
  for (const link of kinds) step(link);
  part("ds-clear").addEventListener("click", () => {
    [from.value, to.value] = ["", ""];
    for (const { key } of facets) state.selected[key] = [];
    go(true);
    input.focus();
  });
  part("ds-narrow").addEventListener("click", ({ currentTarget }) => {
    const open = part("ds-search-side").classList.toggle("ds-open");
    currentTarget.setAttribute("aria-expanded", String(open));
  });
  more.addEventListener("click", async () => {
    const run = state.run;
    const rows = await drawn(state.results.slice(state.shown, state.shown + SHOWN));
    if (run !== state.run) return;
    state.shown += rows.length;
    list.append(...rows);
    rows[0]?.querySelector("a").focus({ preventScroll: true });
    more.hidden = state.shown >= state.results.length;
    history.replaceState({ shown: state.shown }, ""); // who comes back finds as many
  });
  addEventListener("popstate", () => {
    readAddress();
    search();
  });
  readAddress();
  await search();
}

// A range and a date that was typed: the days that lie in both.
function narrowest([from, to], days) {
  if (!days) return [from, to];
  return [from > days[0] ? from : days[0], to && to < days[1] ? to : days[1]];
}
