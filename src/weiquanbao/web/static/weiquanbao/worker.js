/* The phone: answers kept as they are given, sent again after a lost network, and the little helps on each question. */
(() => {
  "use strict";
  const page = document;
  const words = page.getElementById("words").dataset;
  const KEY = "answer ";
  const token = () => {
    const field = page.querySelector("input[name=csrfmiddlewaretoken]");
    return field ? field.value : "";
  };
  const post = (address, body, headers) => fetch(address, { method: "POST", body, headers: headers || {} });

  // What could not be sent stays on the phone, one answer a question, and is handed in when the network is back.
  const keep = (name, address, body) => localStorage.setItem(KEY + name, JSON.stringify([address, body.toString()]));
  const forget = (name) => localStorage.removeItem(KEY + name);
  const handIn = async () => {
    for (const name of Object.keys(localStorage).filter((one) => one.startsWith(KEY))) {
      const [address, text] = JSON.parse(localStorage.getItem(name));
      const body = new URLSearchParams(text);
      body.set("csrfmiddlewaretoken", token());
      try {
        await post(address, body, { "X-Keep": "1" });
        localStorage.removeItem(name);
      } catch {
        return;
      }
    }
  };
  handIn();

  // The styles of the first page stand in it. Whoever goes on tapping gets them as a file, and the cookie says so.
  const style = page.documentElement.dataset.style;
  const fetchStyle = async () => {
    const answer = await fetch(style, { priority: "low" });
    if (!answer.ok) return;
    await answer.text();
    const secure = location.protocol === "https:" ? ";secure" : "";
    page.cookie = `style=${style.split("/").at(-2)};path=/;max-age=31536000;samesite=lax${secure}`;
  };
  if (style) {
    const begin = () => {
      ["pointerdown", "keydown"].forEach((kind) => removeEventListener(kind, begin));
      fetchStyle().catch(() => null); // A lost network: the next page brings its styles itself.
    };
    ["pointerdown", "keydown"].forEach((kind) => addEventListener(kind, begin, { passive: true }));
  }

  const fieldsOf = (form, submitter) => {
    const body = new URLSearchParams(new FormData(form));
    if (submitter && submitter.name) body.set(submitter.name, submitter.value);
    return body;
  };
  const notice = (form, text) => {
    let place = form.querySelector("[data-lost]");
    if (!place) {
      place = page.createElement("p");
      place.className = "note warn";
      place.dataset.lost = "";
      place.setAttribute("role", "status");
      form.querySelector(".go").prepend(place);
    }
    place.textContent = text;
    place.hidden = !text;
  };

  page.querySelectorAll("form[data-keep],form[data-hand-over]").forEach((form) => {
    const name = form.dataset.question;
    const kept = form.querySelector("[data-kept]");
    let waiting = null;
    let busy = false;

    if (name) {
      form.addEventListener("change", () => {
        clearTimeout(waiting);
        waiting = setTimeout(async () => {
          const body = fieldsOf(form);
          try {
            const answer = await post(location.pathname, body, { "X-Keep": "1" });
            if (kept) kept.hidden = answer.status !== 204;
            forget(name);
          } catch {
            keep(name, location.pathname, body);
            notice(form, words.lost);
          }
        }, 400);
      });
    }

    const go = async (submitter) => {
      const body = fieldsOf(form, submitter);
      try {
        const answer = await post(location.href, body, { "X-Go": "1" });
        forget(name);
        const next = answer.headers.get("X-Next");
        if (next) return location.assign(next);
        // Something was not understood: let the browser show the page it is told.
        if (submitter && submitter.name) {
          const extra = page.createElement("input");
          extra.type = "hidden";
          extra.name = submitter.name;
          extra.value = submitter.value;
          form.append(extra);
        }
        HTMLFormElement.prototype.submit.call(form);
      } catch {
        if (name) keep(name, location.pathname, body);
        notice(form, words.lost);
        setTimeout(() => go(submitter), 4000);
      }
    };
    form.addEventListener("submit", (event) => {
      const submitter = event.submitter;
      if (submitter && submitter.name === "find") return;
      event.preventDefault();
      clearTimeout(waiting);
      if (busy) return;
      busy = true;
      const sending = form.querySelector("[data-sending]");
      if (sending) sending.hidden = false;
      go(submitter);
    });
    addEventListener("pageshow", () => (busy = false));
  });

  // 不知道 and an answer exclude each other.
  page.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.form || !box.checked || !["checkbox", "radio"].includes(box.type)) return;
    const unknown = box.form.elements.unknown;
    if (!unknown || unknown.type !== "checkbox") return;
    if (box !== unknown) unknown.checked = false;
    else box.form.querySelectorAll("input:checked").forEach((one) => one !== unknown && (one.checked = false));
  });

  // A month is read back: 2026年8月到现在，一共 3 个月.
  page.addEventListener("change", (event) => {
    const months = event.target.closest("[data-months]");
    if (months) months.parentElement.querySelector("[data-readback]").textContent = event.target.dataset.said || "";
  });

  // The register is asked while a name is typed, also for what was typed before this script had come.
  const search = page.querySelector("[data-search]");
  if (search) {
    const found = page.querySelector("[data-found]");
    const field = search.querySelector("input");
    let pause = null;
    let last = "";
    const look = async () => {
      const typed = field.value.trim();
      if (typed.length < 2 || typed === last) return;
      last = typed;
      try {
        const answer = await fetch(search.dataset.search + "?q=" + encodeURIComponent(typed));
        if (answer.ok && last === typed) found.innerHTML = await answer.text();
      } catch {
        last = "";
      }
    };
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(look, 300);
    });
    if (!found.firstElementChild) look();
  }
})();
