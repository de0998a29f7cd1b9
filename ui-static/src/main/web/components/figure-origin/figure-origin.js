import { View } from 'app/view.js';
import { html } from 'lit';
import { placeBelow } from './popover-place.js';

let nextId = 0;

/**
 * A figure that explains where it comes from when it is clicked.
 *
 *     <ta-figure text="£18,199.89" .origin=${() => html`162 units × 112.34, the close of Fri 27 Feb …`}></ta-figure>
 *
 * @element ta-figure
 * @prop {string} text - the figure
 * @prop {string} label - for screen readers, if the text alone says too little
 * @prop {() => unknown} origin - returns the explanation as a template, or a promise of one; called at each opening
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
        @click=${this.follow}>${this.shown ?? 'Loading …'}</div>`;
  }

  async toggled(event) {
    if (event.newState !== 'open') return;
    placeBelow(this, event.currentTarget);
    try {
      this.shown = await this.origin();
    } catch (problem) {
      this.shown = problem.detail ?? String(problem);
    }
  }

  /** Closes the explanation when a link in it is followed, so that it does not cover the target. */
  follow(event) {
    if (event.target.closest('a')) event.currentTarget.hidePopover();
  }
}

customElements.define('ta-figure', FigureOrigin);
