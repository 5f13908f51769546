// <v-pin data-asks="address" data-asked><form><input name="pin"></form></v-pin> remembers a PIN code on this device.
// Unless the page's own address names a place (data-asked), it fills the code in, and with data-asks fetches what that
// address says of the place. The code goes nowhere but into the address, so a cache may keep the answer.
const KEY = "vrinda-pin";
const WELL_FORMED = /^[1-9][0-9]{5}$/;

function remembered() {
  try {
    const pin = localStorage.getItem(KEY) || "";
    return WELL_FORMED.test(pin) ? pin : "";
  } catch {
    return "";
  }
}

function remember(pin) {
  if (!WELL_FORMED.test(pin)) return;
  try {
    localStorage.setItem(KEY, pin);
  } catch {
    // A browser that keeps nothing asks again on the next page.
  }
}

class Pin extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    const input = form?.elements.pin;
    if (!input) return;
    form.addEventListener("submit", () => remember(input.value.replace(/[\s-]/g, "")));
    const pin = remembered();
    if (!pin || "asked" in this.dataset || pin === input.value) return;
    input.value = pin;
    // Asked from here, not by the form: a form that htmx boosts would write into the browser's history.
    const { asks } = this.dataset;
    if (asks) window.htmx?.ajax("GET", `${asks}?${new URLSearchParams(new FormData(form))}`, { source: this });
  }
}

customElements.define("v-pin", Pin);
