// <v-toast> goes away by itself, not while it is read (hover, focus); errors stay until closed.
const LINGER_MS = 6000;

class Toast extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-dismiss]")?.addEventListener("click", () => this.remove());
    if (this.dataset.tone === "sindoor") return;
    this.wait();
    for (const name of ["pointerenter", "focusin"]) this.addEventListener(name, () => clearTimeout(this.timer));
    for (const name of ["pointerleave", "focusout"]) this.addEventListener(name, () => this.wait());
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.remove(), LINGER_MS);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }
}

customElements.define("v-toast", Toast);

// An htmx answer may say HX-Trigger: {"toast": {"text": "…", "tone": "tulsi"}}.
document.addEventListener("toast", ({ detail }) => {
  const pattern = document.getElementById("toast-pattern");
  const region = document.getElementById("toasts");
  if (!pattern || !region || !detail?.text) return;
  const toast = pattern.content.firstElementChild.cloneNode(true);
  toast.dataset.tone = detail.tone || "neutral";
  toast.querySelector("span").textContent = detail.text;
  region.append(toast);
});
