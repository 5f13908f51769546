// Opens <dialog> by any [data-opens="id"]; [data-closes] or a click on the veil closes it.
// Without JavaScript the same links open it through :target.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens], a[href^='#']");
  const id = opener && (opener.dataset.opens || opener.hash.slice(1));
  const dialog = id && document.getElementById(id);
  if (dialog instanceof HTMLDialogElement) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  const open = event.target.closest("dialog[open]");
  if (!open) return;
  if (event.target.closest("[data-closes]") || event.target === open) {
    event.preventDefault();
    open.close();
  }
});

// A sheet that is open because the address names it closes with Escape, like a dialog.
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector(".filters:target");
  if (open) open.querySelector("a[href^='#']").click();
});

// Its button only closes it where htmx has shown the results already.
document.addEventListener("submit", (event) => {
  const sheet = window.htmx && event.submitter?.closest(".filters");
  if (!sheet) return;
  event.preventDefault();
  if (sheet.matches(":target")) sheet.querySelector("a[href^='#']").click();
});

// A dialog that carries a refused form comes back open.
for (const dialog of document.querySelectorAll("dialog[data-start-open]")) dialog.showModal();
