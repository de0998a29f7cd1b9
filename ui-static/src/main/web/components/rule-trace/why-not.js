import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { marginInWords } from './fact-words.js';
import { rounded, unitOf } from './figures.js';
import { sentenceOf } from './rule-steps.js';
import { light } from './rule-trace-links.js';
import { whyNot } from './why-not-rows.js';

/**
 * A table of what was not recommended: the rule that stopped it, and its margin.
 *
 *     <ta-why-not .index=${index} .rules=${rules} .lit=${selection} .currency=${'GBP'}
 *       .sentences=${new Map()}></ta-why-not>
 *
 * @element ta-why-not
 * @prop {object} index - from `indexed`
 * @prop {?Map<string, object>} rules - the policy's rules by name
 * @prop {?object} lit - from `selectionOf`
 * @prop {Map<string, string>} sentences - the sentences of the explanation, by the id of the fact
 * @prop {string} currency - the base currency
 */
class WhyNot extends View {
  static properties = {
    index: { attribute: false },
    rules: { attribute: false },
    lit: { attribute: false },
    sentences: { attribute: false },
    currency: {},
  };

  willUpdate(changed) {
    if (changed.has('index')) this.rows = whyNot(this.index);
  }

  render() {
    return html`<ta-table
      caption="What was not recommended"
      .columns=${this.columns()}
      .rows=${this.rows}
      .keyOf=${row => `${row.what} ${row.id}`}
      .classOf=${row => (row.firing === this.lit?.firing ? 'lit' : null)}
      .empty=${html`Nothing was stopped: every possible order was recommended.`} ></ta-table>`;
  }

  columns() {
    const figure = (row, name) => {
      const value = row.by.values[name];
      return value === null || value === undefined
        ? ''
        : [value]
            .flat()
            .map(one => rounded(String(one), unitOf(row.by, name), this.currency))
            .join(', ');
    };
    return [
      {
        label: 'What',
        value: row => row.what,
        show: row => html`<button class="touch" @click=${() => light({ fact: row.id })}>${row.what}</button>`,
      },
      { label: 'Verdict', value: row => row.verdict },
      { label: 'Stopped by', value: row => row.firing.rule, show: row => this.rule(row) },
      { label: 'Found', value: row => figure(row, 'actual'), figure: true },
      { label: 'Limit', value: row => figure(row, 'threshold'), figure: true },
      {
        label: 'Margin',
        value: row => row.by.values.margin,
        show: row => marginInWords(row.by, this.currency) ?? '',
        figure: true,
      },
    ];
  }

  rule({ firing, by }) {
    return html`<span>${this.sentences?.get(by.id) ?? sentenceOf(firing.rule, this.rules?.get(firing.rule))}
      <br><code>${firing.rule}</code>
      ${
        firing.clause
          ? html` <button class="touch clause" @click=${() =>
              light({ clause: firing.clause })}>${firing.clause}</button>`
          : nothing
      }</span>`;
  }
}

customElements.define('ta-why-not', WhyNot);
