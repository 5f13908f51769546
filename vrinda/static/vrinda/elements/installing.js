// The market on a phone: its worker for poor networks, a quiet way to install it, and a word when the network is gone.
const button = document.getElementById("install");
const note = document.getElementById("no-network");
let offer;

addEventListener("load", () => {
  const isSaving = navigator.connection?.saveData; // then nothing is fetched that this page did not need
  if (!isSaving) navigator.serviceWorker?.register("/sw.js").catch(() => {});
});

// Browsers ask by themselves otherwise; here the person does, by a line in the footer.
addEventListener("beforeinstallprompt", (event) => {
  if (!button) return;
  event.preventDefault();
  offer = event;
  button.hidden = false;
});
button?.addEventListener("click", () => {
  button.hidden = true;
  offer?.prompt();
});

function showNetwork() {
  if (note) note.hidden = navigator.onLine;
}
addEventListener("online", showNetwork);
addEventListener("offline", showNetwork);
showNetwork();
