import { all } from 'app/api.js';
import { compare } from 'app/decimal.js';
import { amount, date, sentence, symbol, words } from 'app/format.js';
import { Page } from 'app/page.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { localTime, typedDecimal } from 'app/typed.js';
import { html, nothing } from 'lit';
import { brokerOrders, inShort, totalOf } from './broker-orders.js';
import { stateTag } from './states.js';
import 'components/data-table/data-table.js';

/**
 * All recommendations, the newest first. The address keeps the filters.
 *
 * @element ta-advice-page
 */
class AdvicePage extends Page {
  async fetchData() {
    const recommendations = await all(`/portfolios/${this.params.portfolio}/recommendations`);
    return recommendations.map(recommendation => {
      const orders = brokerOrders(recommendation, null, []);
      return { ...recommendation, orders, buys: totalOf(orders, 'BUY'), sells: totalOf(orders, 'SELL') };
    });
  }

  content(rows) {
    const place = `/portfolios/${this.params.portfolio}`;
    return html`
      <h1>Advice</h1>
      ${
        rows.length === 0
          ? html`<p class="empty">
            No recommendations yet. <a href="${place}/runs">Start a run</a>: it compares your portfolio with your
            policy, and its orders appear here.
          </p>`
          : html`${this.filters(rows)}${this.table(this.found(rows), place)}`
      }
    `;
  }

  filters(rows) {
    const tasks = [...new Set(rows.map(row => row.task))].sort();
    const set = name => event =>
      setQuery({ [name]: event.target.type === 'checkbox' ? event.target.checked : event.target.value });
    const value = name => this.query.get(name) ?? '';
    return html`<form class="row filters" role="search" aria-label="Filter recommendations"
      @submit=${event => event.preventDefault()}>
      <label>Task
        <select @change=${set('task')}>
          <option value="">All</option>
          ${tasks.map(
            task => html`<option value=${task} ?selected=${value('task') === task}>${sentence(words(task))}</option>`,
          )}
        </select>
      </label>
      <label>From <input type="date" .value=${value('from')} @change=${set('from')}></label>
      <label>To <input type="date" .value=${value('to')} @change=${set('to')}></label>
      <label>Buys or sells of at least ${this.symbol()}
        <input class="figure" inputmode="decimal" .value=${value('least')} @change=${set('least')}
          aria-invalid=${value('least') !== '' && typedDecimal(value('least')) === null ? 'true' : 'false'}>
      </label>
      <label class="tick"><input type="checkbox" .checked=${value('open') === 'true'}
        @change=${set('open')}>Open only</label>
    </form>`;
  }

  found(rows) {
    const [task, from, to] = ['task', 'from', 'to'].map(name => this.query.get(name));
    const least = typedDecimal(this.query.get('least') ?? '');
    const enough = row => compare(row.buys, least) >= 0 || compare(row.sells, least) >= 0;
    return rows.filter(
      row =>
        (!task || row.task === task) &&
        (!from || day(row.as_of) >= from) &&
        (!to || day(row.as_of) <= to) &&
        (least === null || enough(row)) &&
        (this.query.get('open') !== 'true' || row.open),
    );
  }

  table(rows, place) {
    const sells = rows.some(row => row.sells !== '0');
    const unit = this.symbol();
    const columns = [
      {
        label: 'Date',
        value: row => row.as_of,
        show: row => html`<a href="${place}/advice/${row.id}">${date(row.as_of)}</a>`,
      },
      { label: 'Task', value: row => sentence(words(row.task)) },
      { label: 'Orders', value: row => row.orders.map(inShort).join(', ') },
      { label: `Buys ${unit}`, figure: true, value: row => row.buys, show: row => amount(row.buys) },
      ...(sells
        ? [
            {
              label: `Sells ${unit}`,
              figure: true,
              value: row => row.sells,
              show: row => (row.sells === '0' ? '' : amount(row.sells)),
            },
          ]
        : []),
      { label: 'State', value: row => words(row.state), show: stateTag },
    ];
    return html`<ta-table caption="Advice" .columns=${columns} .rows=${rows} .keyOf=${row => row.id}
      .empty=${html`No recommendation matches the filters. ${
        this.query.size ? html`<a href="${place}/advice">Show all</a>` : nothing
      }`}></ta-table>`;
  }

  symbol() {
    const portfolio = session.portfolio(this.params.portfolio);
    return portfolio ? symbol(portfolio.base_currency) : '';
  }
}

/** The day in the time zone of the browser, as the table shows it. */
const day = instant => localTime(instant).slice(0, 10);

customElements.define('ta-advice-page', AdvicePage);
