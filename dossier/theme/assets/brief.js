/*
  Makes a brief of what stands on a page, or on several: one HTML file or Markdown, with numbered sources and the words
  that each fact rests on. It asks nobody for anything that is on the page, so it works from a disk too. The style is that
  of `dossier/publish/briefs/brief.css`; a test holds both alike.
*/
(() => {
  "use strict";

  const { make, all, word } = window.dossierTools;
  const style = String.raw`:root { color-scheme: light dark; --ink: #1a1c1e; --quiet: #5a6168; --line: #d4d8dc; --accent: #1d4f7c; --mark: #fdf1c7; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e3; --quiet: #a3a8ad; --line: #3a3f44; --accent: #8fbde6; --mark: #4a4117; --paper: #17191b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.55 "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Georgia, "Noto Serif", serif; overflow-wrap: anywhere; }
main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
h1, h2, h3, .kind, .note, .remarks, .place, .number, .about, .made, sup { font-family: "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", sans-serif; }
header { border-bottom: 2px solid var(--ink); padding-bottom: 1rem; margin-bottom: 1.5rem; }
.kind { margin: 0 0 .4rem; color: var(--quiet); font-size: .8rem; letter-spacing: .02em; }
h1 { margin: 0 0 .6rem; font-size: 1.75rem; line-height: 1.2; }
.scope { margin: .2rem 0; color: var(--quiet); font-size: .95rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.05rem; color: var(--accent); }
h3 { margin: 1.2rem 0 .1rem; font-size: .9rem; line-height: 1.35; }
.note { margin: 0 0 .5rem; color: var(--quiet); font-size: .8rem; }
ul, ol { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 .6rem; }
.lines li { font-size: 1.08em; }
.timeline li { display: grid; grid-template-columns: 8.5rem 1fr; column-gap: 1rem; }
.timeline li > * { grid-column: 2; }
.timeline li > b { grid-column: 1; grid-row: 1 / span 3; }
.quotes li { border-inline-start: 3px solid var(--line); padding-inline-start: .9rem; }
.quotes b { display: block; font-size: .92em; }
.ours, .remarks, .place { color: var(--quiet); }
.remarks, .place { font-size: .78rem; }
.quotes .remarks, .timeline .remarks { display: block; }
sup { font-size: .66em; line-height: 0; white-space: nowrap; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
mark { background: var(--mark); color: inherit; }
.sources { border-top: 1px solid var(--line); margin-top: 2.5rem; font-size: .88rem; line-height: 1.45; }
.sources .about { margin: 0 0 .4rem; color: var(--quiet); font-size: .78rem; }
.sources li { display: grid; grid-template-columns: 2.6rem 1fr; margin-bottom: .3rem; }
.sources li > * { grid-column: 2; }
.sources .number { grid-column: 1; color: var(--accent); font-size: .78rem; padding-top: .1em; }
.sources li:target { outline: 2px solid var(--accent); outline-offset: 3px; }
.made { border-top: 1px solid var(--line); margin-top: 2rem; color: var(--quiet); font-size: .8rem; }
.made p { margin: .2rem 0; }
@page { margin: 20mm 22mm 22mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Arial, sans-serif; color: #5a6168; } }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --line: #bbb; --accent: #163d60; --mark: #f3ead0; --paper: #fff; }
  body { font-size: 10.5pt; line-height: 1.42; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 18pt; }
  h2, h3 { break-after: avoid; }
  h2 { font-size: 11pt; margin-top: 14pt; }
  li, article > .about { break-inside: avoid; orphans: 3; widows: 3; }
  mark { print-color-adjust: exact; }
  .quotes li, .note, .about { break-inside: avoid; }
  .note { break-after: avoid; }
}
`;
  const AROUND = 110; // letters left on each side of the words that count
  const FEW = 2; // quotations and lines of each of several documents
  const LEFT_OUT = ".ds-ev, .ds-wrong, .ds-fix, .ds-permalink, .ds-count, .ds-copy, .ds-card-foot, .ds-flag-link, button, svg, details, form";

  const plain = (text) => text.replace(/\s+/g, " ");
  const words = (element) => (element ? plain(pieces(element).map((piece) => piece.text).join("")).trim() : "");

  // The text of an element in pieces: [{ text, ours }]; what is a tool of the page is left out.
  function pieces(element) {
    const copy = element.cloneNode(true);
    for (const tool of all(LEFT_OUT, copy)) tool.remove();
    const walker = element.ownerDocument.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const ours = Boolean(node.parentElement?.closest(".ds-gloss, .ds-attribution"));
      const text = plain(node.data);
      if (found.length && found.at(-1).ours === ours) found.at(-1).text += text;
      else found.push({ text, ours });
    }
    return found;
  }

  // ------------------------------------------------------------------------------------------------------ gathering

  class Sources {
    constructor() {
      this.list = [];
    }

    of(address, title, about, url = "") {
      const known = this.list.find((one) => one.address === address);
      if (known) return known;
      const source = { number: this.list.length + 1, address, title, about, url, passages: [] };
      this.list.push(source);
      return source;
    }

    // The number of a passage: words with what stands around them.
    cite(source, address, [before, exact, after]) {
      const key = before + exact + after;
      let passage = source.passages.find((one) => one.key === key);
      if (!passage) source.passages.push((passage = { key, address, before, exact, after, number: source.passages.length + 1 }));
      return `${source.number}.${passage.number}`;
    }
  }

  function around(page, anchor) {
    const place = page.root.getElementById(anchor);
    const block = place?.closest(".ds-block");
    if (!block) return null;
    const [text, exact] = [plain(block.textContent), plain(place.textContent)];
    const at = Math.max(0, text.indexOf(exact));
    const start = at > AROUND ? text.indexOf(" ", at - AROUND) + 1 : 0;
    const end = at + exact.length + AROUND < text.length ? text.lastIndexOf(" ", at + exact.length + AROUND) : text.length;
    return [(start ? "… " : "") + text.slice(start, at), exact, text.slice(at + exact.length, Math.max(end, at + exact.length)) + (end < text.length ? " …" : "")];
  }

  function cites(element, page, sources) {
    const found = all("a.ds-ev", element).map((link) => {
      const target = new URL(link.getAttribute("href"), page.address);
      const anchor = decodeURIComponent(target.hash.slice(1));
      target.hash = "";
      const here = target.href === page.address;
      const held = here ? around(page, anchor) : null;
      if (!held && here) return "";
      const source = here ? page.source() : sources.of(target.href, origin(element) || target.href, "");
      return sources.cite(source, `${target.href}#${anchor}`, held || ["", words(element.querySelector(".ds-words") || element), ""]);
    });
    return [...new Set(found.filter(Boolean))];
  }

  const origin = (element) => words(element.querySelector(".ds-origin a, .ds-basis a")) || "";

  function item(element, page, sources, { label = "", body = element, remarks = [] } = {}) {
    return { label, pieces: pieces(body), cites: cites(element, page, sources), remarks: remarks.filter(Boolean) };
  }

  // Section of a page -> kind, its rows, and how a row becomes an item.
  const kinds = {
    "bottom-line": ["lines", ".ds-findings li, .ds-lines > li, .ds-points > li", item],
    roles: ["facts", ".ds-roles > li", linked],
    who: ["people", ".ds-actor-row:not(.ds-actor-minor)", (row, page, sources) => item(row, page, sources, { label: words(row.querySelector(".ds-actor-name")), body: row.querySelector(".ds-role") || make("i"), remarks: [words(row.querySelector(".ds-type")), words(row.querySelector(".ds-country"))] })],
    said: ["quotes", ".ds-quote", (quote, page, sources) => item(quote, page, sources, { label: words(quote.querySelector(".ds-said-by")).replace(/:$/, ""), body: quote.querySelector(".ds-words"), remarks: [words(quote.querySelector(".ds-kind")), words(quote.querySelector(".ds-origin"))] })],
    when: ["timeline", ".ds-date:not(.ds-date-length):not(.ds-date-open):has(.ds-words)", (date, page, sources) => linked(date, page, sources, { label: words(date.querySelector(".ds-date-when")), body: date.querySelector(".ds-words"), remarks: [words(date.querySelector(".ds-basis")).replace(/[\s·]+$/, "")] })],
    with: ["people", ".ds-company > li", (row, page, sources) => linked(row, page, sources, { label: words(row.querySelector("a")), body: row.querySelector(".ds-words") })],
    dossiers: ["facts", ".ds-list > li", (row, page, sources) => linked(row, page, sources, { label: words(row.querySelector("time")), body: row.querySelector(".ds-line-title") })],
    open: ["open", ".ds-questions > li", item],
    corrections: ["corrections", ".ds-corrections > li", item],
  };

  // A row that leads to another page by a link of its own is cited by that.
  function linked(element, page, sources, options = {}) {
    const found = item(element, page, sources, options);
    if (found.cites.length) return found;
    const link = all(".ds-basis a:not(.ds-permalink), .ds-origin a, .ds-quiet a, .ds-line-meta a", element).find((one) => one.getAttribute("href")?.includes("#"));
    if (!link) return found;
    const target = new URL(link.getAttribute("href"), page.address);
    const address = target.href;
    target.hash = "";
    found.cites.push(sources.cite(sources.of(target.href, titleOf(page, target.href) || words(link), ""), address, ["", words(options.body || element), ""]));
    return found;
  }

  const titleOf = (page, address) => words(all(".ds-line-title, .ds-origin a, .ds-basis a", page.root).find((link) => new URL(link.getAttribute("href"), page.address).href.split("#")[0] === address));

  function gathered(page, sources, few = {}) {
    return Object.entries(kinds).flatMap(([id, [kind, rows, made]]) => {
      const section = page.root.getElementById(id);
      const shown = section ? all(rows, section).slice(0, few[kind] ?? Infinity) : [];
      const found = shown.map((row) => made(row, page, sources)).filter((one) => one.label || one.pieces.some((piece) => piece.text.trim()));
      return found.length ? [{ id, kind, title: words(section.querySelector("h2")), items: found }] : [];
    });
  }

  function pageOf(root, address, sources) {
    const plainAddress = new URL(address);
    plainAddress.hash = plainAddress.search = "";
    const title = words(root.querySelector(".ds-title"));
    const about = words(root.querySelector(".ds-kicker")).split(" / ").slice(1).join(", ");
    const url = root.querySelector("#about-url a")?.href || "";
    const page = { root, address: plainAddress.href, title, about };
    page.source = () => sources.of(page.address, title, about, url);
    return page;
  }

  function briefOf(page, sources) {
    const scope = page.root.querySelector(".ds-lede") ? [words(page.root.querySelector(".ds-lede"))] : [page.about];
    return { kind: word("Brief"), title: page.title, scope, sections: gathered(page, sources), sources: sources.list };
  }

  // Several documents: of each the first lines and quotations, all dates by day.
  function briefOfSeveral(pages, title, sources) {
    const sections = [];
    for (const page of pages) {
      for (const { id, kind, title: name, items } of gathered(page, sources, { lines: FEW, quotes: FEW })) {
        let section = sections.find((one) => one.id === id);
        if (!section) sections.push((section = { id, kind, title: name, items: [] }));
        for (const one of items) section.items.push({ ...one, remarks: [...one.remarks, page.title] });
      }
    }
    return { kind: word("Brief"), title, scope: [], sections, sources: sources.list };
  }

  const made = () => [word("Found by machine in the documents named; quotations and sentences are theirs, word for word. How sure a finding is speaks of the finding, never of whether a claim is true.")];

  // -------------------------------------------------------------------------------------------------------- writing

  const escaped = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const webAddress = (address) => /^(?:https?|file):/.test(address);
  const idOf = (label) => `source-${label.replace(".", "-")}`;

  function htmlOf(brief) {
    const cited = (one) => (one.cites.length ? ` <sup>${one.cites.map((label) => `<a href="#${idOf(label)}">${label}</a>`).join(", ")}</sup>` : "");
    const said = (one) => one.pieces.map(({ text, ours }) => (ours ? `<span class="ours">${escaped(text)}</span>` : escaped(text))).join("").trim();
    const row = (one) => `<li>${one.label ? `<b dir="auto">${escaped(one.label)}</b> ` : ""}<span class="text"><span class="words" dir="auto">${said(one)}</span>${cited(one)}</span>${one.remarks.length ? ` <span class="remarks">${escaped(one.remarks.join("; "))}</span>` : ""}</li>\n`;
    const section = ({ kind, title, items }) => `<section class="${kind}"><h2>${escaped(title)}</h2>\n<ul>\n${items.map(row).join("")}</ul></section>\n`;
    const link = (address) => (webAddress(address) ? ` <a rel="noopener noreferrer nofollow" href="${escaped(address)}">${escaped(address)}</a>` : "");
    const passage = (source) => (one) => `<li id="${idOf(`${source.number}.${one.number}`)}"><span class="number">${source.number}.${one.number}</span> <span dir="auto">${escaped(one.before)}<mark>${escaped(one.exact)}</mark>${escaped(one.after)}</span></li>\n`;
    const source = (one) => `<article id="source-${one.number}"><h3><span class="number">${one.number}</span> <span dir="auto">${escaped(one.title)}</span></h3><p class="about">${escaped(one.about)}${link(one.url)}${link(one.address)}</p><ol>${one.passages.map(passage(one)).join("")}</ol></article>\n`;
    const csp = "default-src 'none'; style-src 'unsafe-inline'";
    return `<!doctype html>
<html lang="${escaped(document.documentElement.lang || "en")}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${csp}"><meta name="referrer" content="no-referrer"><title>${escaped(brief.title)}</title><style>${style}</style></head>
<body><main>
<header><p class="kind">${escaped(brief.kind)}</p><h1 dir="auto">${escaped(brief.title)}</h1>${brief.scope.map((one) => `<p class="scope" dir="auto">${escaped(one)}</p>`).join("")}</header>
${brief.sections.map(section).join("")}<section class="sources"><h2>${escaped(word("Sources, with the words that the numbers lead to"))}</h2>
${brief.sources.map(source).join("")}</section>
<footer class="made"><h2>${escaped(word("How this was made"))}</h2>${made().map((one) => `<p>${escaped(one)}</p>`).join("")}</footer>
</main></body></html>
`;
  }

  const mark = (text) => text.replace(/([\\`*_[\]<>#|~$&])/g, "\\$1").replace(/^(\s*)(\d+)([.)])(?=\s|$)/, "$1$2\\$3").replace(/^(\s*)([-+=])(?=\s|$)/, "$1\\$2");

  function markdownOf(brief) {
    const lines = [`# ${mark(brief.title)}`, "", `*${mark(brief.kind)}*`, "", ...brief.scope.map(mark)];
    for (const { title, items } of brief.sections) {
      lines.push("", `## ${mark(title)}`, "");
      for (const one of items) {
        const said = one.pieces.map(({ text, ours }) => (ours && text.trim() ? text.replace(text.trim(), () => `*${mark(text.trim())}*`) : mark(text))).join("").trim();
        const cited = one.cites.map((label) => `[\\[${label}\\]](#${idOf(label)})`).join(" ");
        lines.push(`- ${[one.label && `**${mark(one.label)}**${said ? ":" : ""}`, said, cited, one.remarks.length ? `(${mark(one.remarks.join("; "))})` : ""].filter(Boolean).join(" ")}`);
      }
    }
    lines.push("", `## ${mark(word("Sources, with the words that the numbers lead to"))}`);
    for (const one of brief.sources) {
      const links = [one.url, one.address].filter(webAddress).map((address) => `<${address}>`);
      lines.push("", `<a id="source-${one.number}"></a>**${one.number}. ${mark(one.title)}**. ${[mark(one.about), ...links].filter(Boolean).join(" ")}`, "");
      for (const passage of one.passages) {
        const label = `${one.number}.${passage.number}`;
        lines.push(`- <a id="${idOf(label)}"></a>${label} ${mark(passage.before)}${passage.exact.trim() ? `**${mark(passage.exact.trim())}**` : ""}${mark(passage.after)}`);
      }
    }
    lines.push("", `## ${mark(word("How this was made"))}`, "", ...made().map((one) => `- ${mark(one)}`));
    return `${lines.join("\n")}\n`;
  }

  // --------------------------------------------------------------------------------------------------------- giving

  function give(brief, as) {
    const [text, type] = as === "md" ? [markdownOf(brief), "text/markdown"] : [htmlOf(brief), "text/html"];
    const name = brief.title.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "brief";
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })), download: `${name}.${as}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  window.dossierBrief = async (button) => {
    const sources = new Sources();
    const as = button.dataset.as;
    if (!("chosen" in button.dataset)) return give(briefOf(pageOf(document, location.href, sources), sources), as);
    const chosen = all(".ds-choose:checked").map((box) => box.value);
    const pages = [];
    for (const address of chosen) {
      const answer = await fetch(address);
      if (answer.ok) pages.push(pageOf(new DOMParser().parseFromString(await answer.text(), "text/html"), address, sources));
    }
    if (pages.length) give(briefOfSeveral(pages, document.getElementById("ds-q").value.trim() || word("Chosen documents"), sources), as);
  };
})();
