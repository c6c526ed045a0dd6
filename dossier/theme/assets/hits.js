/*
  A page that was opened from a search (`?hit=…`): the words that were looked for are lit, the page opens at the first,
  and a bar leads from one to the next, by its buttons or by the keys n and p.
*/

import { hitsIn } from "./terms.js";

const BLOCKS = "p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, pre, blockquote, summary, figcaption, .ds-block";
const LEFT_OUT = "script, style, nav, form, button, .ds-tag, .ds-ev, .ds-kicker, [hidden], [data-ds-words]";

export function light({ make, word, filled, all }) {
  const wanted = new URLSearchParams(location.search).getAll("hit").filter(Boolean);
  const page = document.querySelector(".ds-page") || document.querySelector("main, [role=main], article") || document.body;
  if (!wanted.length || page.querySelector("#ds-search")) return;
  const lit = mark(page, wanted);
  // On the page of a dossier the facts tell again what the source says: hits are counted in the source alone.
  const source = page.querySelector(".ds-text");
  const within = source ? lit.filter(([first]) => source.contains(first)) : [];
  const hits = within.length ? within : lit;
  let at = Math.max(begin(hits, source), 0);

  const said = make("output", { className: "ds-hits-count" });
  const buttons = [
    ["‹", -1, word("Previous hit"), "p"],
    ["›", 1, word("Next hit"), "n"],
  ].map(([textContent, by, label, key]) => {
    const button = make("button", { type: "button", textContent, title: `${label} (${key})` });
    button.setAttribute("aria-label", label);
    button.setAttribute("aria-keyshortcuts", key);
    button.addEventListener("click", () => step(by));
    return button;
  });
  const close = make("button", { type: "button", textContent: "×", title: word("Put out the hits") });
  close.setAttribute("aria-label", word("Put out the hits"));
  close.addEventListener("click", putOut);
  const bar = make("div", { className: "ds-hits" }, said, ...buttons, close);
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", word("Words that were searched for"));
  page.append(bar);

  function show() {
    said.textContent = hits.length ? filled(word("Hit {0} of {1}"), at + 1, hits.length) : word("The words do not stand on this page as they were typed");
    buttons.forEach((button) => (button.hidden = hits.length < 2));
    all(".ds-hit-now", page).forEach((piece) => piece.classList.remove("ds-hit-now"));
    if (!hits.length) return;
    const [first] = hits[at];
    hits[at].forEach((piece) => piece.classList.add("ds-hit-now"));
    for (let box = first.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const sheet = first.closest(".ds-source");
    if (sheet && !first.checkVisibility()) sheet.classList.add("ds-open"); // on a narrow screen the source is a sheet
    const [left, top] = [scrollX, scrollY];
    first.scrollIntoView({ block: "center" });
    // The source scrolls in a box of its own: the page beside it stays where it is, if the hit is well in sight so.
    if (!first.closest(".ds-text")) return;
    scrollTo(left, top);
    const box = first.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight * 0.8) first.scrollIntoView({ block: "center" });
  }

  function step(by) {
    if (!hits.length) return;
    at = (at + by + hits.length) % hits.length;
    show();
  }

  // The keys are the bar's as long as it is there; the page has them back after it.
  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.documentElement.dataset.keys === "off") return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const by = { n: 1, p: -1 }[event.key];
    if (!by && event.key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (by) step(by);
    else putOut();
  }

  function putOut() {
    removeEventListener("keydown", pressed, true);
    for (const piece of all(".ds-hit", page)) {
      const parent = piece.parentNode;
      piece.replaceWith(...piece.childNodes);
      parent.normalize();
    }
    bar.remove();
    const address = new URL(location.href);
    address.searchParams.delete("hit");
    history.replaceState(history.state, "", address);
  }

  addEventListener("keydown", pressed, true);
  show();
  // Fonts and pictures that come late move the words away from where they were shown.
  if (document.readyState !== "complete") addEventListener("load", () => show(), { once: true });
}

// The first hit in the element that the address names, or after it; of a fact, in its words in the source.
function begin(hits, source) {
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!named) return 0;
  const link = source && !source.contains(named) ? named.querySelector(".ds-ev") : null;
  const target = (link && document.getElementById(decodeURIComponent(link.hash.slice(1)))) || named;
  return hits.findIndex(([first]) => target.contains(first) || target.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING);
}

// Light the wanted words of a page. A hit may go over several elements: it is a list of pieces.
function mark(page, wanted) {
  const hits = [];
  for (const nodes of blocksOf(page)) {
    const text = nodes.map(({ data }) => data).join("");
    const found = [...hitsIn(text, wanted)];
    if (!found.length) continue;
    const pieces = found.map(() => []);
    let start = 0;
    let first = 0;
    for (const node of nodes) {
      const end = start + node.data.length;
      while (first < found.length && found[first][1] <= start) first++;
      const own = [];
      for (let at = first; at < found.length && found[at][0] < end; at++) own.push(at);
      // From the last to the first: what is cut off behind does not move what stands before.
      for (const at of own.reverse()) {
        const cut = node.splitText(Math.max(found[at][0] - start, 0));
        if (found[at][1] < end) cut.splitText(found[at][1] - Math.max(found[at][0], start));
        const piece = document.createElement("mark");
        piece.className = "ds-hit";
        cut.replaceWith(piece);
        piece.append(cut);
        pieces[at].push(piece);
      }
      start = end;
    }
    hits.push(...pieces.filter((some) => some.length));
  }
  return hits;
}

// Runs of text nodes that are read as one: those of a paragraph, a row, a heading.
function blocksOf(page) {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(LEFT_OUT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const blocks = new Map();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) {
      if (node.nodeType === Node.TEXT_NODE) blocks.get(node.parentElement.closest(BLOCKS))?.push(node);
      continue;
    }
    const block = node.parentElement.closest(BLOCKS) || node.parentElement;
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push(node);
  }
  return blocks.values();
}
