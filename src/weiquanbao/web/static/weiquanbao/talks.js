/* A thread on screen: new messages appear, what could not be sent is kept and sent again, one form makes one message. */
(() => {
  "use strict";
  const page = document;
  const KEPT = "message ";
  const FRAGMENT = { "X-Fragment": "1" };
  const talks = [...page.querySelectorAll("[data-talk]")];

  // Somebody reading further up is left alone; whoever stands at the end is taken along.
  const refresh = async (talk) => {
    if (page.hidden || new URLSearchParams(location.search).has("before")) return;
    try {
      const answer = await fetch(talk.dataset.talk, { headers: FRAGMENT });
      if (!answer.ok || answer.redirected) return;
      const text = await answer.text();
      if (text !== talk.dataset.last) talk.innerHTML = text;
      talk.dataset.last = text;
    } catch {
      /* The next round asks again. */
    }
  };
  const all = () => talks.forEach(refresh);
  if (talks.length) {
    const live = talks[0].dataset.live;
    try {
      const line = new EventSource(live + "/live/notices", { withCredentials: true });
      ["notice", "again"].forEach((kind) => line.addEventListener(kind, all));
    } catch {
      /* Without a live line the page asks by itself. */
    }
    setInterval(all, 15000);
    page.addEventListener("visibilitychange", () => page.hidden || all());
  }

  const say = (form, text) => {
    const place = form.querySelector("[data-lost-here]");
    place.textContent = text;
    place.hidden = !text;
  };
  const name = (form) => KEPT + form.getAttribute("action");
  const post = (form, body) => fetch(form.getAttribute("action"), { method: "POST", body, headers: { "X-Go": "1" } });
  const sent = (form, answer) => {
    localStorage.removeItem(name(form));
    const next = answer.headers.get("X-Next");
    if (!next) return HTMLFormElement.prototype.submit.call(form);
    if (new URL(next, location.href).href === location.href) location.reload();
    else location.assign(next);
  };

  page.querySelectorAll("form[data-message]").forEach((form) => {
    let busy = false;
    const go = async () => {
      try {
        sent(form, await post(form, new FormData(form)));
      } catch {
        // Files stay chosen on the page; words are kept on the phone, also when the page is closed.
        localStorage.setItem(name(form), JSON.stringify([form.elements.key.value, form.elements.text.value]));
        say(form, form.dataset.lost);
        setTimeout(go, 4000);
      }
    };
    form.addEventListener("submit", (event) => {
      if (event.submitter && event.submitter.name) return;
      event.preventDefault();
      if (busy) return;
      busy = true;
      go();
    });
    addEventListener("pageshow", () => (busy = false));

    const kept = localStorage.getItem(name(form));
    if (!kept || form.elements.text.value) return;
    [form.elements.key.value, form.elements.text.value] = JSON.parse(kept);
    busy = true;
    go();
  });
})();
