import { get } from 'app/api.js';
import { isZero, minus, over, sum } from 'app/decimal.js';
import { amount, change, count, money, percent, symbol } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/figure-origin/figure-origin.js';
import { exactly } from 'components/figure-origin/exactly.js';
import { priceFigure } from 'components/price-figure/price-figure.js';
import { gainsForTax } from './gains-for-tax.js';
import { costOrigin, valueOrigin } from './holding-value.js';

/**
 * The holdings with cost, price and value, and the holdings that were sold.
 *
 * @element ta-holdings-page
 */
class HoldingsPage extends Page {
  async fetchData() {
    const path = `/portfolios/${this.params.portfolio}`;
    const { tax_treatment: treatment } = await get(path);
    const [holdings, gains] = await Promise.all([
      get(`${path}/holdings`),
      treatment === 'GIA' ? get(`${path}/gains-for-tax`) : null,
    ]);
    const valued = holdings.filter(holding => holding.value !== null);
    const total = sum('0', ...valued.map(holding => holding.value));
    return {
      held: holdings.filter(holding => !isZero(holding.units)).map(holding => this.reckon(holding, total)),
      sold: holdings.filter(holding => isZero(holding.units)),
      total,
      gains,
      cost: sum('0', ...valued.map(holding => holding.cost)),
    };
  }

  reckon(holding, total) {
    if (holding.value === null) return holding;
    return {
      ...holding,
      gain: minus(holding.value, holding.cost),
      share: isZero(total) ? null : over(holding.value, total),
    };
  }

  get currency() {
    return session.portfolio(this.params.portfolio)?.base_currency ?? 'GBP';
  }

  content({ held, sold, total, cost, gains }) {
    return html`
      <h1>Holdings</h1>
      ${held.length ? this.sum(held, total, cost) : nothing}
      <ta-table class="ledger" caption="Holdings" .rows=${held} .columns=${this.columns()}
        .keyOf=${holding => holding.listing_id}
        .empty=${html`No holdings yet.
          <a href="/portfolios/${this.params.portfolio}/ledger?new=UNITS_IN">Record what you hold</a> as transfers in,
          or what you bought.`}></ta-table>
      ${sold.length ? this.sold(sold) : nothing}
      ${gains ? gainsForTax(gains, this.currency) : nothing}
    `;
  }

  sum(held, total, cost) {
    const unpriced = held.filter(holding => holding.value === null);
    const quarantined = held.filter(holding => holding.price?.quarantined);
    return html`<p><span class="huge">${money(total, this.currency)}</span>
        <span class="quiet">cost ${money(cost, this.currency)} ·
          ${term('unrealised')} ${change(minus(total, cost))}</span></p>
      ${
        unpriced.length
          ? html`<p class="look">▲ Not included, since a price or a rate is missing:
            ${unpriced.map(holding => holding.listing).join(', ')}.</p>`
          : nothing
      }
      ${
        quarantined.length
          ? html`<p class="look">▲ There is a critical ${term('finding')} about the price of
            ${quarantined.map(holding => holding.listing).join(', ')}. These figures use that price, but runs
              wait until you have reviewed it.
            <a href="/portfolios/${this.params.portfolio}/market/findings">Review it</a></p>`
          : nothing
      }`;
  }

  columns() {
    const sign = symbol(this.currency);
    const { portfolio } = this.params;
    const costs = (holding, text) =>
      html`<ta-figure text=${text} label="Cost of ${holding.listing}"
        .origin=${() => costOrigin(portfolio, this.currency, holding)}></ta-figure>`;
    const values = (holding, text, label) =>
      html`<ta-figure text=${text} label="${label} of ${holding.listing}"
        .origin=${() => valueOrigin(portfolio, this.currency, holding)}></ta-figure>`;
    return [
      {
        label: 'Listing',
        value: holding => holding.listing,
        show: holding =>
          html`<span>
            <a href="/portfolios/${portfolio}/market/listings/${holding.listing_id}">${holding.listing}</a><br>
            <span class="quiet">${holding.name}</span>
          </span>`,
      },
      {
        label: 'Units',
        figure: true,
        value: holding => holding.units,
        show: holding => exactly(holding.units, `Units of ${holding.listing}`),
      },
      {
        label: `Average cost ${sign}`,
        figure: true,
        value: holding => holding.average_cost,
        show: holding =>
          holding.average_cost ? exactly(holding.average_cost, `Average cost of ${holding.listing}`) : '',
      },
      {
        label: `Cost ${sign}`,
        figure: true,
        value: holding => holding.cost,
        show: holding => costs(holding, amount(holding.cost)),
      },
      {
        label: 'Price',
        figure: true,
        value: holding => holding.price && `${holding.price.price} ${holding.price.quote_unit}`,
        show: holding => (holding.price ? priceFigure(holding.price) : html`<span class="look">▲ no price</span>`),
      },
      {
        label: `Value ${sign}`,
        figure: true,
        value: holding => holding.value,
        show: holding => (holding.value === null ? '' : values(holding, amount(holding.value), 'Value')),
      },
      {
        label: `Unrealised ${sign}`,
        figure: true,
        value: holding => holding.gain,
        show: holding => (holding.gain ? change(holding.gain) : ''),
      },
      {
        label: 'Share of holdings',
        figure: true,
        value: holding => holding.share,
        show: holding => (holding.share ? percent(holding.share) : ''),
      },
    ];
  }

  sold(sold) {
    return html`<h2>Sold</h2>
      <p>${count(sold.length, 'listing')} that you held before, and the gain ${term('realised')} by all sales.</p>
      <ta-table caption="Sold" .rows=${sold} .keyOf=${holding => holding.listing_id} .columns=${[
        {
          label: 'Listing',
          value: holding => holding.listing,
          show: holding =>
            html`<a
              href="/portfolios/${this.params.portfolio}/ledger?listing=${holding.listing}">${holding.listing}</a>`,
        },
        { label: 'Name', value: holding => holding.name },
        {
          label: `Realised ${symbol(this.currency)}`,
          figure: true,
          value: holding => holding.realised,
          show: holding => change(holding.realised),
        },
      ]}></ta-table>`;
  }
}

customElements.define('ta-holdings-page', HoldingsPage);
