import { View } from 'app/view.js';
import { html } from 'lit';

let nextId = 0;

/**
 * A figure that can be touched, and says where it comes from.
 *
 *     <ta-figure text="£18,199.89" .origin=${() => html`162 units × 112.34, the close of Fri 27 Feb …`}></ta-figure>
 *
 * `origin` answers a template, or a promise of one; it is asked at the first touch. `label` is for readers of the
 * screen, where the text alone says too little.
 */
class FigureOrigin extends View {
  static properties = { text: {}, label: {}, origin: { attribute: false }, shown: { state: true } };

  constructor() {
    super();
    this.name = `origin-${nextId++}`;
  }

  render() {
    return html`<button class="touch" popovertarget=${this.name}
      aria-label=${this.label ? `${this.label}: ${this.text}` : `${this.text}, where it comes from`}
        >${this.text}</button
      ><div id=${this.name} class="origin" popover @beforetoggle=${this.toggled}
        @click=${this.follow}>${this.shown ?? 'Fetching …'}</div>`;
  }

  async toggled(event) {
    if (event.newState !== 'open') return;
    this.place(event.currentTarget);
    try {
      this.shown = await this.origin();
    } catch (problem) {
      this.shown = problem.detail ?? String(problem);
    }
  }

  /** Whoever follows a link has read what is said; it is not to lie over where the link leads. */
  follow(event) {
    if (event.target.closest('a')) event.currentTarget.hidePopover();
  }

  /** Below the figure, within the window. */
  place(box) {
    const figure = this.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const width = Math.min(400, room - 16);
    box.style.width = `${width}px`;
    box.style.left = `${Math.max(8, Math.min(figure.left, room - width - 8))}px`;
    const below = figure.bottom + 240 < innerHeight;
    box.style.top = below ? `${figure.bottom + 4}px` : 'auto';
    box.style.bottom = below ? 'auto' : `${innerHeight - figure.top + 4}px`;
  }
}

customElements.define('ta-figure', FigureOrigin);
