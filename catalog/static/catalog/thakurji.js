// What fits the household's own Thakurji. A guest's are kept in this browser alone; an account's for this visit only.
const GUESTS = "vrinda-thakurji";
const OWN = "vrinda-thakurji-own";
const MOST = 12;

function read(store, key) {
  try {
    const found = JSON.parse(store.getItem(key) || "[]");
    return Array.isArray(found) ? found.filter((one) => one && Array.isArray(one.fits)) : [];
  } catch {
    return [];
  }
}

function write(store, key, list) {
  try {
    store.setItem(key, JSON.stringify(list.slice(0, MOST)));
  } catch {
    // A browser that keeps nothing still works: it only forgets.
  }
}

function atHome() {
  const all = [...read(sessionStorage, OWN), ...read(localStorage, GUESTS)];
  return all.filter((one, place) => all.findIndex((other) => sameAs(other, one)) === place);
}

const sameAs = (one, other) => one.name === other.name && one.size === other.size;
const words = () => document.querySelector("v-thakurji")?.dataset ?? {};

function made(tag, classes, text, data = {}) {
  const element = document.createElement(tag);
  element.className = classes;
  element.textContent = text;
  Object.assign(element.dataset, data);
  return element;
}

function badgesOf(thing) {
  const known = thing.querySelector(":scope > .badges") ?? (thing.matches(".product-card") ? null : thing);
  if (known) return known;
  const place = made("div", "badges", "");
  thing.querySelector(".picture")?.after(place);
  return place;
}

function mark(thing, home) {
  thing.querySelectorAll("[data-fit]").forEach((badge) => badge.remove());
  const fits = new Set(thing.dataset.fits.split(" "));
  const sizes = home.filter((one) => one.fits.some((fit) => fits.has(fit))).map((one) => one.size);
  if (sizes.length === 0) return;
  const text = words().text.replace("{size}", [...new Set(sizes)].join(", "));
  badgesOf(thing).append(made("span", "badge", text, { tone: "tulsi", fit: "yes" }));
}

function draw(line, home) {
  const asked = new URL(location.href).searchParams;
  line.querySelectorAll(".chip").forEach((chip) => chip.remove());
  for (const one of home) {
    const isOn = one.fits.every((fit) => asked.getAll("fits").includes(fit));
    const next = new URLSearchParams(asked);
    for (const name of ["fits", "page"]) next.delete(name);
    if (!isOn) for (const fit of one.fits) next.append("fits", fit);
    const chip = made("a", "chip", `${one.name}: ${one.size}`);
    chip.href = `${location.pathname}?${next}`;
    if (isOn) chip.setAttribute("aria-current", "true");
    line.querySelector("[data-chips]").append(chip);
  }
  line.querySelector("[data-none]").hidden = home.length > 0;
  line.querySelector("[data-some]").hidden = home.length === 0;
}

function preselect(home) {
  if (new URL(location.href).searchParams.has("v")) return;
  const wanted = new Set(home.flatMap((one) => one.fits));
  const isRight = (choice) => choice.dataset.choiceFits.split(" ").some((fit) => wanted.has(fit));
  const right = [...document.querySelectorAll("[data-choice-fits]")].filter(isRight);
  const open = right.filter((choice) => !choice.matches(".is-gone"));
  if (open.length === 0 || right.some((choice) => choice.matches("[aria-current]"))) return;
  if (open[0].closest("[hx-boost]")) open[0].click();
  else location.replace(open[0].href);
}

function show() {
  const home = atHome();
  document.querySelectorAll("[data-fits]").forEach((thing) => mark(thing, home));
  document.querySelectorAll("[data-thakurji-line]").forEach((line) => draw(line, home));
  document.querySelectorAll("[data-thakurji-kept]").forEach((list) => tell(list));
  preselect(home);
}

function tell(list) {
  const kept = read(localStorage, GUESTS);
  list.hidden = kept.length === 0;
  const rows = list.querySelector("ul");
  rows.replaceChildren(
    ...kept.map((one) => {
      const row = made("li", "cluster cluster-between", "");
      const forget = made("button", "button button-quiet button-sm", list.dataset.remove);
      forget.type = "button";
      forget.addEventListener("click", () => {
        write(localStorage, GUESTS, read(localStorage, GUESTS).filter((other) => !sameAs(other, one)));
        show();
      });
      row.append(made("span", "", `${one.name}: ${one.size}`), forget);
      return row;
    }),
  );
}

// Without an account the form only asks how a size is written; the answer stays here.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-thakurji-form]")) return;
  event.preventDefault();
  const asked = new URLSearchParams(new FormData(form));
  const answer = await fetch(`${form.action}?${asked}`, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return form.submit();
  const { name, size, fits } = await answer.json();
  const others = read(localStorage, GUESTS).filter((other) => !sameAs(other, { name, size }));
  write(localStorage, GUESTS, [{ name, size, fits }, ...others]);
  form.reset();
  show();
  document.dispatchEvent(new CustomEvent("toast", { detail: { text: form.dataset.done, tone: "tulsi" } }));
});

class Thakurji extends HTMLElement {
  async connectedCallback() {
    show();
    document.addEventListener("htmx:afterSettle", show);
    if (!document.querySelector("[data-fits], [data-thakurji-line]")) return;
    const answer = await fetch(this.dataset.mine, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    const { thakurji } = await answer.json();
    write(sessionStorage, OWN, thakurji);
    show();
  }
}

customElements.define("v-thakurji", Thakurji);
