/* The strip of photos and papers: each file sent by itself, seen on its way, sent again after a lost network. */
(() => {
  "use strict";
  const page = document;
  const PAUSES = [2000, 4000, 8000, 15000];
  const LONGEST_EDGE = 4000;

  // The original is evidence and goes as it is; only a picture above the limit is made smaller, and that is said.
  const fitting = async (file, limit) => {
    if (file.size <= limit || !file.type.startsWith("image/")) return { file, smaller: false };
    try {
      const picture = await createImageBitmap(file);
      const canvas = page.createElement("canvas");
      for (const [share, quality] of [[1, 0.85], [0.7, 0.8], [0.5, 0.75]]) {
        const scale = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height)) * share;
        canvas.width = picture.width * scale;
        canvas.height = picture.height * scale;
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
        if (blob && blob.size <= limit) {
          return { file: new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }), smaller: true };
        }
      }
    } catch {
      return { file, smaller: false };
    }
    return { file, smaller: false };
  };

  page.querySelectorAll("[data-strip]").forEach((strip) => {
    const form = strip.closest("form");
    const said = strip.dataset;
    const waiting = [];
    let refused = [];
    let sending = false;
    let tries = 0;

    const note = (text) => {
      let place = strip.querySelector("[data-note]");
      if (!place) {
        place = page.createElement("p");
        place.className = "note warn";
        place.dataset.note = "";
        place.setAttribute("role", "status");
        strip.append(place);
      }
      place.textContent = text;
      place.hidden = !text;
    };
    const tiles = () => {
      strip.querySelectorAll("[data-pending]").forEach((one) => one.remove());
      const shots = strip.querySelector(".shots");
      waiting.forEach((one) => {
        const tile = page.createElement("div");
        tile.dataset.pending = "";
        const box = page.createElement("span");
        box.className = "shot";
        const bar = page.createElement("progress");
        bar.max = 1;
        bar.value = one.sent;
        bar.setAttribute("aria-label", one.file.name);
        box.append(bar);
        tile.append(box, one.file.name);
        one.bar = bar;
        shots.append(tile);
      });
    };
    const shown = (html) => {
      strip.innerHTML = html;
      const list = strip.querySelector("[data-refused]");
      refused.push(...list.children);
      list.replaceChildren(...refused);
      list.hidden = !refused.length;
      tiles();
    };
    const post = (fields, progress) =>
      new Promise((done, lost) => {
        const body = new FormData();
        body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
        fields.forEach(([name, value]) => body.append(name, value));
        const request = new XMLHttpRequest();
        request.open("POST", said.upload);
        request.setRequestHeader("X-Fragment", "strip");
        if (progress) request.upload.onprogress = (event) => progress(event.loaded / event.total);
        request.onload = () => (request.status < 500 ? done(request) : lost());
        request.onerror = request.ontimeout = lost;
        request.send(body);
      });
    const next = async () => {
      if (sending || !waiting.length) return;
      sending = true;
      const one = waiting[0];
      try {
        const answer = await post([["key", one.key], ["files", one.file]], (share) => one.bar && (one.bar.value = one.sent = share));
        waiting.shift();
        tries = 0;
        if (answer.status === 200) {
          shown(answer.responseText);
          note(one.smaller ? said.smaller : "");
        } else {
          tiles();
          note(one.file.name + "：" + said.failed);
        }
      } catch {
        note(said.lost);
        setTimeout(next, PAUSES[Math.min(tries++, PAUSES.length - 1)]);
      }
      sending = false;
      if (tries === 0) next();
    };
    const take = async (files) => {
      refused = [];
      for (const file of files) {
        const fitted = await fitting(file, Number(said.limit));
        waiting.push({ ...fitted, key: crypto.randomUUID ? crypto.randomUUID() : String(Math.random()), sent: 0 });
      }
      tiles();
      next();
    };
    const change = async (op) => {
      try {
        const answer = await post([["op", op]]);
        if (answer.status === 200) shown(answer.responseText);
      } catch {
        note(said.lost);
      }
    };

    const chosen = (field) => {
      const files = [...field.files];
      field.value = "";
      take(files);
    };
    strip.addEventListener("change", (event) => event.target.matches("[data-files]") && chosen(event.target));
    // Chosen before this script had come: on a slow network the page is there first.
    const early = strip.querySelector("[data-files]");
    if (early && early.files.length) chosen(early);
    strip.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=op]");
      if (!button) return;
      event.preventDefault();
      change(button.value);
    });
    let held = null;
    const shot = (event) => event.target.closest("[data-shot]");
    strip.addEventListener("dragstart", (event) => (held = shot(event)));
    strip.addEventListener("dragover", (event) => held && shot(event) && event.preventDefault());
    strip.addEventListener("drop", (event) => {
      const over = shot(event);
      if (!held || !over) return;
      event.preventDefault();
      const order = [...strip.querySelectorAll("[data-shot]")];
      const steps = order.indexOf(over) - order.indexOf(held);
      if (steps) change(`move-${held.dataset.shot}-${steps}`);
      held = null;
    });
    form.addEventListener("submit", (event) => {
      if (!waiting.length) return;
      event.preventDefault();
      note(said.wait);
    });
    addEventListener("online", next);
    addEventListener("beforeunload", (event) => waiting.length && event.preventDefault());
  });
})();
