// The marks of a report: what they stand for is shown on hover and focus, and n and p go through them.
"use strict";

(() => {
  const text = document.querySelector(".reading");
  const tip = document.getElementById("tip");
  if (!text || !tip) return;
  let current = null;
  let hiding = 0;

  const shownKinds = () => new Set([...document.querySelectorAll(".legend input:checked")].map((box) => box.id.slice(2)));
  const items = (mark) => mark.dataset.n.split(" ").map((number) => document.getElementById(`n${number}`)).filter(Boolean);

  const hide = () => {
    tip.hidden = true;
    current?.removeAttribute("aria-describedby");
    current?.classList.remove("lit");
    current = null;
  };

  const show = (mark) => {
    clearTimeout(hiding);
    if (mark === current) return;
    hide();
    const briefs = items(mark).map((item) => item.querySelector(".brief")?.cloneNode(true)).filter(Boolean);
    if (!briefs.length) return;
    tip.replaceChildren(...briefs);
    tip.hidden = false;
    current = mark;
    mark.classList.add("lit");
    mark.setAttribute("aria-describedby", "tip");
    const at = mark.getClientRects()[0];
    const room = document.documentElement.clientWidth - tip.offsetWidth - 12;
    tip.style.left = `${Math.max(8, Math.min(at.left, room)) + window.scrollX}px`;
    const under = mark.getBoundingClientRect().bottom;
    const above = under + tip.offsetHeight + 8 > window.innerHeight && at.top > tip.offsetHeight + 8;
    tip.style.top = `${(above ? at.top - tip.offsetHeight - 4 : under + 4) + window.scrollY}px`;
  };

  const later = () => {
    clearTimeout(hiding);
    hiding = setTimeout(hide, 250); // time to move onto what is shown
  };

  text.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark");
    if (mark) show(mark);
    else later();
  });
  text.addEventListener("mouseleave", later);
  tip.addEventListener("mouseover", () => clearTimeout(hiding));
  tip.addEventListener("mouseleave", later);
  text.addEventListener("focusin", (event) => event.target.matches("mark") && show(event.target));
  text.addEventListener("focusout", later);

  // Only one mark is reached with Tab: that to which n, p or a click went last
  const goTo = (mark) => {
    text.querySelector('mark[tabindex="0"]')?.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "nearest" });
    show(mark);
  };

  const walk = (step) => {
    const kinds = shownKinds();
    const marks = [...text.querySelectorAll("mark")].filter((mark) => [...mark.classList].some((kind) => kinds.has(kind)));
    if (!marks.length) return;
    const from = text.querySelector('mark[tabindex="0"]');
    const started = from && (from === document.activeElement || from.dataset.reached);
    const at = marks.indexOf(from);
    const next = started ? marks[Math.min(Math.max(at + step, 0), marks.length - 1)] : marks[Math.max(at, 0)];
    next.dataset.reached = "yes";
    goTo(next);
  };

  const judge = (mark) => {
    const link = items(mark).map((item) => item.querySelector(":scope > .go .judge")).find(Boolean);
    if (link) window.location.assign(link.href);
  };

  document.querySelectorAll("[data-walk]").forEach((button) => button.addEventListener("click", () => walk(Number(button.dataset.walk))));
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark && window.getSelection().isCollapsed) goTo(mark);
  });
  text.addEventListener("keydown", (event) => {
    if (!event.target.matches("mark") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") judge(event.target);
    else if (event.key === "ArrowRight") walk(1);
    else if (event.key === "ArrowLeft") walk(-1);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  const toHash = () => {
    const mark = /^#w\d+$/.test(window.location.hash) && document.getElementById(window.location.hash.slice(1));
    if (mark) goTo(mark);
  };
  window.addEventListener("hashchange", toHash);
  toHash();

  // What is selected in the text goes into a field beside it; the selection is kept while a button is pressed
  const selected = () => {
    const selection = window.getSelection();
    return selection.rangeCount && text.contains(selection.anchorNode) && text.contains(selection.focusNode)
      ? selection.toString().replace(/\s+/g, " ").trim()
      : "";
  };
  document.querySelectorAll("[data-take]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const field = document.getElementById(button.dataset.take);
      if (selected()) field.value = selected();
      field.focus();
    });
  });

  // Enter in a field corrects that field
  document.querySelectorAll(".correct input").forEach((field) =>
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      field.closest(".correct").querySelector("button[name]").click();
    }),
  );
})();
