import { get, withQuery } from 'app/api.js';
import { isZero, minus, negated, over, sum, times } from 'app/decimal.js';
import { amount, percent, points } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';
import 'components/time-chart/time-chart.js';

/** The largest page that the API allows. */
const PART = 500;

/**
 * Charts of the value of the portfolio, its drawdown, and the drift of a sleeve, session by session.
 *
 *     <ta-value-history portfolio="…" currency="GBP" .sleeves=${dashboard.sleeves}></ta-value-history>
 *
 * @element ta-value-history
 * @prop {string} portfolio - the id of the portfolio
 * @prop {string} currency - the base currency
 * @prop {object[]} sleeves - from `GET …/dashboard`
 */
class ValueHistory extends View {
  static properties = {
    portfolio: {},
    currency: {},
    sleeves: { attribute: false },
    points: { state: true },
    problem: { state: true },
    chosen: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('portfolio')) this.fetch();
  }

  async fetch() {
    try {
      const path = `/portfolios/${this.portfolio}/valuations`;
      const sessions = new Map();
      let next = null;
      do {
        const part = await get(withQuery(path, { limit: PART, cursor: next }));
        for (const point of part.items) this.keepNewest(sessions, point);
        next = part.next;
      } while (next);
      this.points = [...sessions.values()].sort((a, b) => a.session.localeCompare(b.session));
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Only the newest revision of a session counts. */
  keepNewest(sessions, point) {
    const known = sessions.get(point.session);
    if (!known || known.revision < point.revision) sessions.set(point.session, point);
  }

  render() {
    if (this.problem) return html`<ta-problem .problem=${this.problem}></ta-problem>`;
    if (!this.points) return html`<div class="chart-space"></div>`;
    if (this.points.length < 2)
      return html`<p class="quiet">The charts need two sessions. Each price refresh adds the sessions
        since the last.</p>`;
    return html`<div class="columns wide">
      <ta-time-chart caption="Value, ${this.currency}" .series=${VALUE}
        .points=${this.points.map(value)}></ta-time-chart>
      <ta-time-chart caption="Drawdown from the peak" .series=${DRAWDOWN}
        .points=${this.points.map(drawdown)}></ta-time-chart>
      ${this.drift()}
    </div>`;
  }

  /** The drift of one sleeve between the current edges of its band. */
  drift() {
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
      <ta-time-chart caption="Drift from its target of ${percent(sleeve.target, 0)}, points" .series=${DRIFT}
        .points=${this.points.map(point => drift(point, sleeve)).filter(Boolean)}></ta-time-chart>
    </div>`;
  }
}

const VALUE = [
  { label: 'total', show: amount, axis: tick => amount(tick).replace(/[.,]00$/, '') },
  { label: 'invested', show: amount },
];
const DRAWDOWN = [{ label: 'below the peak', show: text => percent(text), axis: tick => percent(tick, 0) }];

const DRIFT = [
  { label: 'drift', show: text => points(text), axis: tick => points(tick, 0) },
  { label: 'upper edge of its band', dashed: true, show: text => points(text) },
  { label: 'lower edge', dashed: true, show: text => points(text) },
];

/** The drift of a sleeve at a session; null if nothing was invested. */
function drift(point, { code, target, band_pp: band }) {
  if (isZero(point.invested)) return null;
  const weight = over(point.sleeves[code] ?? '0', point.invested);
  return { at: point.session, values: [times(minus(weight, target), '100'), band, negated(band)] };
}

const value = point => ({
  at: point.session,
  values: [sum(point.invested, point.cash, point.cash_park, point.unassigned), point.invested],
});

const drawdown = point => ({ at: point.session, values: [minus(over(point.index, point.peak_index), '1')] });

customElements.define('ta-value-history', ValueHistory);
