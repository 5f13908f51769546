// <v-door data-pin data-typed> remembers the PIN code on this device and brings the page's offers up to date with it.
// The page itself is the same for everybody, so a cache may keep it; the code goes nowhere but into the address.
const KEY = "vrinda-pin";
const WELL_FORMED = /^[1-9][0-9]{5}$/;

class Door extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    const input = form?.elements.pin;
    if (!input) return;
    form.addEventListener("submit", () => this.keep(input.value.replace(/\s/g, "")));
    const known = this.known();
    if (!known || this.dataset.typed || known === this.dataset.pin) return;
    input.value = known;
    const query = new URLSearchParams(new FormData(form));
    const main = "#product-main";
    window.htmx?.ajax("GET", `${form.getAttribute("action")}?${query}`, { target: main, select: main, swap: "outerHTML show:none" });
  }

  known() {
    try {
      const code = localStorage.getItem(KEY) || "";
      return WELL_FORMED.test(code) ? code : "";
    } catch {
      return "";
    }
  }

  keep(code) {
    if (!WELL_FORMED.test(code)) return;
    try {
      localStorage.setItem(KEY, code);
    } catch {
      // A browser that keeps nothing asks again on the next page.
    }
  }
}

customElements.define("v-door", Door);
