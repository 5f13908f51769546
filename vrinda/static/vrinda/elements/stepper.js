// <v-stepper><input type="number"></v-stepper>: adds minus and plus around a working number input.
class Stepper extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    if (!this.input || this.querySelector("button")) return;
    this.minus = this.makeButton("−", this.dataset.less, () => this.input.stepDown());
    this.plus = this.makeButton("+", this.dataset.more, () => this.input.stepUp());
    this.prepend(this.minus);
    this.append(this.plus);
    this.input.addEventListener("input", () => this.showLimits());
    this.showLimits();
  }

  makeButton(sign, label, move) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", label || sign);
    button.addEventListener("click", () => {
      move();
      this.input.dispatchEvent(new Event("input", { bubbles: true }));
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    return button;
  }

  showLimits() {
    const { value, min, max } = this.input;
    this.minus.disabled = min !== "" && Number(value) <= Number(min);
    this.plus.disabled = max !== "" && Number(value) >= Number(max);
  }
}

customElements.define("v-stepper", Stepper);
