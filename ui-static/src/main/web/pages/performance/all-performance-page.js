import { get } from 'app/api.js';
import { amount, change, date, longDate, money, moneyChange, rate, symbol } from 'app/format.js';
import { Page } from 'app/page.js';
import { codesOf } from 'components/performance-charts/parts.js';
import { term, termLine } from 'components/term-hint/term-hint.js';
import { TERMS } from 'components/term-hint/terms.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/figure-origin/figure-origin.js';
import 'components/share-bar/share-bar.js';

/**
 * Value, money paid in, gain and allocation of all portfolios of the user, one below the other and in sum by currency.
 *
 * @element ta-all-performance-page
 */
class AllPerformancePage extends Page {
  fetchData() {
    return get('/performance');
  }

  content({ portfolios, sums }) {
    if (portfolios.length === 0)
      return html`<h1>Performance of all portfolios</h1>
        <p>You have no portfolio yet. <a href="/portfolios">Create one</a>.</p>`;
    const { codes } = codesOf([...portfolios, ...sums].map(each => each.allocation ?? []));
    return html`
      <h1>Performance of all portfolios</h1>
      ${sums.map(each => this.currency(each, portfolios, codes))}
      ${this.unvalued(portfolios.filter(each => each.value === null))}
      ${termLine('paid in', 'gain', 'time-weighted', 'money-weighted', 'sleeve', 'cash park', 'allocation')}
    `;
  }

  currency(total, portfolios, codes) {
    const currency = total.base_currency;
    const rows = portfolios.filter(each => each.base_currency === currency && each.value !== null);
    if (rows.length === 0) return nothing;
    const names = rows.map(({ name }) => name).join(', ');
    return html`<section>
      <h2>In ${currency}</h2>
      <p class="worth-line"><ta-figure class="huge" text=${money(total.value, currency)} label="Value in ${currency}"
          .origin=${() => html`<p>The values of ${names}, each at its newest close.</p>`}></ta-figure>
        <span>${term('paid in')} <ta-figure text=${money(total.paid_in, currency)} label="Paid in, ${currency}"
          .origin=${() => html`<p>What was paid into ${names}.</p>`}></ta-figure></span>
        <span>${term('gain')} <ta-figure text=${moneyChange(total.gain, currency)} label="Gain, ${currency}"
          .origin=${() => html`<p>Value less paid in.</p>`}></ta-figure></span></p>
      <ta-share-bar .parts=${total.allocation} .codes=${codes}></ta-share-bar>
      <ta-table class="ledger" caption="Portfolios in ${currency}" .rows=${rows} .keyOf=${row => row.portfolio}
        .foot=${rows.length > 1 ? [{ ...total, name: 'Total' }] : null} .columns=${columns(currency)}></ta-table>
      ${(rows.length > 1 ? rows : []).map(
        ({ name, portfolio, allocation }) => html`<h3><a href="/portfolios/${portfolio}/performance">${name}</a></h3>
          <ta-share-bar .parts=${allocation} .codes=${codes}></ta-share-bar>`,
      )}
    </section>`;
  }

  unvalued(portfolios) {
    if (portfolios.length === 0) return nothing;
    return html`<h2>Not valued yet</h2>
      <ul>${portfolios.map(
        ({ portfolio, name }) => html`<li><a href="/portfolios/${portfolio}/performance">${name}</a>: no session has a
          price of each holding, or there are no entries.</li>`,
      )}</ul>`;
  }
}

function columns(currency) {
  const sign = symbol(currency);
  const figure = (label, name, show, origin) => ({
    label,
    figure: true,
    value: row => row[name],
    show: row =>
      row[name] === null || row[name] === undefined
        ? ''
        : html`<ta-figure text=${show(row[name])} label="${label}, ${row.name}"
          .origin=${() =>
            html`<p>${origin(row)}</p>${
              row.portfolio ? html`<a href="/portfolios/${row.portfolio}/performance">See its performance</a>` : nothing
            }`}></ta-figure>`,
  });
  return [
    {
      label: 'Portfolio',
      value: row => row.name,
      show: ({ name, portfolio }) =>
        portfolio ? html`<a href="/portfolios/${portfolio}/performance">${name}</a>` : name,
    },
    { label: 'Close of', value: row => row.session, show: row => (row.session ? date(row.session) : '') },
    figure(`Value ${sign}`, 'value', amount, ({ session }) =>
      session ? `All holdings and cash at the close of ${longDate(session)}.` : 'The sum of the values above.',
    ),
    figure(`Paid in ${sign}`, 'paid_in', amount, () => TERMS['paid in']),
    figure(
      `Gain ${sign}`,
      'gain',
      change,
      ({ value, paid_in: paid }) => `Value less paid in: ${amount(value)} − ${amount(paid)}.`,
    ),
    figure(
      'Time-weighted, whole time',
      'time_weighted',
      text => rate(text),
      () => TERMS['time-weighted'],
    ),
    figure(
      'Money-weighted',
      'money_weighted',
      text => rate(text),
      () => [TERMS['money-weighted'], 'It is a rate a year if the whole time has more than 365 days.'].join(' '),
    ),
  ];
}

customElements.define('ta-all-performance-page', AllPerformancePage);
