import { isZero } from 'app/decimal.js';
import { amount, moment, money, plain, symbol } from 'app/format.js';
import { kindOfEntry } from 'components/entry-form/entry-kinds.js';
import { exactly } from 'components/figure-origin/exactly.js';
import { html, nothing } from 'lit';

/** A link from an entry to its reversal, or from a reversal to its entry; or that the entry does not count yet. */
const state = entry => {
  if (entry.reversed_by)
    return html`<a class="tag" href="?entry=${entry.reversed_by}"
      aria-label="reversed: go to its reversal">reversed</a>`;
  if (entry.reverses)
    return html`<a class="tag" href="?entry=${entry.reverses}"
      aria-label="reversal: go to the reversed entry">reversal</a>`;
  if (Date.parse(entry.trade_time) > Date.now()) return html`<span class="tag look">planned</span>`;
  return nothing;
};

/** The columns of the ledger. `reverse(entry)` asks for the reversal of an entry. */
export const ledgerColumns = (currency, reverse) => [
  {
    label: 'When',
    value: entry => entry.trade_time,
    show: entry => html`<time datetime=${entry.trade_time}>${moment(entry.trade_time)}</time>`,
  },
  {
    label: 'Kind',
    value: entry => kindOfEntry(entry).name,
    show: entry => html`<span><span class="struck">${kindOfEntry(entry).name}</span> ${state(entry)}</span>`,
  },
  {
    label: 'Listing',
    value: entry => entry.listing,
    show: entry => (entry.listing ? html`<a href="?listing=${entry.listing}">${entry.listing}</a>` : ''),
  },
  {
    label: 'Units',
    figure: true,
    value: entry => entry.units,
    show: entry => struck(entry.units && exactly(entry.units, 'Units')),
  },
  {
    label: `Price ${symbol(currency)}`,
    figure: true,
    value: entry => entry.price,
    show: entry => struck(entry.price && exactly(entry.price, 'Price')),
  },
  {
    label: `Amount ${symbol(currency)}`,
    figure: true,
    value: entry => entry.amount,
    show: entry => struck(isZero(entry.amount) ? '' : amount(entry.amount)),
  },
  {
    label: `Fees ${symbol(currency)}`,
    figure: true,
    value: entry => entry.fees,
    show: entry => struck(isZero(entry.fees) ? '' : amount(entry.fees)),
  },
  {
    label: 'Reference',
    value: entry =>
      [entry.reference, entry.note, cost(entry, currency), other(entry, currency)].filter(Boolean).join(' · '),
    show: entry => {
      const told = [entry.note, cost(entry, currency), other(entry, currency)].filter(Boolean).join(' · ');
      if (!entry.reference && !told) return '';
      return html`<span>${entry.reference ?? ''} <span class="quiet">${told}</span></span>`;
    },
  },
  {
    label: 'Recorded',
    value: entry => `${entry.recorded_at} ${entry.recorded_by}`,
    show: entry => html`<span class="quiet">${moment(entry.recorded_at)}, ${entry.recorded_by}</span>`,
  },
  {
    label: 'Reverse',
    plain: true,
    value: () => '',
    show: entry =>
      entry.reversed_by || entry.reverses
        ? ''
        : html`<button class="small plain" aria-label="Reverse: ${kindOfEntry(entry).name} of ${moment(
            entry.trade_time,
          )}" @click=${() => reverse(entry)}>Reverse</button>`,
  },
];

/** The cost of units that were transferred in. */
const cost = (entry, currency) => (entry.cost ? `cost ${money(entry.cost, currency)}` : '');

/** What was paid or priced in another currency, and at which rate. */
const other = ({ in_currency: said }, base) => {
  if (!said) return '';
  const { currency, amount: paid, price, cost: own, rate } = said;
  const what = paid
    ? money(paid, currency)
    : own
      ? `cost ${money(own, currency)}`
      : `price ${plain(price)} ${currency}`;
  return `${what} at ${plain(rate)} ${base}`;
};

const struck = text => (text ? html`<span class="struck">${text}</span>` : '');
