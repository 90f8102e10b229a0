/* Money is read back in words while it is typed. */
(() => {
  "use strict";
  const page = document;

  const DIGITS = "零一二三四五六七八九";
  const section = (number, high) => {
    if (number === 2 && high) return "两";
    let words = "";
    let gap = false;
    ["千", "百", "十", ""].forEach((unit, place) => {
      const digit = Math.floor(number / 10 ** (3 - place)) % 10;
      if (!digit) gap = words !== "";
      else {
        words += (gap ? "零" : "") + (digit === 2 && unit === "千" ? "两" : DIGITS[digit]) + unit;
        gap = false;
      }
    });
    return words;
  };
  const spoken = (number) => {
    let words = "";
    [["亿", 1e8], ["万", 1e4], ["", 1]].forEach(([unit, size]) => {
      const count = Math.floor(number / size) % 1e4;
      const higher = Math.floor(number / size / 1e4);
      if (count) words += (higher && (count < 1000 || higher % 1e4 === 0) ? "零" : "") + section(count, unit) + unit;
    });
    return words.replace(/^一十/, "十");
  };
  const inWords = (typed) => {
    const found = /^[¥￥]?\s*([\d,，]+)(?:\.(\d{1,2}))?\s*(万|千|百)?\s*[元块]?$/.exec(typed.trim());
    if (!found) return "";
    const times = { 万: 1e6, 千: 1e5, 百: 1e4 }[found[3]] || 100;
    const cents = Math.round(parseFloat(found[1].replace(/[,，]/g, "") + "." + (found[2] || "0")) * times);
    if (!cents || cents >= 1e11) return "";
    const yuan = Math.floor(cents / 100);
    const rest = cents % 100;
    const dimes = Math.floor(rest / 10);
    let words = yuan ? (yuan === 2 ? "两" : spoken(yuan)) + "元" : "";
    if (dimes) words += DIGITS[dimes] + "角";
    if (rest % 10) words += (yuan && !dimes ? "零" : "") + DIGITS[rest % 10] + "分";
    return words;
  };
  const readBack = (input) => {
    const place = page.querySelector(`[data-words-for="${input.id}"]`);
    const words = inWords(input.value);
    const field = input.closest(".field");
    const wrong = field.querySelector(".err");
    // A number that can be read has answered what was not understood before.
    if (wrong && input.value !== input.defaultValue) {
      wrong.hidden = words !== "";
      field.querySelector(".box").classList.toggle("wrong", !words);
    }
    if (!place || !page.documentElement.lang.startsWith("zh")) return;
    place.textContent = words && words + "，对吗？";
    place.hidden = !words;
  };
  page.querySelectorAll("[data-money]").forEach(readBack);
  page.addEventListener("input", (event) => event.target.matches("[data-money]") && readBack(event.target));
})();
