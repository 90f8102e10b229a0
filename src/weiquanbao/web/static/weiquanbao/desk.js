/* The desk by keyboard: J and K along the rows, Enter opens, E does the next act, / finds. */
(() => {
  "use strict";
  const page = document;
  const rows = () => [...page.querySelectorAll("[data-row]")];
  const current = () => page.querySelector("[data-row].on");
  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const here = all.indexOf(current());
    const next = all[Math.min(Math.max(here < 0 ? 0 : here + by, 0), all.length - 1)];
    all.forEach((row) => row.classList.toggle("on", row === next));
    next.querySelector(".to").focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const press = (target) => target && (target.matches("input") ? target.focus() : target.click());
  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    e: () => press((current() && current().querySelector("[data-next]")) || page.querySelector("[data-key=e]")),
    "/": () => press(page.querySelector('[data-key="/"]')),
  };

  page.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });

  page.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input,textarea,select,[contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
