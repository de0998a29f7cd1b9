import { isZero, minus } from 'app/decimal.js';
import { change, count, money, plain, sentence, words } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { term } from 'components/term-hint/term-hint.js';

/**
 * Compares two decisions of today from the same facts: by the active policy and by another version, or as `before` and
 * `after` name them.
 *
 *     <ta-decision-comparison .preview=${preview} currency="GBP"></ta-decision-comparison>
 *     <ta-decision-comparison .preview=${preview} currency="GBP" short before="As it is"
 *       after="With your review"></ta-decision-comparison>
 *
 * @element ta-decision-comparison
 * @prop {object} preview - as the API sends it: `active` and `version`
 * @prop {string} currency - the base currency
 * @prop {string} before - name of the first decision; the active policy by default
 * @prop {string} after - name of the second decision; the other version by default
 * @prop {boolean} short - whether the tables are folded
 */
class DecisionComparison extends View {
  static properties = { preview: { attribute: false }, currency: {}, before: {}, after: {}, short: { type: Boolean } };

  render() {
    const { version, active } = this.preview;
    const tables = [this.orders(), this.sleeves(), this.findings()].filter(table => table !== nothing);
    return html`
      <div class="columns decisions">
        ${
          active
            ? html`<div><h3>${this.before ?? `The active policy, version ${active.version}`}</h3>${outcome(
                active,
                this.currency,
              )}</div>`
            : nothing
        }
        <div><h3>${this.after ?? `This version, ${version.version}`}</h3>${outcome(version, this.currency)}</div>
      </div>
      <p><strong>${difference(this.preview)}</strong></p>
      ${this.short && tables.length ? html`<details><summary>Details</summary>${tables}</details>` : tables}
    `;
  }

  orders() {
    const rows = orderChanges(this.preview);
    if (rows.length === 0) return nothing;
    return html`<h3>Orders</h3>
      <ta-table caption="Orders today" .rows=${rows} .keyOf=${row => row.key}
        .classOf=${row => (row.state === 'same' ? 'quiet' : '')} .columns=${[
          { label: 'Order', value: row => row.key },
          { label: 'Change', value: row => row.state },
          {
            label: this.before ?? 'Active policy',
            value: row => row.before?.estimated_amount,
            show: row => this.order(row.before),
            figure: true,
          },
          {
            label: this.after ?? 'This version',
            value: row => row.after?.estimated_amount,
            show: row => this.order(row.after),
            figure: true,
          },
          {
            label: 'Difference',
            value: row => row.difference,
            show: row => (isZero(row.difference) ? '0' : change(row.difference)),
            figure: true,
          },
        ]}></ta-table>`;
  }

  order(line) {
    return line ? `${plain(line.estimated_units)} for ${money(line.estimated_amount, this.currency)}` : '–';
  }

  sleeves() {
    const rows = sleeveChanges(this.preview);
    if (rows.length === 0) return nothing;
    return html`<h3>${term('sleeve', 'Sleeves')} with another status</h3>
      <ta-table caption="Sleeves with another status" .rows=${rows} .keyOf=${row => row.code} .columns=${[
        { label: 'Sleeve', value: row => row.code },
        { label: 'Drift, points', value: row => row.drift, show: row => change(row.drift), figure: true },
        { label: this.before ?? 'Active policy', value: row => row.before },
        { label: this.after ?? 'This version', value: row => row.after },
      ]}></ta-table>`;
  }

  findings() {
    const rows = findingChanges(this.preview);
    if (rows.length === 0) return nothing;
    return html`<h3>${term('finding', 'Findings')} that differ</h3>
      <ta-table caption="Findings that differ" .rows=${rows} .keyOf=${row => row.key} .columns=${[
        { label: 'Finding', value: row => words(row.check) },
        { label: 'Listing', value: row => row.listing },
        { label: 'Severity', value: row => row.severity },
        { label: 'What was found', value: row => row.sentence },
        { label: 'Change', value: row => row.state },
      ]}></ta-table>`;
  }
}

const OUTCOMES = {
  FROZEN: 'No orders: the portfolio is frozen.',
  NO_ACTION: 'No orders are due.',
};

/** A decision in short. */
export function outcome({ outcome: said, lines, decision }, currency) {
  if (said === 'BLOCKED')
    return html`<p>No orders: ${count(decision.findings.length, 'finding')}
      ${decision.findings.length === 1 ? 'blocks' : 'block'} the run.</p>`;
  if (said !== 'RECOMMENDATION') return html`<p>${OUTCOMES[said] ?? words(said)}</p>`;
  return html`<ul class="plain-list">${lines.map(
    line =>
      html`<li>${sentence(line.side.toLowerCase())} ${plain(line.estimated_units)} ${line.listing}, about
        ${money(line.estimated_amount, currency)}</li>`,
  )}</ul>`;
}

/** The difference of the two decisions in one sentence. */
export function difference(preview) {
  if (!preview.active) return 'There is no active policy to compare with.';
  const orders = orderChanges(preview).filter(row => row.state !== 'same');
  if (orders.length) {
    const states = ['added', 'removed', 'changed']
      .map(state => [state, orders.filter(row => row.state === state).length])
      .filter(([, size]) => size);
    return `Today’s orders differ: ${states.map(([state, size]) => `${size} ${state}`).join(', ')}.`;
  }
  if (preview.active.outcome !== preview.version.outcome) return 'The orders are the same, but the outcome differs.';
  return sleeveChanges(preview).length
    ? 'Today’s orders are the same; some sleeves have another status.'
    : 'Today both decide the same.';
}

const byKey = (rows, keyOf) => new Map((rows ?? []).map(row => [keyOf(row), row]));

function orderChanges({ version, active }) {
  const keyOf = line => `${sentence(line.side.toLowerCase())} ${line.listing}`;
  const [before, after] = [byKey(active?.lines, keyOf), byKey(version.lines, keyOf)];
  return [...new Set([...before.keys(), ...after.keys()])].map(key => {
    const [old, now] = [before.get(key), after.get(key)];
    const difference = minus(now?.estimated_amount ?? '0', old?.estimated_amount ?? '0');
    const same = old && now && isZero(difference) && old.estimated_units === now.estimated_units;
    return {
      key,
      before: old,
      after: now,
      difference,
      state: !old ? 'added' : !now ? 'removed' : same ? 'same' : 'changed',
    };
  });
}

function sleeveChanges({ version, active }) {
  const sleeves = tried => byKey(tried?.decision.valuation?.sleeves, sleeve => sleeve.code);
  const [before, after] = [sleeves(active), sleeves(version)];
  if (before.size === 0 || after.size === 0) return [];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map(code => ({
      code,
      drift: (after.get(code) ?? before.get(code)).drift_pp,
      before: words(before.get(code)?.status ?? 'NO_SLEEVE'),
      after: words(after.get(code)?.status ?? 'NO_SLEEVE'),
    }))
    .filter(row => row.before !== row.after);
}

/** The findings of a decision, each with what it says. */
const findingsOf = tried =>
  tried?.decision.findings.map((finding, place) => ({ ...finding, sentence: tried.findings[place] }));

function findingChanges({ version, active }) {
  const keyOf = finding => [finding.check, finding.listing, finding.severity].join(' ');
  const [before, after] = [byKey(findingsOf(active), keyOf), byKey(findingsOf(version), keyOf)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter(key => !before.has(key) || !after.has(key))
    .map(key => ({ ...(after.get(key) ?? before.get(key)), key, state: before.has(key) ? 'removed' : 'added' }));
}

customElements.define('ta-decision-comparison', DecisionComparison);
