import { View } from 'app/view.js';
import { html } from 'lit';
import { placeBelow } from '../figure-origin/popover-place.js';
import { TERMS } from './terms.js';

let nextId = 0;

/** A word with its explanation. `text` is the word as it stands in its sentence. @param {keyof TERMS} name */
export const term = (name, text = name) => html`<ta-term name=${name} text=${text}></ta-term>`;

/**
 * A line with the words of a page that stand where they cannot be explained, such as the rows of a table.
 *
 * @param {(keyof TERMS)[]} names
 */
export const termLine = (...names) =>
  html`<p class="terms quiet no-print"><span>Terms:</span> ${names.map(name => term(name))}</p>`;

/**
 * A word that explains itself when it is clicked. Screen readers read the explanation with the word.
 *
 *     <h2><ta-term name="sleeve" text="Sleeves"></ta-term></h2>
 *
 * @element ta-term
 * @prop {string} name - a key of `TERMS`
 * @prop {string} text - the word as it stands in its sentence
 */
class TermHint extends View {
  static properties = { name: {}, text: {} };

  constructor() {
    super();
    this.popoverId = `term-${nextId++}`;
  }

  render() {
    return html`<button type="button" class="touch term" popovertarget=${this.popoverId}
      aria-describedby=${this.popoverId}>${this.text}</button
      ><span id=${this.popoverId} class="origin" popover @beforetoggle=${this.toggled}>${TERMS[this.name]}</span>`;
  }

  toggled(event) {
    if (event.newState === 'open') placeBelow(this, event.currentTarget);
  }
}

customElements.define('ta-term', TermHint);
