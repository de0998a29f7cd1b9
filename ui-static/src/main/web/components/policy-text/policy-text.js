import { View } from 'app/view.js';
import { html, nothing } from 'lit';

const WORD = /("(?:[^"\\]|\\.)*")(\s*:)?|([^"]+)/g;

/**
 * A policy with line numbers. A click or an arrow key selects a line.
 *
 *     <ta-policy-text .text=${policy} .lit=${[25, 26]} label="Policy" @line-chosen=${event => …}></ta-policy-text>
 *
 * @element ta-policy-text
 * @prop {string} text - the policy
 * @prop {string} label - for screen readers
 * @prop {[number, number]|Set<number>} lit - the first and last highlighted line, or a Set of lines; the first is
 *     scrolled into view
 * @prop {boolean} silent - whether lines cannot be selected
 *
 * @fires {CustomEvent<number>} line-chosen - the number of the line, from 1
 */
class PolicyText extends View {
  static properties = { text: {}, label: {}, lit: { attribute: false }, silent: { type: Boolean } };

  render() {
    const lines = this.text.replace(/\n$/, '').split('\n');
    return html`<div class="policy-lines mono" role="group" aria-label=${this.label ?? 'Policy'} tabindex="0"
      @keydown=${this.silent ? nothing : event => this.key(event, lines.length)}>
      ${lines.map((line, place) => this.line(line, place + 1))}
    </div>`;
  }

  line(line, number) {
    const lit = this.isLit(number);
    const label = this.silent
      ? html`<span class="number">${number}</span>`
      : html`<button class="number" tabindex="-1" aria-label="Line ${number}">${number}</button>`;
    return html`<div class=${lit ? 'line lit' : 'line'} data-line=${number}
      @click=${this.silent ? nothing : () => this.choose(number)}>${label}<span
        class="code">${words(line)}</span></div>`;
  }

  choose(number) {
    this.at = number;
    this.tell('line-chosen', number);
  }

  /** The arrow keys move the selection. */
  key(event, count) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const from = this.at ?? this.lit?.[0] ?? 0;
    this.choose(Math.max(1, Math.min(count, from + step)));
  }

  isLit(number) {
    if (!this.lit) return false;
    return this.lit instanceof Set ? this.lit.has(number) : number >= this.lit[0] && number <= this.lit[1];
  }

  updated(changed) {
    if (changed.has('lit') && this.lit) this.querySelector('.line.lit')?.scrollIntoView({ block: 'nearest' });
  }
}

/** Keys and values, in different colours. */
function words(line) {
  return [...line.matchAll(WORD)].map(([whole, text, colon]) => {
    if (text && colon) return html`<span class="key">${text}</span>${colon}`;
    return whole;
  });
}

customElements.define('ta-policy-text', PolicyText);
