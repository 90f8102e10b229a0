/* 听 reads the page aloud. The button appears only where the phone can do it. */
(() => {
  "use strict";
  const page = document;
  const language = page.documentElement.lang.slice(0, 2);

  const speech = window.speechSynthesis;
  const buttons = [...page.querySelectorAll("[data-listen]")];
  const voice = () => speech.getVoices().find((one) => one.lang.toLowerCase().startsWith(language));
  const READ = "h1,h2,p,legend,label,.tile span,.tile small,.cell b,.cell small,.clock,.btn.main";
  const sentences = () => {
    const found = [];
    for (const one of page.querySelectorAll("main :is(" + READ + ")")) {
      const inside = one.parentElement.closest("main :is(" + READ + ")");
      if (inside || !one.offsetParent || one.closest(".vh,details:not([open])>:not(summary)")) continue;
      const text = one.innerText.replace(/\s+/g, " ").trim();
      if (text) found.push(text);
    }
    return found;
  };
  const say = (texts, done) => {
    speech.cancel();
    texts.forEach((text, place) => {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.lang = page.documentElement.lang;
      spoken.voice = voice();
      spoken.rate = 0.9;
      if (place === texts.length - 1) spoken.onend = done;
      speech.speak(spoken);
    });
  };
  const press = (on) => buttons.forEach((one) => one.setAttribute("aria-pressed", on));
  const remembered = () => localStorage.getItem("listen") === "1";

  if (speech && window.SpeechSynthesisUtterance && buttons.length) {
    const show = () => voice() && buttons.forEach((one) => (one.hidden = false));
    show();
    speech.addEventListener("voiceschanged", show);
    buttons.forEach((button) =>
      button.addEventListener("click", () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        localStorage.setItem("listen", on ? "1" : "0");
        press(on);
        if (on) say(sentences(), () => press(false));
        else speech.cancel();
      }),
    );
    // Whoever listens hears each answer as it is tapped; nothing is read without a tap.
    page.addEventListener("change", (event) => {
      const tile = event.target.closest("label.tile,label.btn");
      if (remembered() && tile && event.target.checked) say([tile.innerText.replace(/\s+/g, " ")]);
    });
    addEventListener("pagehide", () => speech.cancel());
  }
})();
