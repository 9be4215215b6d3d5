// A link from another site comes without the session. Ask from here whether there is one, and open the page then.
"use strict";

(async (next) => {
  const response = await fetch("/freshness", { headers: { accept: "application/json" } });
  if (response.ok) window.location.replace(next);
})(document.currentScript.dataset.next || window.location.href);
