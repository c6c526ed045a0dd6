/*
  The page of one dossier: a fact chosen shows the words it rests on, beside it on a wide screen, in a sheet on a narrow
  one, with a way back. Without this script the same links lead to the source text below the facts.
*/
(() => {
  "use strict";

  const { make, all, word, filled } = window.dossierTools;
  const FACTS = ".ds-lines > li, .ds-points > li, .ds-actor-row, .ds-quote, .ds-dates > li, .ds-briefs > li[id]";
  const LISTS = ".ds-lines, .ds-points, .ds-voices, .ds-outline, .ds-actors, .ds-quotes, .ds-dates, .ds-briefs, .ds-questions, .ds-list";
  const STOPS = "a[href], button, summary, input, select, textarea";
  const LONG = 3; // rows of a list from which it is one stop of the Tab key, and the arrow keys go on inside
  const KEYS = "dossier-keys";

  class Reader {
    constructor(page) {
      this.page = page;
      this.source = page.querySelector(".ds-source");
      this.text = page.querySelector(".ds-text");
      this.trail = page.querySelector(".ds-trail");
      this.said = this.trail.querySelector("output");
      this.fact = null; // the row of the fact chosen
      this.places = []; // ids of its words in the source
      this.at = 0;
      page.classList.add("ds-sheets");
      this.addSteps();
      all(LISTS, page).forEach((list) => this.makeOneStop(list));
      page.addEventListener("click", (event) => this.clicked(event));
      page.querySelector(".ds-close").addEventListener("click", () => this.goBack());
      page.querySelector(".ds-back").addEventListener("click", (event) => (event.preventDefault(), this.goBack()));
      all(".ds-step", this.trail).forEach((button) => button.addEventListener("click", () => this.step(Number(button.dataset.by))));
      this.source.addEventListener("focusout", ({ relatedTarget }) => {
        if (relatedTarget && !this.source.contains(relatedTarget)) this.close();
      });
      this.follow();
    }

    // ------------------------------------------------------------------------------------------------ what is where

    // Whether the source has no column of its own, the style decides: beside a theme's columns there is less room.
    get isSheet() {
      return getComputedStyle(this.page.querySelector(".ds-open-source")).display !== "none";
    }

    target(link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    }

    isInText(element) {
      return Boolean(element) && this.text.contains(element);
    }

    // The words of a fact: those its own links lead to; of an actor, all that lead back to it.
    placesOf(fact) {
      if (!fact.id.startsWith("actor-")) {
        const targets = all(".ds-ev", fact).map((link) => this.target(link));
        return [...new Set(targets.filter((target) => this.isInText(target)).map(({ id }) => id))];
      }
      const links = all(`.ds-m-name > .ds-go[href="#${CSS.escape(fact.id)}"]`, this.text);
      return [...new Set(links.map((link) => link.parentElement.id || link.parentElement.dataset.of))];
    }

    factOf(id) {
      const link = this.page.querySelector(`.ds-facts .ds-ev[href="#${CSS.escape(id)}"]`);
      const mark = document.getElementById(id);
      const back = mark?.querySelector(".ds-go");
      return link?.closest(FACTS) || (back && this.target(back)) || null;
    }

    nameOf(fact) {
      const named = fact.matches(FACTS) ? fact.querySelector(".ds-actor-name, .ds-actor, .ds-reading") : fact.querySelector("a");
      return named?.textContent.trim() || "";
    }

    tagOf(fact) {
      return fact.id.startsWith("actor-") ? "" : fact.querySelector(".ds-ev")?.textContent;
    }

    // ------------------------------------------------------------------------------------------------------ showing

    // Light the words and bring them into the panel; the page itself stays where it is.
    show(mark) {
      all(".ds-is-target", this.text).forEach((piece) => piece.classList.remove("ds-is-target"));
      all(`[data-of="${CSS.escape(mark.id)}"]`, this.text).concat(mark).forEach((piece) => piece.classList.add("ds-is-target"));
      if (this.isSheet) this.open();
      const [left, top] = [scrollX, scrollY];
      mark.scrollIntoView({ block: mark.offsetHeight > this.text.clientHeight / 2 ? "start" : "center" });
      scrollTo(left, top);
      const box = mark.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) mark.scrollIntoView({ block: "center" });
    }

    // Not all that leads to the source is a fact: a line of the outline is chosen by its own words.
    choose(fact, id) {
      this.fact = fact;
      this.places = fact?.matches(FACTS) ? this.placesOf(fact) : [];
      if (!this.places.includes(id)) this.places.unshift(id);
      this.at = this.places.indexOf(id);
      this.tell();
    }

    tell() {
      const several = this.places.length > 1;
      const count = several ? filled(word("{0} of {1}"), this.at + 1, this.places.length) : "";
      const said = this.fact ? [this.tagOf(this.fact), this.nameOf(this.fact), count] : [count];
      this.said.textContent = said.filter(Boolean).join(", ");
      this.trail.hidden = !this.fact && !several;
      this.trail.querySelector(".ds-back").hidden = !this.fact;
      all(".ds-step", this.trail).forEach((button) => (button.hidden = !several));
    }

    step(by) {
      if (!this.places.length) return;
      this.at = (this.at + by + this.places.length) % this.places.length;
      history.replaceState(history.state, "", `#${this.places[this.at]}`);
      this.tell();
      this.show(document.getElementById(this.places[this.at]));
    }

    open() {
      this.source.classList.add("ds-open");
    }

    close() {
      this.source.classList.remove("ds-open");
    }

    goBack() {
      const { fact } = this;
      this.close();
      if (!fact) return;
      this.reveal(fact);
      (this.opener?.isConnected && fact.contains(this.opener) ? this.opener : fact.querySelector(STOPS))?.focus();
      this.mark(fact);
    }

    // A fact may stand in a part that is folded.
    reveal(fact) {
      for (let box = fact.parentElement?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    }

    mark(fact) {
      all(".ds-is-chosen", this.page).forEach((row) => row.classList.remove("ds-is-chosen"));
      fact.classList.add("ds-is-chosen");
    }

    // ------------------------------------------------------------------------------------------------------ clicking

    clicked(event) {
      const link = event.target.closest?.('a[href^="#"]');
      if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const target = this.target(link);
      if (this.text.contains(link)) {
        if (target) this.wordsChosen(event, link, target);
      } else if (this.isInText(target)) {
        event.preventDefault();
        this.factChosen(link, target);
      } else if (target === this.source && this.isSheet) {
        event.preventDefault();
        this.open();
        this.text.focus({ preventScroll: true });
      } else if (target) this.reveal(target);
    }

    factChosen(link, target) {
      const fact = link.closest(FACTS) || link.closest("li, div");
      this.opener = link;
      this.choose(fact, target.id);
      if (location.hash !== `#${target.id}`) history.pushState(null, "", `#${target.id}`);
      if (fact) this.mark(fact);
      if (this.isSheet) this.makeRoom(link);
      this.show(target);
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }

    // The sheet leaves the upper part of the screen: the fact chosen is seen there.
    makeRoom(link) {
      const top = innerHeight / 5;
      const { bottom } = link.getBoundingClientRect();
      if (bottom > top) scrollBy(0, bottom - top);
    }

    wordsChosen(event, link, fact) {
      this.close();
      if (!fact.matches(FACTS)) return;
      event.preventDefault();
      const mark = link.closest(".ds-m");
      const places = this.placesOf(fact);
      this.choose(fact, places.find((id) => id === (mark?.id || mark?.dataset.of)) || places[0]);
      if (location.hash !== `#${fact.id}`) history.pushState(null, "", `#${fact.id}`);
      this.opener = null;
      fact.scrollIntoView({ block: "center" });
      this.goBack();
    }

    // ------------------------------------------------------------------------------------------------------- address

    follow() {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target) return this.close();
      const fact = this.isInText(target) ? this.factOf(target.id) : target.matches(FACTS) ? target : null;
      if (fact) {
        this.reveal(fact);
        fact.scrollIntoView({ block: "center" });
        this.mark(fact);
      }
      const first = this.isInText(target) ? target.id : fact && this.placesOf(fact)[0];
      if (!first) return;
      this.choose(fact, first);
      if (this.isInText(target) || !this.isSheet) this.show(document.getElementById(first));
    }

    // ------------------------------------------------------------------------------------------------------ keyboard

    // Beside the number of an actor's mentions stand the buttons that go through them.
    addSteps() {
      for (const link of all(".ds-actors .ds-all", this.page)) {
        const fact = link.closest(FACTS);
        if (this.placesOf(fact).length < 2) continue;
        const buttons = [
          ["‹", -1, word("Previous mention of {0}")],
          ["›", 1, word("Next mention of {0}")],
        ].map(([textContent, by, label]) => {
          const button = make("button", { type: "button", className: "ds-step", textContent });
          button.setAttribute("aria-label", filled(label, this.nameOf(fact)));
          button.addEventListener("click", () => this.stepFrom(button, fact, by));
          return button;
        });
        link.after(...buttons);
      }
    }

    stepFrom(button, fact, by) {
      this.opener = button;
      if (this.fact === fact) return this.step(by);
      const places = this.placesOf(fact);
      if (!places.length) return;
      this.choose(fact, places.at(by < 0 ? -1 : 0));
      this.mark(fact);
      this.show(document.getElementById(places[this.at]));
    }

    makeOneStop(list) {
      const rows = [...list.children];
      if (rows.length < LONG) return;
      const allow = (row, index) => all(STOPS, row).forEach((stop) => (stop.tabIndex = index));
      rows.slice(1).forEach((row) => allow(row, -1));
      let current = rows[0];
      list.addEventListener("focusin", (event) => {
        const row = rows.find((one) => one.contains(event.target));
        if (!row || row === current) return;
        allow(current, -1);
        allow(row, 0);
        current = row;
      });
      list.addEventListener("keydown", (event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!by || event.target.closest("input, select, textarea")) return;
        const next = rows[rows.indexOf(current) + by]?.querySelector(STOPS);
        if (!next) return;
        event.preventDefault();
        next.focus();
      });
    }

    next(by) {
      const facts = all(FACTS, this.page).filter((fact) => fact.checkVisibility());
      let at = facts.indexOf(this.fact);
      if (at < 0) at = facts.findIndex((fact) => fact.getBoundingClientRect().top >= 0) - (by > 0);
      const fact = facts[Math.min(Math.max(at + by, 0), facts.length - 1)];
      const place = fact && this.placesOf(fact)[0];
      if (!place) return;
      this.opener = fact.querySelector(".ds-ev");
      this.choose(fact, place);
      this.mark(fact);
      if (this.source.classList.contains("ds-open")) fact.scrollIntoView({ block: "start" });
      else this.opener.focus();
      if (!this.isSheet || this.source.classList.contains("ds-open")) this.show(document.getElementById(place));
    }

    key(event) {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
      if (typing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape" && this.source.contains(document.activeElement)) return this.goBack();
      if (event.key === "?") return this.help();
      if (document.documentElement.dataset.keys === "off") return;
      if (event.key === "n") this.next(1);
      if (event.key === "p") this.next(-1);
    }

    help() {
      this.dialog ??= this.makeHelp();
      this.dialog.showModal();
    }

    makeHelp() {
      const keys = [
        ["n", word("next fact")],
        ["p", word("previous fact")],
        ["↓ ↑", word("in a list: to the next or previous row")],
        ["Enter", word("on a number: to its words in the source")],
        ["Esc", word("from the source back to the fact")],
        ["/", word("to the search")],
        ["?", word("this help")],
      ];
      const rows = keys.flatMap(([key, does]) => [make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: does })]);
      const use = make("input", { type: "checkbox", checked: document.documentElement.dataset.keys !== "off" });
      use.addEventListener("change", () => {
        document.documentElement.dataset.keys = use.checked ? "on" : "off";
        remember(KEYS, document.documentElement.dataset.keys);
      });
      const close = make("button", { type: "button", className: "ds-button", textContent: word("Close") });
      const heading = make("h2", { textContent: word("Keys"), id: "ds-keys-title" });
      const dialog = make("dialog", { className: "ds-keys" }, heading, make("dl", {}, ...rows), make("label", {}, use, word("Use the keys of one letter")), close);
      dialog.setAttribute("aria-labelledby", heading.id);
      close.addEventListener("click", () => dialog.close());
      this.page.append(dialog);
      return dialog;
    }
  }

  function remember(name, value) {
    try {
      if (value) localStorage.setItem(name, value);
      return localStorage.getItem(name);
    } catch {
      return null; // storage may be forbidden: it holds for this page alone
    }
  }

  let reader = null;
  function setUp() {
    const page = document.querySelector(".ds-dossier");
    reader = page ? new Reader(page) : null;
    const jump = page?.querySelector(".ds-jump");
    if (!jump || !matchMedia("(hover: hover)").matches) return;
    const button = make("button", { type: "button", className: "ds-button", textContent: word("Keys") });
    button.addEventListener("click", () => reader.help());
    jump.append(button);
  }

  if (remember(KEYS) === "off") document.documentElement.dataset.keys = "off";
  document.addEventListener("keydown", (event) => reader?.key(event));
  addEventListener("popstate", () => reader?.follow());
  // Material puts another page into the open one and says so here; at once for the page that is there.
  if (window.document$?.subscribe) window.document$.subscribe(setUp);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
  else setUp();
})();
