import { minus } from 'app/decimal.js';
import { amount, count, percent, rate, change as signed, symbol } from 'app/format.js';
import { View } from 'app/view.js';
import { policySchema } from 'components/policy-changes/policy-schema.js';
import { changeWords } from 'components/policy-changes/policy-words.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';

const NONE = '–';

/**
 * What each change between two versions did when it was made alone.
 *
 * @element ta-change-effects
 * @prop {object} result - of a simulation with `changes`
 * @prop {string} currency - the base currency
 */
class ChangeEffects extends View {
  static properties = { result: { attribute: false }, currency: {}, schema: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    policySchema().then(
      schema => (this.schema = schema),
      () => (this.schema = {}),
    );
  }

  render() {
    if (!this.schema) return nothing;
    const { from, to, each, left_out: leftOut } = this.result.changes;
    if (each.length === 0) return html`<p class="quiet">No clause differs.</p>`;
    return html`<p class="quiet">Each change alone, made in version ${from}. Changes act on each other, so the
        differences need not add up.
        ${leftOut ? html`<span class="look">▲ ${count(leftOut, 'more change')} left out.</span>` : nothing}</p>
      <ta-table caption="What each change did" .rows=${this.rows(from, to, each)} .keyOf=${row => row.key}
        .columns=${this.columns()}></ta-table>`;
  }

  rows(from, to, each) {
    const [before, after] = [from, to].map(
      number => this.result.simulations.find(({ version }) => version === number).figures,
    );
    return [
      { key: 'before', words: [`Version ${from}, without a change`], figures: before, difference: null },
      ...each.map((one, place) => ({
        key: String(place),
        words: one.changes.map(change => changeWords(this.schema, change, this.currency)),
        ...one,
      })),
      {
        key: 'after',
        words: [`Version ${to}, with all changes`],
        figures: after,
        difference: before.end_value && after.end_value ? minus(after.end_value, before.end_value) : null,
      },
    ];
  }

  columns() {
    const sign = symbol(this.currency);
    const figure = (label, value, show) => ({
      label,
      figure: true,
      value,
      show: row => (value(row) === null || value(row) === undefined ? NONE : show(value(row))),
    });
    return [
      { label: 'Change', value: row => row.words.join('; '), show: row => this.change(row) },
      figure(`Value ${sign}`, row => row.figures?.end_value, amount),
      figure(`Difference ${sign}`, row => row.difference, signed),
      figure(
        'Money-weighted, a year',
        row => row.figures?.money_weighted,
        text => rate(text),
      ),
      figure(
        'Greatest drawdown',
        row => row.figures?.drawdown?.value,
        text => percent(text),
      ),
      figure(`Costs ${sign}`, row => row.figures?.costs, amount),
      figure('Orders', row => row.figures && String(row.figures.orders), String),
    ];
  }

  change({ words, problem }) {
    return html`<span>${words.map((text, place) => html`${place ? html`<br>` : ''}${text}`)}${
      problem ? html`<br><span class="look">▲ Not valid alone: ${problem.message}.</span>` : nothing
    }</span>`;
  }
}

customElements.define('ta-change-effects', ChangeEffects);
