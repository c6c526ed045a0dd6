/*
  Writes what a list shows as a table (CSV) and hands it to the reader: filtered, sorted and cut as it is on the page. It
  asks nobody for anything, so it works from a disk too.
*/
(() => {
  "use strict";

  const { all, save } = window.dossierTools;
  const words = (element) => (element ? element.textContent.trim().replace(/\s+/g, " ") : "");
  const address = (link) => (link ? link.href : "");
  const shown = (selector) => all(selector).filter((row) => !row.hidden && !row.closest("[hidden]"));
  const listed = (row, name) => (row.dataset[name] || "").split("|").filter(Boolean).join("; ");

  const lists = {
    events: () =>
      shown(".ds-timeline .ds-date").map((row) => ({
        first_day: row.dataset.first,
        last_day: row.dataset.last,
        as_written: words(row.querySelector(".ds-written") || row.querySelector(".ds-reading")),
        happened: words(row.querySelector(".ds-words")),
        actors: listed(row, "actors"),
        countries: listed(row, "countries"),
        title: words(row.querySelector(".ds-basis a")),
        page: address(row.querySelector(".ds-basis a")),
      })),
    quotes: () =>
      shown(".ds-quotes-page .ds-quote").map((row) => {
        const group = row.closest(".ds-quote-group");
        return {
          quote: words(row.querySelector(".ds-words")).replace(/^“|”$/g, ""),
          speaker: words(row.querySelector(".ds-said-by strong:not(.ds-nobody)")),
          kind: ["direct", "mixed", "indirect"].find((kind) => row.classList.contains(`ds-quote-${kind}`)),
          title: words(row.querySelector(".ds-origin a") || group.querySelector("h2 a")),
          page: address(row.querySelector(".ds-permalink")),
        };
      }),
    actors: () =>
      shown(".ds-actor-list > li").map((row) => ({
        name: words(row.querySelector(".ds-actor-name")),
        type: words(row.querySelector(".ds-type")),
        role: words(row.querySelector(".ds-role")),
        documents: words(row.querySelector(".ds-numbers")).replace(/\D.*/, ""),
        page: address(row.querySelector(".ds-actor-name a") || row.querySelector(".ds-places a")),
      })),
    documents: () =>
      shown(".ds-index .ds-list > li").map((row) => ({
        title: words(row.querySelector(".ds-line-title")),
        dated: row.querySelector("time")?.getAttribute("datetime") || "",
        source: words(row.querySelector(".ds-line-meta bdi")),
        page: address(row.querySelector(".ds-line-title")),
      })),
    found: () => document.getElementById("ds-search").rowsAsShown?.() || [],
  };

  // A spreadsheet runs a cell that begins with one of these as a formula; years before 1 are left as they are.
  const safe = (cell) => (/^\s*[=+\-@\t\r]/.test(cell) && !/^-\d{4,}(-\d\d){0,2}$/.test(cell) ? `'${cell}` : cell);
  const cell = (value) => {
    const text = safe(String(value ?? ""));
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  window.dossierShown = async (button) => {
    const rows = await lists[button.dataset.list]();
    if (!rows.length) return;
    const names = Object.keys(rows[0]);
    const lines = [names, ...rows.map((row) => names.map((name) => row[name]))].map((row) => `${row.map(cell).join(",")}\r\n`);
    save(`${button.dataset.list}-as-shown.csv`, lines.join(""), "text/csv");
  };
})();
