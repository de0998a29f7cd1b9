import { get } from 'app/api.js';
import { isZero, minus, negated, over, times } from 'app/decimal.js';
import { percent, points } from 'app/format.js';
import { beginOf, within } from 'app/spans.js';
import { View } from 'app/view.js';
import { allocationChart, drawdownChart, valueChart } from 'components/performance-charts/charts.js';
import { spanRow } from 'components/performance-charts/span-row.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';
import 'components/time-chart/time-chart.js';

/**
 * Charts of the value of the portfolio, its drawdown, its allocation, and the drift of a sleeve, session by session.
 *
 *     <ta-value-history portfolio="…" currency="GBP" .sleeves=${dashboard.sleeves} span="1y"></ta-value-history>
 *
 * @element ta-value-history
 * @prop {string} portfolio - the id of the portfolio
 * @prop {string} currency - the base currency
 * @prop {object[]} sleeves - from `GET …/dashboard`
 * @prop {string} span - a key of `SPANS`
 */
class ValueHistory extends View {
  static properties = {
    portfolio: {},
    currency: {},
    sleeves: { attribute: false },
    span: {},
    performance: { state: true },
    problem: { state: true },
    chosen: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('portfolio')) this.fetch();
  }

  async fetch() {
    try {
      this.performance = await get(`/portfolios/${this.portfolio}/performance`);
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem) return html`<ta-problem .problem=${this.problem}></ta-problem>`;
    if (!this.performance) return html`<div class="chart-space"></div>`;
    const { points, as_of: now } = this.performance;
    if (points.length < 2)
      return html`<p class="quiet">The charts need two sessions. Each price refresh adds the sessions
        since the last.</p>`;
    const shown = within(points, beginOf(this.span, now.slice(0, 10)));
    return html`${spanRow(this.span)}
      <div class="columns wide">
        ${valueChart(shown, this.currency)} ${drawdownChart(shown)}
        <div>${allocationChart(shown, points)}</div>
        ${this.drift(shown)}
      </div>`;
  }

  driftChart(sleeve, history) {
    if (history.length === 0)
      return html`<p class="quiet">The policy has no sleeve <code>${sleeve.code}</code> at any session shown. Its drift
        begins with the next session; now it is ${points(sleeve.drift_pp)} points.</p>`;
    return html`<ta-time-chart caption="Drift from its target of ${percent(sleeve.target, 0)}, points"
      .series=${DRIFT} .points=${history}></ta-time-chart>`;
  }

  /** The drift of one sleeve between the current edges of its band. */
  drift(shown) {
    const sleeve = this.sleeves.find(each => each.code === this.chosen) ?? this.sleeves[0];
    if (!sleeve) return nothing;
    return html`<div>
      <label class="choice">Sleeve
        <select @change=${event => (this.chosen = event.target.value)}>
          ${this.sleeves.map(
            each => html`<option value=${each.code} ?selected=${each === sleeve}>${each.name}</option>`,
          )}
        </select>
      </label>
      ${this.driftChart(sleeve, shown.map(point => drift(point, sleeve)).filter(Boolean))}
    </div>`;
  }
}

const DRIFT = [
  { label: 'drift', show: text => points(text), axis: tick => points(tick, 0) },
  { label: 'upper edge of its band', dashed: true, show: text => points(text) },
  { label: 'lower edge', dashed: true, show: text => points(text) },
];

/** The drift of a sleeve at a session; null if it is provisional, without the sleeve, or nothing was invested. */
function drift({ session, provisional, invested, sleeves }, { code, target, band_pp: band }) {
  const sleeve = sleeves.find(each => each.code === code);
  if (provisional || !sleeve || isZero(invested.value)) return null;
  const weight = over(sleeve.value, invested.value);
  return { at: session, values: [times(minus(weight, target), '100'), band, negated(band)] };
}

customElements.define('ta-value-history', ValueHistory);
