// Forms: the CSRF token for htmx, inputs that send their form by themselves, and one submission per press.
function csrfToken() {
  const field = document.querySelector("input[name=csrfmiddlewaretoken]");
  const cookie = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/);
  return cookie ? decodeURIComponent(cookie[1]) : field?.value;
}

document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = detail.verb !== "get" && csrfToken();
  if (token) detail.headers["X-CSRFToken"] = token;
});

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-autosubmit]") && target.form?.reportValidity()) target.form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.target) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});

// A page that comes back from the browser's memory may be sent again; so may a form that htmx has sent.
function allowAgain() {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
}
addEventListener("pageshow", allowAgain);
document.addEventListener("htmx:afterRequest", allowAgain);

// A refused form comes back with the first field to mend in focus.
document.querySelector("main [aria-invalid='true']")?.focus();
