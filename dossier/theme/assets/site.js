/*
  What the dossier theme does round its pages. It stands in the head and is not deferred: a page in chosen dark colours
  never flashes light. No libraries, no request to another host.
*/
(() => {
  "use strict";

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

  // On a narrow screen the navigation folds into a menu; without scripts it stands there in full.
  function setUpMenu() {
    const button = document.getElementById("ds-menu");
    const bar = document.getElementById("ds-nav");
    if (!button || !bar) return;
    const turn = (open) => {
      button.setAttribute("aria-expanded", String(open));
      bar.classList.toggle("ds-open", open);
    };
    button.hidden = false;
    button.addEventListener("click", () => turn(button.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !bar.classList.contains("ds-open")) return;
      turn(false);
      button.focus();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    setUpColours();
    setUpMenu();
  });
})();
