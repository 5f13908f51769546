// <v-pin><form><input name="pin"></form></v-pin>: remembers the PIN code on this device and asks with it at once.
const KEY = "vrinda-pin";
const isPin = (text) => /^[1-9][0-9]{5}$/.test(text);

function remembered() {
  try { return localStorage.getItem(KEY) || ""; } catch { return ""; }
}

function remember(pin) {
  try { localStorage.setItem(KEY, pin); } catch { /* a browser that keeps nothing is fine */ }
}

class PinForm extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    const input = form.elements.pin;
    form.addEventListener("submit", () => {
      const pin = input.value.replace(/[\s-]/g, "");
      if (isPin(pin)) remember(pin);
    });
    if (input.value && isPin(input.value)) remember(input.value);
    else if (!input.value && isPin(remembered())) {
      input.value = remembered();
      if (form.hasAttribute("hx-get")) setTimeout(() => form.requestSubmit());
    }
  }
}

customElements.define("v-pin", PinForm);
