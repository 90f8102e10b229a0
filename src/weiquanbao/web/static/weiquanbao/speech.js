/* 听 reads the page aloud; 说 keeps a voice note. Each button appears only where the phone can do it. */
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

  const form = page.querySelector("form[data-say]");
  const recorder = form && form.querySelector("[data-recorder]");
  if (!recorder || !window.MediaRecorder || !navigator.mediaDevices) return;
  recorder.hidden = false;
  const button = form.querySelector("[data-record]");
  const word = form.querySelector("[data-record-word]");
  const told = form.querySelector("[data-record-told]");
  const LONGEST = 5 * 60;
  let running = null;

  const send = (blob, key) => {
    told.textContent = told.dataset.sending;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("at", form.elements.at.value);
    body.append("key", key);
    body.append("voice", blob, "voice." + (blob.type.includes("mp4") ? "m4a" : blob.type.includes("ogg") ? "ogg" : "webm"));
    fetch(location.pathname, { method: "POST", body, headers: { "X-Fragment": "voices" } })
      .then(async (answer) => {
        if (answer.ok) form.querySelector("[data-voices]").innerHTML = await answer.text();
        told.textContent = answer.ok ? "" : told.dataset.failed;
      })
      .catch(() => {
        told.textContent = told.dataset.lost;
        setTimeout(() => send(blob, key), 4000);
      });
  };
  const stop = () => running && running.state !== "inactive" && running.stop();
  const start = (stream) => {
    const pieces = [];
    const begun = Date.now();
    running = new MediaRecorder(stream, { audioBitsPerSecond: 32000 });
    running.ondataavailable = (event) => event.data.size && pieces.push(event.data);
    const tick = setInterval(() => {
      const seconds = Math.round((Date.now() - begun) / 1000);
      told.textContent = told.dataset.running.replace("{seconds}", seconds);
      if (seconds >= LONGEST) stop();
    }, 500);
    running.onstop = () => {
      clearInterval(tick);
      stream.getTracks().forEach((track) => track.stop());
      word.textContent = word.dataset.start;
      send(new Blob(pieces, { type: running.mimeType }), crypto.randomUUID());
      running = null;
    };
    running.start(1000);
    word.textContent = word.dataset.stop;
  };
  button.addEventListener("click", () => {
    if (running) return stop();
    navigator.mediaDevices
      .getUserMedia({ audio: true })
      .then(start)
      .catch(() => (told.textContent = told.dataset.refused));
  });
})();
