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

  // On a narrow screen the navigation scrolls sideways: show the page that is open.
  function showPlace() {
    const bar = document.querySelector(".ds-nav > ul");
    const here = bar?.querySelector("[aria-current], .ds-here");
    if (here) bar.scrollLeft = here.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;
  }

  document.addEventListener("DOMContentLoaded", () => {
    setUpColours();
    showPlace();
  });
})();
