// <v-suggest data-url data-recent data-clear>: suggestions as one types, as an ARIA combobox; recent questions stay here.
const KEY = "vrinda:recent";
const MOST_RECENT = 5;
const PAUSE = 160;

class Suggest extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=search]");
    this.form = this.input?.form;
    this.box = this.querySelector(".suggestions");
    this.said = this.querySelector("[role=status]");
    if (!this.form || !this.box) return;
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", this.box.id]])
      this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("focus", () => this.options().length || this.ask());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.form.addEventListener("submit", () => this.remember(this.input.value.trim()));
    this.addEventListener("focusout", (event) => this.contains(event.relatedTarget) || this.close());
    this.box.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the field
    this.box.addEventListener("click", (event) => event.target.closest("button") && this.forget());
  }

  wait() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.point(this.options(), -1); // what was pointed at answered other words
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const text = this.input.value.trim();
    this.request?.abort();
    if (text.length < 2) return this.showRecent();
    this.request = new AbortController();
    try {
      const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(text)}`, { signal: this.request.signal });
      if (answer.ok) this.show(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(html) {
    this.box.innerHTML = html;
    const list = this.box.querySelector("[role=listbox]");
    if (!list || document.activeElement !== this.input) return this.close();
    list.id = `${this.box.id}-list`;
    this.input.setAttribute("aria-controls", list.id);
    this.input.setAttribute("aria-expanded", "true");
    this.said.textContent = list.dataset.count || "";
  }

  showRecent() {
    const recent = this.input.value ? [] : this.recent();
    if (!recent.length) return this.close();
    const list = Object.assign(document.createElement("div"), { role: "listbox", ariaLabel: this.dataset.recent });
    recent.forEach((text, place) => {
      const link = Object.assign(document.createElement("a"), { role: "option", id: `recent-${place}`, tabIndex: -1, textContent: text });
      link.href = `${this.form.action}?q=${encodeURIComponent(text)}`;
      link.setAttribute("aria-selected", "false");
      list.append(link);
    });
    const head = Object.assign(document.createElement("p"), { className: "suggestions-head", textContent: this.dataset.recent });
    const clear = Object.assign(document.createElement("button"), { type: "button", textContent: this.dataset.clear });
    head.append(clear);
    const page = document.createElement("div");
    page.append(head, list);
    this.show(page.innerHTML);
  }

  press(event) {
    const options = this.options();
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Escape" && options.length) {
      event.preventDefault();
      this.close();
    } else if (event.key in steps && options.length) {
      event.preventDefault();
      const from = at < 0 && steps[event.key] < 0 ? 0 : at;
      this.point(options, (from + steps[event.key] + options.length) % options.length);
    } else if (event.key === "ArrowDown") this.ask();
    else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      options[at].click();
    }
  }

  point(options, to) {
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === to)));
    if (!options[to]) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", options[to].id);
    options[to].scrollIntoView({ block: "nearest" });
  }

  options() {
    return [...this.box.querySelectorAll("[role=option]")];
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.box.replaceChildren();
    this.said.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-controls", this.box.id);
    this.input.removeAttribute("aria-activedescendant");
  }

  recent() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST_RECENT) : [];
    } catch {
      return [];
    }
  }

  remember(text) {
    if (!text) return;
    try {
      localStorage.setItem(KEY, JSON.stringify([text, ...this.recent().filter((known) => known !== text)].slice(0, MOST_RECENT)));
    } catch {} // a browser that keeps nothing
  }

  forget() {
    try {
      localStorage.removeItem(KEY);
    } catch {}
    this.close();
    this.input.focus();
  }
}

customElements.define("v-suggest", Suggest);
