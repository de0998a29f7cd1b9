import { address } from 'app/api.js';
import { amount, change, count, date, plain, reasonWords, shortDate, symbol, words } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { drawdownChart, driftChart, LINES_MAX, valueChart } from './simulation-charts.js';
import { figureTable, rollingTable, windowTable, yearTable } from './simulation-figures.js';
import { stressView } from './stress-view.js';
import { sweepView } from './sweep-view.js';
import './change-effects.js';

/** The reason of what the targets bought at the start, before any run. */
const START = 'START';

/**
 * What came of a simulation: figures side by side, years, charts, and the trades of one version, each with its why.
 *
 * @element ta-simulation-result
 * @prop {string} base - the path of the portfolio
 * @prop {object} simulation - as the API sends it
 * @prop {object} result - what came of it
 * @prop {string} currency - the base currency
 */
class SimulationResult extends View {
  static properties = {
    base: {},
    simulation: { attribute: false },
    result: { attribute: false },
    currency: {},
    version: { state: true },
    sleeve: { state: true },
  };

  get chosen() {
    const { simulations } = this.result;
    return simulations.find(({ version }) => version && version === this.version) ?? simulations[0];
  }

  render() {
    const { simulations, changes, sweep, stress } = this.result;
    return html`
      ${this.terms()}
      ${stress ? stressView(stress, this.currency) : nothing}
      ${sweep ? sweepView(sweep, this.currency) : nothing}
      ${stress || sweep ? html`<h3>The version over the stored prices</h3>` : nothing}
      ${figureTable(simulations, this.currency)}
      ${
        changes
          ? html`<h3>Change by change</h3><ta-change-effects .result=${this.result}
              currency=${this.currency}></ta-change-effects>`
          : nothing
      }
      <h3>By year</h3>
      ${yearTable(simulations)}
      ${windowTable(simulations)}
      <h3>Over time</h3>
      ${
        simulations.length > LINES_MAX
          ? html`<p class="quiet">The charts show the first ${LINES_MAX} columns.</p>`
          : nothing
      }
      ${
        simulations.every(({ points }) => points.length > 1)
          ? html`<div class="columns wide">
              ${valueChart(simulations, this.currency)} ${drawdownChart(simulations)}</div>`
          : html`<p class="quiet">The charts need two sessions.</p>`
      }
      <h3>Rolling returns</h3>
      ${rollingTable(simulations)}
      ${this.one(this.chosen)}
      <p class="actions no-print"><a download class="button plain"
        href=${address(`${this.base}/simulations/${this.simulation.id}/sessions.csv`)}>Download every session as CSV</a>
      </p>
    `;
  }

  terms() {
    const { terms, approved_version: approved } = this.simulation;
    const sign = symbol(this.currency);
    return html`<p class="quiet">Contribution on day ${terms.contribution_day}, tax relief
      ${plain(terms.tax_relief_pct)} % after ${count(terms.relief_days, 'day')}, spread ${plain(terms.spread_pct)} %,
      ${sign}${amount(terms.start_cash)} cash and ${sign}${amount(terms.start_invested)} invested at the start. Prices
      held back are accepted after ${count(terms.accept_after, 'close')}.
      ${
        this.simulation.hold
          ? html`<em>Targets held</em>: the same payments, in fractions of units, without fees, never rebalanced.`
          : nothing
      }
      ${
        approved
          ? html`<a href="${this.base}/strategy/versions/${approved}">Version ${approved}</a> was approved with it.`
          : nothing
      }</p>`;
  }

  one(simulated) {
    const versions = this.result.simulations.filter(({ version }) => version);
    const sleeve = simulated.sleeves.find(({ code }) => code === this.sleeve) ?? simulated.sleeves[0];
    return html`<h3>Trades and drift of version ${simulated.version}</h3>
      <div class="row no-print">
        ${
          versions.length > 1
            ? html`<label>Version <select @change=${event => (this.version = Number(event.target.value))}>
                ${versions.map(({ version }) => option(version, version === simulated.version, version))}
              </select></label>`
            : nothing
        }
        <label>Sleeve <select @change=${event => (this.sleeve = event.target.value)}>
          ${simulated.sleeves.map(({ code, name }) => option(code, code === sleeve.code, name))}
        </select></label>
      </div>
      ${simulated.points.length > 1 ? driftChart(simulated, sleeve) : nothing}
      ${this.trades(simulated)}
      ${this.days('Blocked', 'stopped at a check of the prices', simulated.blocked, simulated)}
      ${this.days('Frozen', 'found the portfolio frozen', simulated.frozen, simulated)}`;
  }

  trades(simulated) {
    const sign = symbol(this.currency);
    const figure = (label, name, show) => ({
      label,
      figure: true,
      value: row => row[name],
      show: row => show(row[name]),
    });
    return html`<h4>Trades</h4>
      ${
        simulated.trades_left_out
          ? html`<p class="quiet">The first ${simulated.trades_left_out} are left out.</p>`
          : nothing
      }
      <ta-table caption="Trades of version ${simulated.version}" .rows=${simulated.trades}
        .keyOf=${row => `${row.at} ${row.listing} ${row.side}`} .empty=${html`Nothing was traded.`} .columns=${[
          { label: 'Date', value: row => row.at.slice(0, 10), show: row => date(row.at.slice(0, 10)) },
          { label: 'Side', value: row => words(row.side) },
          { label: 'Listing', value: row => row.listing },
          { label: 'Sleeve', value: row => row.sleeve },
          figure('Units', 'units', plain),
          figure(`Cash ${sign}`, 'amount', change),
          figure(`Fees ${sign}`, 'fees', amount),
          { label: 'Reason', value: row => (row.reason === START ? 'at the start' : reasonWords(row.reason)) },
          {
            label: 'Why',
            plain: true,
            value: () => '',
            show: row =>
              row.reason === START
                ? nothing
                : html`<a href=${this.whyOf(row.run, simulated)} aria-label="Why ${row.listing} on ${date(
                    row.run,
                  )}">Why</a>`,
          },
        ]}></ta-table>`;
  }

  whyOf(day, { version }) {
    return `${this.base}/simulate/${this.simulation.id}/${version}/${day}`;
  }

  days(name, what, days, simulated) {
    if (days.length === 0) return nothing;
    return html`<details><summary>${name}: ${count(days.length, 'run')} ${what}</summary>
      <ul class="day-list">${days.map(
        day => html`<li><a href=${this.whyOf(day, simulated)}>${shortDate(day)}</a></li>`,
      )}</ul></details>`;
  }
}

const option = (value, selected, text) => html`<option value=${value} ?selected=${selected}>${text}</option>`;

customElements.define('ta-simulation-result', SimulationResult);
