/* 说 keeps a voice note. The button appears only where the phone can do it. */
(() => {
  "use strict";
  const page = document;
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
