import { html } from 'lit';
import { get, withQuery } from 'app/api.js';
import { minus, over, sum } from 'app/decimal.js';
import { amount, percent } from 'app/format.js';
import { View } from 'app/view.js';
import 'components/problem-note/problem-note.js';
import 'components/time-chart/time-chart.js';

/** The greatest part of a list that the API answers at once. */
const PART = 500;

/**
 * What the portfolio was worth, and how far below its peak, session by session.
 *
 *     <ta-value-history portfolio="…" currency="GBP"></ta-value-history>
 */
class ValueHistory extends View {
  static properties = { portfolio: {}, currency: {}, points: { state: true }, problem: { state: true } };

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
        part.items.forEach(point => this.keepNewest(sessions, point));
        next = part.next;
      } while (next);
      this.points = [...sessions.values()].sort((a, b) => a.session.localeCompare(b.session));
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** A session that was valued again counts as it was valued last. */
  keepNewest(sessions, point) {
    const known = sessions.get(point.session);
    if (!known || known.revision < point.revision) sessions.set(point.session, point);
  }

  render() {
    if (this.problem) return html`<ta-problem .problem=${this.problem}></ta-problem>`;
    if (!this.points) return html`<div class="chart-space"></div>`;
    if (this.points.length < 2) return html`<p class="quiet">Two sessions make the first line. Each refresh of the prices adds what has closed since.</p>`;
    return html`<div class="columns wide">
      <ta-time-chart caption="Value, ${this.currency}" .series=${VALUE} .points=${this.points.map(value)}></ta-time-chart>
      <ta-time-chart caption="Drawdown from the peak" .series=${DRAWDOWN} .points=${this.points.map(drawdown)}></ta-time-chart>
    </div>`;
  }
}

const VALUE = [
  { label: 'all', show: amount, axis: tick => amount(tick).replace(/[.,]00$/, '') },
  { label: 'invested', show: amount },
];
const DRAWDOWN = [{ label: 'below the peak', show: text => percent(text), axis: tick => percent(tick, 0) }];

const value = point => ({
  at: point.session,
  values: [sum(point.invested, point.cash, point.cash_park, point.unassigned), point.invested],
});

const drawdown = point => ({ at: point.session, values: [minus(over(point.index, point.peak_index), '1')] });

customElements.define('ta-value-history', ValueHistory);
