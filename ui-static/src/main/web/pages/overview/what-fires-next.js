import { get } from 'app/api.js';
import { withDates } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/problem-note/problem-note.js';
import { awayOf, groupOf, nameOf, nearest, statusOf, turnOf } from './fires-next.js';

/**
 * For each trigger of the policy the price, date or amount at which it fires next while all else stays: the nearest of
 * each kind, and all of them in a table.
 *
 *     <ta-what-fires-next portfolio="…"></ta-what-fires-next>
 *
 * @element ta-what-fires-next
 * @prop {string} portfolio - the id of the portfolio
 */
class WhatFiresNext extends View {
  static properties = {
    portfolio: {},
    forecast: { state: true },
    problem: { state: true },
    open: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('portfolio')) this.fetch();
  }

  async fetch() {
    const { portfolio } = this;
    this.forecast = this.problem = undefined;
    try {
      const forecast = await get(`/portfolios/${portfolio}/forecast`);
      if (portfolio === this.portfolio) this.forecast = forecast;
    } catch (problem) {
      if (portfolio === this.portfolio) this.problem = problem;
    }
  }

  render() {
    if (this.problem) return html`<ta-problem .problem=${this.problem} .retry=${() => this.fetch()}></ta-problem>`;
    if (!this.forecast) return html`<div class="forecast-space"></div>`;
    const { triggers, problems } = this.forecast;
    if (problems.length)
      return html`<p class="quiet">The records do not fit the policy, so nothing can be told: ${problems[0]}.</p>`;
    return html`<p class="quiet">If all else stays as it is now.</p>
      <ul class="next">
        ${nearest(triggers).map(
          trigger =>
            html`<li><a href=${this.strategy(trigger)}>${groupOf(trigger)}</a>: ${withDates(trigger.sentence)}</li>`,
        )}
      </ul>
      <details @toggle=${event => (this.open = event.target.open)}>
        <summary>All triggers (${triggers.length})</summary>
        ${this.open ? this.table(triggers) : nothing}
      </details>`;
  }

  table(triggers) {
    return html`<ta-table caption="What fires next" .rows=${triggers}
      .keyOf=${trigger => `${trigger.kind} ${trigger.clause} ${trigger.subject} ${trigger.sentence}`}
      .columns=${[
        { label: 'Trigger', value: nameOf },
        { label: 'Now', value: statusOf },
        { label: 'Turns at', value: trigger => trigger.on ?? trigger.at?.amount, show: turnOf, figure: true },
        { label: 'From here', value: trigger => trigger.distance?.amount, show: awayOf, figure: true },
        { label: 'What happens', value: trigger => withDates(trigger.sentence) },
        {
          label: 'Clause',
          value: trigger => trigger.clause,
          show: trigger => html`<a class="mono" href=${this.strategy(trigger)}>${trigger.clause}</a>`,
        },
      ]}></ta-table>`;
  }

  strategy({ clause }) {
    return `/portfolios/${this.portfolio}/strategy?clause=${clause}`;
  }
}

customElements.define('ta-what-fires-next', WhatFiresNext);
