/*
  "Not right?" opens a form that makes the correction of a fact. The page brings each correction begun, as Python writes
  it (`people/corrections/stub.py`); here the answers are put in, and written as Python would write them.
  Without this script a link shows the correction begun; `dossier.js` asks for it when somebody is about to use one.
*/
(() => {
  "use strict";

  const LONGEST = 6000; // longer addresses are refused by forges and proxies
  const WHO = "dossier-by";
  const UNPRINTABLE =
    /[\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]/gu;

  // A JSON string is a YAML one; what an editor would not show is escaped, as `quoted` in Python does.
  const quoted = (text) =>
    JSON.stringify(text).replace(UNPRINTABLE, (found) => `\\u${found.codePointAt(0).toString(16).padStart(4, "0")}`);

  // An entry of the YAML begun: what it is about, the lines that name its place, and the values found.
  function read(lines) {
    const [, verb, target] = lines[0].match(/^ {2}- (\w+):(?: (\w+))?/);
    const entry = { target: verb === "says" ? "finding" : target, place: [], exact: "", found: {} };
    for (const line of lines.slice(1)) {
      const [, indent, name, value] = line.match(/^( +)(\w+):(?: (.*))?$/) || [];
      if (indent === "      ") entry.found[name] = value ? JSON.parse(value) : "";
      else if (/^(id|exact|prefix|suffix|start)$/.test(name)) entry.place.push(line);
      if (name === "exact" && value) entry.exact = JSON.parse(value);
    }
    return entry;
  }

  const entriesOf = (yaml) =>
    yaml.split(/^(?= {2}- )/m).slice(1).map((entry) => read(entry.trimEnd().split("\n")));

  function written({ target, place }, { verb, to }, { why, ...told }) {
    if (target === "finding") return block([`  - says: ${quoted(to[0][1])}`, ...place], told);
    const lines = [`  - ${verb}: ${target}`, ...place];
    if (to.length) lines.push("    to:", ...to.map(([name, value]) => `      ${name}:${value && ` ${quoted(value)}`}`));
    return block(lines, { why, ...told });
  }

  function block(lines, told) {
    const said = Object.entries(told).filter(([, value]) => value);
    return `${[...lines, ...said.map(([name, value]) => `    ${name}: ${quoted(value)}`)].join("\n")}\n`;
  }

  // ------------------------------------------------------------------------------------------------ words of the source
  // Marks and links inside the text add no letters, so its letters are those of the document.

  const textOf = (range) => range.toString().replace(/\u200b/g, "");
  const folded = (text) => text.replace(/[“”„«»]/g, '"').replace(/[‘’‚]/g, "'").replace(/\s+/g, " ").trim();

  const AROUND = 32;

  function chosenIn(source) {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!source.contains(range.commonAncestorContainer)) return null;
    const before = range.cloneRange();
    before.setStart(source, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const after = range.cloneRange();
    after.setEnd(source, source.childNodes.length);
    after.setStart(range.endContainer, range.endOffset);
    return {
      exact: textOf(range).trim(),
      prefix: [...textOf(before)].slice(-AROUND).join(""),
      suffix: [...textOf(after)].slice(0, AROUND).join(""),
    };
  }

  // ----------------------------------------------------------------------------------------------------------- the form

  function setUp(section) {
    const dialog = section.querySelector("dialog");
    const form = dialog.querySelector("form");
    const part = (name) => dialog.querySelector(`.ds-fix-${name}`);
    const field = (name) => form.elements.namedItem(name);
    const yaml = part("yaml");
    const status = part("status");
    const opener = part("open");
    const source = document.querySelector("#source .ds-text");
    const state = { entries: [], isAny: false, isThere: false, chosen: null };

    function drawEntry(entry) {
      const template = section.querySelector(`template[data-form="${entry.target}"]`);
      entry.box = template.content.firstElementChild.cloneNode(true);
      entry.inputs = [...entry.box.querySelectorAll("[data-field]")].map((label) => ({
        name: label.dataset.field,
        label,
        input: label.querySelector("input, select"),
      }));
      for (const { name, label, input } of entry.inputs) {
        input.value = entry.found[name] || "";
        label.hidden = state.isAny && !state.isThere && "later" in label.dataset;
      }
      entry.drop = entry.box.querySelector(".ds-fix-drop input");
      const canDrop = entry.drop && (!state.isAny || state.isThere);
      entry.box.querySelector(".ds-fix-drop")?.toggleAttribute("hidden", !canDrop);
      return entry.box;
    }

    function draw() {
      part("entries").replaceChildren(...state.entries.map(drawEntry));
    }

    // What the person says of one entry; null: nothing.
    function answer(entry) {
      const dropped = Boolean(entry.drop?.checked);
      for (const { input } of entry.inputs) input.disabled = dropped;
      if (dropped) return { verb: "drop", to: [] };
      const changed = entry.inputs.filter(({ name, input }) => input.value.trim() !== (entry.found[name] || ""));
      const to = changed
        .filter(({ label, input }) => input.value.trim() || "empty" in label.dataset)
        .map(({ name, input }) => [name, input.value.trim()]);
      if (to.some(([name, value]) => name === "same" && value)) return { verb: "set", to: to.filter(([name]) => name === "same") };
      if (state.isAny) return { verb: state.isThere && to.length && entry.box.dataset.verbs.includes("set") ? "set" : "add", to };
      return to.length ? { verb: "set", to } : null;
    }

    function lacking(entry, { verb, to }) {
      if (verb !== "add") return [];
      const given = to.map(([name]) => name);
      const needed = entry.inputs.filter(({ name, label }) => "needed" in label.dataset && !given.includes(name));
      const labels = needed.map(({ label }) => label.querySelector("span").textContent);
      // Nobody is shown a finding without knowing whose it is.
      const whose = entry.target === "finding" ? ["by", "date"].filter((name) => !field(name).value.trim()) : [];
      return [...labels, ...whose.map((name) => field(name).labels[0].textContent.trim())];
    }

    // The words that somebody wants to add: as they were selected, else as they stand in the text once.
    function place() {
      const exact = field("exact").value.trim();
      const chosen = state.chosen && folded(state.chosen.exact) === folded(exact) ? state.chosen : { exact, prefix: "", suffix: "" };
      const parts = folded(source?.textContent || "").split(folded(exact));
      let problem = "";
      if (exact && parts.length === 1) problem = status.dataset.nowhere;
      else if (exact && parts.length > 2 && !chosen.prefix && !chosen.suffix) problem = status.dataset.several;
      const lines = ["exact", "prefix", "suffix"].map((name) => `    ${name}: ${quoted(chosen[name])}`);
      if (exact) return { lines, problem };
      return { lines: [], problem: state.entries[0].target === "finding" ? "" : status.dataset.unchanged };
    }

    function update() {
      const told = Object.fromEntries(["why", "by", "date"].map((name) => [name, field(name).value.trim()]));
      let problem = "";
      if (state.isAny) {
        const found = place();
        problem = found.problem;
        state.entries[0].place = found.lines;
      }
      const answers = state.entries.map((entry) => [entry, answer(entry)]).filter(([, said]) => said);
      const needed = answers.flatMap(([entry, said]) => lacking(entry, said));
      if (!answers.length) problem ||= status.dataset.unchanged;
      else if (needed.length) problem ||= `${status.dataset.lacking} ${needed.join(", ")}`;
      yaml.value = problem ? "" : `${state.entries[0].target === "finding" ? "findings" : "corrections"}:\n${answers.map(([entry, said]) => written(entry, said, told)).join("")}`;
      if (status.textContent !== problem) status.textContent = problem;
      for (const button of [part("copy"), opener]) button?.setAttribute("aria-disabled", String(Boolean(problem)));
      if (opener) opener.href = address();
    }

    // A new file is opened with the correction in it, where the forge can do that; else it is pasted.
    function address() {
      const full = `${section.dataset.editor}&value=${encodeURIComponent(yaml.value)}`;
      return "fills" in section.dataset && yaml.value && full.length <= LONGEST ? full : section.dataset.editor;
    }

    async function copy() {
      try {
        await navigator.clipboard.writeText(yaml.value);
        return true;
      } catch {
        yaml.select();
        return document.execCommand("copy"); // pages read from a disk have no clipboard
      }
    }

    function remember() {
      try {
        localStorage.setItem(WHO, field("by").value.trim());
      } catch {
        // it is asked again
      }
    }

    function chooseKind() {
      state.entries = entriesOf(document.getElementById("fix-any").textContent).filter(
        ({ target }) => target === field("kind").value,
      );
      state.entries[0].found = {};
      part("why").hidden = state.entries[0].target === "finding";
      draw();
      update();
    }

    function open(link) {
      const id = decodeURIComponent(link.hash.slice(1));
      const begun = document.getElementById(id);
      if (!begun) return false;
      form.reset();
      state.isAny = id === "fix-any";
      state.isThere = Boolean(link.closest(".ds-rest"));
      part("any").hidden = !state.isAny;
      const now = new Date();
      field("date").value = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
      try {
        field("by").value = localStorage.getItem(WHO) || "";
      } catch {
        // nothing is remembered
      }
      if (state.isAny) {
        const row = link.closest(".ds-rest li")?.querySelector(".ds-ev");
        const mark = row && document.getElementById(decodeURIComponent(row.hash.slice(1)));
        field("exact").value = mark?.textContent || state.chosen?.exact || "";
        chooseKind();
      } else {
        part("why").hidden = false;
        const entries = entriesOf(begun.textContent);
        const first = entries.findIndex(({ target }) => target === link.dataset.fix);
        state.entries = [...entries.splice(Math.max(first, 0), 1), ...entries];
        draw();
        update();
      }
      const words = part("words");
      words.textContent = state.entries[0].exact;
      words.hidden = state.isAny || !words.textContent;
      dialog.showModal();
      return true;
    }

    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a.ds-wrong");
      const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      if (link && isPlain && open(link)) event.preventDefault();
    });
    const choose = () => {
      const chosen = source && !dialog.open ? chosenIn(source) : null;
      if (chosen?.exact) state.chosen = chosen; // a click on the link ends the selection
    };
    choose();
    document.addEventListener("selectionchange", choose);
    form.addEventListener("input", (event) => {
      if (event.target === field("kind")) chooseKind();
      else if (event.target !== yaml) update();
    });
    form.addEventListener("submit", async (event) => {
      if (event.submitter?.value === "close") return;
      event.preventDefault();
      if (!yaml.value) return;
      remember();
      status.textContent = (await copy()) ? status.dataset.copied : status.dataset.failed;
    });
    opener?.addEventListener("click", async (event) => {
      if (!yaml.value) {
        event.preventDefault();
        return;
      }
      remember();
      if (opener.href.includes("&value=")) return;
      status.textContent = (await copy()) ? status.dataset.paste : status.dataset.failed;
    });
  }

  function setUpPage() {
    const section = document.querySelector("[data-fixes]");
    if (section && window.HTMLDialogElement) setUp(section);
  }

  // Material puts another page into the open one and says so here; at once for the page that is there.
  if (window.document$?.subscribe) window.document$.subscribe(setUpPage);
  else setUpPage();
})();
