import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { figureOf, marginOf } from './figures.js';
import { light } from './rule-trace-links.js';
import { whyNot } from './why-not-rows.js';

/**
 * A table of what was not recommended: the rule that stopped it, and its margin.
 *
 *     <ta-why-not .index=${index} .lit=${selection}></ta-why-not>
 *
 * @element ta-why-not
 * @prop {object} index - from `indexed`
 * @prop {?object} lit - from `selectionOf`
 */
class WhyNot extends View {
  static properties = {
    index: { attribute: false },
    lit: { attribute: false },
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
    return [
      {
        label: 'What',
        value: row => row.what,
        show: row => html`<button class="touch" @click=${() => light({ fact: row.id })}>${row.what}</button>`,
      },
      { label: 'Verdict', value: row => row.verdict },
      { label: 'Stopped by', value: row => row.firing.rule, show: row => this.rule(row) },
      { label: 'Found', value: row => figureOf(row.by, 'actual'), figure: true },
      { label: 'Limit', value: row => figureOf(row.by, 'threshold'), figure: true },
      {
        label: 'Margin',
        value: row => row.by.values.margin,
        show: row => marginOf(row.by),
        figure: true,
      },
    ];
  }

  rule({ firing, by }) {
    return html`<span>${by.sentence}
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
