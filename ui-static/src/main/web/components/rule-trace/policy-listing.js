import { View } from 'app/view.js';
import { html } from 'lit';
import 'components/window-list/window-list.js';
import { clauseAt, linesOf } from './json-lines.js';
import { light } from './rule-trace-links.js';

/**
 * The text of a policy with line numbers and one highlighted clause. A click on a line selects its clause.
 *
 *     <ta-policy-listing .text=${policy} clause="/drift_bands/major" .counts=${pointer => …}></ta-policy-listing>
 *
 * @element ta-policy-listing
 * @prop {string} text - the policy
 * @prop {?string} clause - the pointer of the highlighted clause
 * @prop {(pointer: string) => boolean} counts - whether a clause has rules or firings
 */
class PolicyListing extends View {
  static properties = { text: {}, clause: {}, counts: { attribute: false } };

  willUpdate(changed) {
    if (changed.has('text')) {
      this.lines = linesOf(this.text);
      this.items = this.text
        .replace(/\n$/, '')
        .split('\n')
        .map((text, place) => ({ number: place + 1, text }));
    }
    this.range = this.clause ? this.lines.get(this.clause) : null;
  }

  render() {
    return html`<ta-window-list
      boxed
      label="The policy, line by line"
      .items=${this.items}
      .row=${line => html`<span class="number">${line.number}</span>${line.text}`}
      .isLit=${line => this.range && line.number >= this.range.from && line.number <= this.range.to}
      @choose=${event => this.choose(event.detail.number)} ></ta-window-list>`;
  }

  updated(changed) {
    if (!this.range || !(changed.has('clause') || changed.has('text'))) return;
    const list = this.querySelector('ta-window-list');
    list.updateComplete.then(() => list.reveal(this.range.from - 1));
  }

  choose(line) {
    const clause = clauseAt(this.lines, line, this.counts);
    if (clause) light({ clause });
  }
}

customElements.define('ta-policy-listing', PolicyListing);
