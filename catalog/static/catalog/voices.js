// Hearts, things seen lately and sharing: what the browser remembers stays in the browser.
const HEARTS = "vrinda-hearts";
const SEEN = "vrinda-seen";
const MOST_SEEN = 12;

function stored(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) || "[]");
    return Array.isArray(found) ? found.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

function store(key, ids) {
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing still works: it only forgets.
  }
}

function setHeart(id, isKept) {
  store(HEARTS, [...stored(HEARTS).filter((one) => one !== id), ...(isKept ? [id] : [])].slice(-1000));
  for (const button of document.querySelectorAll(`[data-heart="${CSS.escape(id)}"]`)) press(button, isKept);
}

function press(button, isKept) {
  button.setAttribute("aria-pressed", String(isKept));
}

function showHearts(root) {
  const kept = new Set(stored(HEARTS));
  for (const button of root.querySelectorAll("[data-heart]")) press(button, kept.has(button.dataset.heart));
}

// Pages and fragments that know what is kept say so; the browser's memory follows them.
function learn(root) {
  const all = root.querySelector("[data-hearts]");
  if (all) store(HEARTS, all.dataset.hearts.split(",").filter(Boolean));
  for (const one of root.querySelectorAll("[data-is-known][data-kept-of]")) {
    setHeart(one.dataset.keptOf, one.getAttribute("aria-pressed") === "true");
  }
  showHearts(root);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form.heart")) return;
  event.preventDefault();
  const id = form.querySelector("[data-heart]").dataset.heart;
  const answer = await fetch(form.action, { method: "POST", headers: { "X-Heart": "1" }, credentials: "same-origin" });
  if (answer.status === 401) location.assign(answer.headers.get("X-Sign-In"));
  else if (answer.ok) setHeart(id, answer.headers.get("X-Kept") === "yes");
}, true);

class Recent extends HTMLElement {
  async connectedCallback() {
    const here = this.dataset.seen;
    const others = stored(SEEN).filter((id) => id !== here);
    if (here) store(SEEN, [here, ...others].slice(0, MOST_SEEN));
    if (others.length === 0) return;
    const answer = await fetch(`${this.dataset.url}?ids=${others.slice(0, MOST_SEEN).join(",")}`);
    this.innerHTML = answer.ok ? await answer.text() : "";
    this.hidden = this.childElementCount === 0;
    showHearts(this);
    this.querySelector("[data-forget]")?.addEventListener("click", () => {
      localStorage.removeItem(SEEN);
      this.hidden = true;
    });
  }
}

class Share extends HTMLElement {
  connectedCallback() {
    const { title, url } = this.dataset;
    const [share, copy, whatsapp] = ["share", "copy", "whatsapp"].map((name) => this.querySelector(`[data-${name}]`));
    share.hidden = !navigator.share;
    copy.hidden = !share.hidden || !navigator.clipboard;
    whatsapp.hidden = !share.hidden;
    share.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(url);
      document.dispatchEvent(new CustomEvent("toast", { detail: { text: copy.dataset.done, tone: "tulsi" } }));
    });
  }
}

customElements.define("v-recent", Recent);
customElements.define("v-share", Share);
learn(document);
document.addEventListener("htmx:load", ({ detail }) => learn(detail.elt.parentElement ?? detail.elt));
