// Dropping files, refusing what is too much before it is sent, and the progress of what is read.
"use strict";

(() => {
  const drop = document.querySelector("[data-drop]");
  const entries = document.getElementById("entries");

  if (drop) {
    const form = drop.querySelector("form");
    const input = drop.querySelector("input[type=file]");
    const problem = drop.querySelector("[data-problem]");

    const tooMuch = () => {
      const files = [...input.files];
      const size = files.reduce((sum, file) => sum + file.size, 0);
      if (files.length > Number(input.dataset.mostFiles)) return `These are ${files.length} files. Give at most ${input.dataset.mostFiles} at once.`;
      if (size > Number(input.dataset.mostBytes)) return `These are ${Math.ceil(size / 1e6)} MB. Give at most ${input.dataset.mostBytes / 1e6} MB at once.`;
      return "";
    };
    const check = () => {
      problem.textContent = tooMuch();
      problem.hidden = !problem.textContent;
      return problem.hidden;
    };
    input.addEventListener("change", check);
    form.addEventListener("submit", (event) => check() || event.preventDefault());

    let over = 0;
    const holdsFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
    document.addEventListener("dragenter", (event) => holdsFiles(event) && drop.classList.toggle("over", ++over > 0));
    document.addEventListener("dragleave", (event) => holdsFiles(event) && drop.classList.toggle("over", --over > 0));
    document.addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
    document.addEventListener("drop", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      over = 0;
      drop.classList.remove("over");
      input.files = event.dataTransfer.files;
      if (input.files.length && check()) form.requestSubmit();
    });
  }

  const isOpen = () => Number(entries.querySelector("[data-open]")?.dataset.open || 0) > 0;
  const follow = async () => {
    if (!isOpen()) return;
    await new Promise((done) => setTimeout(done, 800));
    try {
      const response = await fetch(entries.dataset.entries);
      if (response.ok && !entries.contains(document.activeElement)) entries.innerHTML = await response.text();
    } catch {
      // the server may be starting again
    }
    follow();
  };
  follow();
})();
