// <v-file-drop> shows where a dragged file will land; choosing and dropping are the browser's own.
class FileDrop extends HTMLElement {
  connectedCallback() {
    const box = this.querySelector(".file-drop");
    const input = this.querySelector("input[type=file]");
    if (!box || !input) return;
    for (const name of ["dragenter", "dragover"]) {
      box.addEventListener(name, (event) => {
        event.preventDefault();
        box.classList.add("is-over");
      });
    }
    for (const name of ["dragleave", "drop"]) box.addEventListener(name, () => box.classList.remove("is-over"));
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length === 0) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

customElements.define("v-file-drop", FileDrop);
