/* The lawyer's answer: a passage is put in where the caret stands, its articles among those cited, without a reload. */
(() => {
  "use strict";
  const page = document;
  const answer = page.getElementById("f-answer");
  const cited = page.getElementById("f-articles");
  if (!answer || !cited) return;

  const cite = (articles) => {
    const all = `${cited.value}、${articles}`.split("、").map((one) => one.trim());
    cited.value = [...new Set(all.filter(Boolean))].join("、");
  };
  const insert = (button) => {
    // Where nobody has put the caret yet, behind what is there.
    const at = answer.selectionEnd || answer.value.length;
    const before = answer.value.slice(0, at);
    const lead = before && !before.endsWith("\n") ? "\n" : "";
    answer.setRangeText(lead + button.dataset.passage, at, at, "end");
    cite(button.dataset.articles);
    answer.focus();
  };
  const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(page.activeElement.tagName);

  page.addEventListener("click", (event) => {
    const button = event.target.closest("[data-passage],[data-cite]");
    if (!button) return;
    event.preventDefault();
    if (button.dataset.cite) cite(button.dataset.cite);
    else insert(button);
  });
  page.addEventListener("keydown", (event) => {
    const digit = /^Digit([1-9])$/.exec(event.code);
    if (!digit || event.ctrlKey || event.metaKey || (!event.altKey && typing())) return;
    const button = page.querySelector(`[data-passage][accesskey="${digit[1]}"]`);
    if (!button) return;
    event.preventDefault();
    insert(button);
  });
})();
