// The review queue works as plain forms; this adds: a value is chosen by its number, and the field to correct takes the focus.
"use strict";

(() => {
  const values = [...document.querySelectorAll("[data-choose] .value")];
  const choose = (chosen) =>
    values.forEach((value) => {
      const on = value === chosen;
      value.classList.toggle("chosen", on);
      value.querySelector("[data-value]").setAttribute("aria-pressed", String(on));
      const reject = value.querySelector("[data-act=r]");
      const correct = value.querySelector(".correct summary");
      for (const [target, key] of [[reject, "r"], [correct, "c"]]) {
        if (on) target.dataset.key = key;
        else delete target.dataset.key;
      }
    });
  values.forEach((value) => {
    const button = value.querySelector("[data-value]");
    button.hidden = false;
    button.setAttribute("aria-pressed", String(value.classList.contains("chosen")));
    button.setAttribute("aria-label", `Choose this value (key ${button.dataset.key})`);
    button.addEventListener("click", () => choose(value));
  });

  document.querySelectorAll(".correct").forEach((details) =>
    details.addEventListener("toggle", () => {
      if (!details.open) return;
      const field = details.querySelector("input[name=value]");
      field.focus();
      field.select();
    }),
  );
})();
