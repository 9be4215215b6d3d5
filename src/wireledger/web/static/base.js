// What every page does: keys, the help dialog, and the wait for what is being worked out.
"use strict";

(() => {
  const typing = (target) =>
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  const keys = document.getElementById("keys");
  let going = 0;

  const showKeys = () => keys && !keys.open && keys.showModal();
  document.querySelectorAll("[data-keys-open]").forEach((button) => button.addEventListener("click", showKeys));

  // `g` and a letter: go to a page
  const go = (key) => {
    const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (link) window.location.assign(link.href);
    return Boolean(link);
  };

  // A key of the page: `data-key` on a button, link or field presses or focuses it
  const press = (key) => {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!target || target.disabled || target.closest("[hidden]")) return false;
    if (typing(target)) target.focus();
    else target.click();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    if (going && Date.now() - going < 1500) {
      going = 0;
      if (go(event.key)) event.preventDefault();
      return;
    }
    if (event.key === "g") going = Date.now();
    else if (event.key === "?") showKeys();
    else if (event.key === "/") {
      const field = document.querySelector("[type=search]");
      if (field) {
        field.focus();
        event.preventDefault();
      } else if (go("s")) event.preventDefault();
    } else if (press(event.key)) event.preventDefault();
  });

  // In a narrow window the navigation scrolls: show where one is
  const places = document.querySelector(".places");
  const current = places?.querySelector("[aria-current]");
  if (current) places.scrollLeft = current.offsetLeft - places.clientWidth / 2 + current.clientWidth / 2;

  // A form is sent once
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

  // What is being worked out: ask until it is there, then show it, unless that would lose what is being written
  const stale = document.querySelector("[data-freshness]");
  if (stale) {
    let touched = false;
    document.addEventListener("input", () => (touched = true));
    const text = stale.querySelector("[data-stale-text]");
    const link = stale.querySelector("[data-stale-show]");
    const ask = async (wait) => {
      await new Promise((done) => setTimeout(done, wait));
      try {
        const response = await fetch(stale.dataset.freshness, { headers: { accept: "application/json" } });
        const answer = await response.json();
        if (answer.failure) text.textContent = answer.failure;
        if (answer.fresh) {
          if (!touched && !document.querySelector("dialog[open]")) return window.location.reload();
          text.textContent = "What was decided is worked out.";
          link.href = window.location.href;
          link.hidden = false;
          return;
        }
      } catch {
        // the server may be starting again
      }
      ask(Math.min(wait * 1.3, 5000));
    };
    ask(400);
  }
})();
