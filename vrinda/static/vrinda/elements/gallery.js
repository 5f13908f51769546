// <v-gallery>: thumbnails scroll the track in place and follow it; without JavaScript they are plain anchors.
class Gallery extends HTMLElement {
  connectedCallback() {
    this.track = this.querySelector(".gallery-track");
    this.thumbs = [...this.querySelectorAll(".gallery-thumbs a")];
    this.addEventListener("click", (event) => this.centre(event.target.closest(".gallery-slide")));
    if (!this.track || this.thumbs.length === 0) return;
    this.thumbs.forEach((thumb, place) => thumb.addEventListener("click", (event) => this.show(event, place)));
    this.track.addEventListener("scroll", () => this.follow(), { passive: true });
  }

  show(event, place) {
    event.preventDefault();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.track.scrollTo({ left: place * this.track.clientWidth, behavior: calm ? "auto" : "smooth" });
  }

  // A picture opens large at its middle, not at a corner.
  centre(slide) {
    const view = slide && this.querySelector(`#${slide.dataset.opens} .zoom-view`);
    if (view) requestAnimationFrame(() => view.scrollTo((view.scrollWidth - view.clientWidth) / 2, (view.scrollHeight - view.clientHeight) / 2));
  }

  follow() {
    const place = Math.round(this.track.scrollLeft / this.track.clientWidth);
    this.thumbs.forEach((thumb, index) => {
      if (index === place) thumb.setAttribute("aria-current", "true");
      else thumb.removeAttribute("aria-current");
    });
  }
}

customElements.define("v-gallery", Gallery);
