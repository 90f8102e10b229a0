/* 发给自己: the phone's own way of sending, else a copy; and a printer gets every detail. Nothing goes by us. */
(() => {
  "use strict";
  const page = document;
  const button = page.querySelector("[data-share]");
  const able = navigator.share || navigator.clipboard;
  if (button && able) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = button.dataset.share;
      if (navigator.share) return navigator.share({ text }).catch(() => null); // Whoever changes his mind says no there.
      await navigator.clipboard.writeText(text);
      const told = page.createElement("p");
      told.className = "note ok";
      told.setAttribute("role", "status");
      told.textContent = button.dataset.copied;
      page.querySelector("main").prepend(told);
      setTimeout(() => told.remove(), 8000);
    });
  }

  // A browser that cannot show closed details by its styles prints them opened.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...page.querySelectorAll("details:not([open])")];
    closed.forEach((one) => (one.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((one) => (one.open = false)));
})();
