/* Shared by phone and desk: nothing is sent twice, a toast leaves after eight seconds. */
(() => {
  "use strict";
  const page = document;
  page.documentElement.dataset.scripted = "";

  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.dataset.busy) event.preventDefault();
    form.dataset.busy = "1";
  });
  addEventListener("pageshow", () => page.querySelectorAll("[data-busy]").forEach((form) => delete form.dataset.busy));

  setTimeout(() => page.querySelectorAll("[data-toast]").forEach((toast) => toast.remove()), 8000);
})();
