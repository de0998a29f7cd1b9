// The orders to type at the broker, and the reasons for each.

import { isZero } from 'app/decimal.js';
import { amount, count, date, moment, money, plain, sentence, symbol, words } from 'app/format.js';
import { groundsOf } from 'components/grounds/grounds.js';
import { html, nothing } from 'lit';
import { inShort, ordersLeft, totalOf, verb } from './broker-orders.js';
import 'components/data-table/data-table.js';
import 'components/figure-origin/figure-origin.js';
import 'components/order-waterfall/order-waterfall.js';

export function orderTable(data) {
  const { orders, currency, recommendation } = data;
  const begun = orders.some(order => !isZero(order.filled));
  const fees = orders.some(order => order.fee);
  const columns = [
    { label: 'Order', value: order => verb(order.side), show: order => html`<strong>${verb(order.side)}</strong>` },
    { label: 'Listing', value: order => order.listing, show: listing },
    { label: 'ISIN', value: order => order.isin, show: order => html`<span class="mono">${order.isin}</span>` },
    {
      label: 'Units',
      figure: true,
      value: order => order.units,
      show: order => html`<strong>${plain(order.units)}</strong>`,
    },
    {
      label: 'Price',
      figure: true,
      value: order => quoted(order.price, currency).replaceAll(',', ''),
      show: order => priceFigure(order, data),
    },
    {
      label: `About ${symbol(currency)}`,
      figure: true,
      value: order => order.amount,
      show: order => amountFigure(order, data),
    },
    ...(fees
      ? [
          {
            label: `Fee ${symbol(currency)}`,
            figure: true,
            value: order => order.fee,
            show: order => (order.fee ? amount(order.fee) : ''),
          },
        ]
      : []),
    ...(begun
      ? [
          { label: 'Executed', figure: true, value: order => order.filled, show: order => plain(order.filled) },
          {
            label: 'Left',
            figure: true,
            value: order => order.left,
            show: order => html`<strong>${plain(order.left)}</strong>`,
          },
        ]
      : []),
  ];
  return html`<ta-table caption="Orders ${recommendation.as_of.slice(0, 10)}" .columns=${columns} .rows=${orders}
    .keyOf=${order => order.key}></ta-table>
    <p class="quiet">${sums(begun ? ordersLeft(orders) : orders, currency)} ${merged(orders)} Prices move: trade the
      number of units.</p>`;
}

function listing(order) {
  const [venue] = order.listing.split(':');
  return html`<span>${order.ticker} <span class="quiet">${order.name}${
    venue === 'XLON' ? '' : `, ${venue}`
  }</span></span>`;
}

function sums(orders, currency) {
  const [buys, sells] = ['BUY', 'SELL'].map(side => totalOf(orders, side));
  const parts = [];
  if (!isZero(sells)) parts.push(`sells bring about ${money(sells, currency)}`);
  if (!isZero(buys)) parts.push(`buys cost about ${money(buys, currency)}`);
  return parts.length === 0 ? '' : `${sentence(parts.join(', '))}.`;
}

const merged = orders =>
  orders
    .filter(order => order.lines.length > 1)
    .map(
      order =>
        `${order.ticker} is the sum of ${order.lines.map(line => plain(line.estimated_units)).join(' + ')} units: ` +
        'place them as one order, for one dealing fee.',
    )
    .join(' ');

/** The price as the venue quotes it. */
export const quoted = ({ used, base }, currency) =>
  used ? `${plain(used.price)} ${used.quote_unit}` : money(base, currency);

function priceFigure(order, data) {
  if (!order.price.used) return money(order.price.base, data.currency);
  const { used } = order.price;
  const origin = () => html`<p>${used.why.sentence}</p><p>${age(used)}</p>
    <p>One unit is ${plain(used.price_base)} ${data.currency}. ${groundsOf(used.why, data.trace)}</p>
    <p><a href="${data.place}/market/listings/${order.listingId}">All prices of ${order.ticker}</a></p>`;
  return html`<ta-figure text=${quoted(order.price, data.currency)} label="Price of ${order.ticker}"
    .origin=${origin}></ta-figure>`;
}

const age = used =>
  `At the time of the run it was ${span(used.age_minutes)} old; ` +
  `${count(Number(used.age_sessions), 'session')} had ended since.`;

const span = minutes =>
  minutes < 120
    ? count(minutes, 'minute')
    : minutes < 2880
      ? count(Math.floor(minutes / 60), 'hour')
      : count(Math.floor(minutes / 1440), 'day');

function amountFigure(order, data) {
  const origin = () => html`<p>${plain(order.units)} units × ${plain(order.price.base)} ${data.currency} =
      ${money(order.amount, data.currency)}, without the fee.</p>
    <p><a href="#why-${order.key.replace(/\W/g, '-')}">How the units were calculated</a></p>`;
  return html`<ta-figure text=${amount(order.amount)} label="Amount of ${inShort(order)}"
    .origin=${origin}></ta-figure>`;
}

/** `Sized at closes of Fri 20 Nov 2026, 2 days old then.` */
export function pricesLine({ orders }) {
  const used = orders.map(order => order.price.used).filter(Boolean);
  if (used.length === 0) return nothing;
  const oldest = used.reduce((a, b) => (a.as_of < b.as_of ? a : b));
  const same = used.every(price => price.day === oldest.day);
  const kind = oldest.kind === 'CLOSE' ? 'closes' : 'prices';
  return `Sized at ${kind} ${same ? '' : 'since '}of ${date(oldest.day)}, ${span(oldest.age_minutes)} old then.`;
}

/** The waterfall of each line and its reasons. */
export function orderDetails(order, data) {
  return html`<section class="order-why" id="why-${order.key.replace(/\W/g, '-')}">
    <h2>${inShort(order)}${
      order.lines.length > 1 ? `: ${order.lines.map(line => plain(line.estimated_units)).join(' + ')}` : ''
    }</h2>
    ${order.lines.map(
      (line, place) => html`<div class="columns">
      <div class="no-print">
        <h3>${
          order.lines.length > 1 ? `${plain(line.estimated_units)} units for ${words(line.sleeve)}` : 'How much'
        }</h3>
        <ta-order-waterfall .steps=${line.why.waterfall} .kept=${kept(line, data)} total=${line.why.estimated_amount}
          currency=${data.currency} trace=${data.trace}></ta-order-waterfall>
      </div>
      <div><h3>Why</h3>${reasons(line, place, data)}</div>
    </div>`,
    )}
    ${data.recommendation.open ? toBeWritten() : nothing}
  </section>`;
}

/** Where one notes by hand, beside the telephone or the broker's page, what is entered later. */
const toBeWritten = () => html`<p class="only-print written">
  ${['traded at', 'units', 'price', 'fee', 'contract note'].map(what => html`<span>${what}</span>`)}
</p>`;

/** The reasons of a line. All lines share one price, so it is explained with the first. */
const reasons = (line, place, { trace }) => html`<ul class="reasons">
  ${[...line.why.reasons, ...(line.why.price && place === 0 ? [line.why.price.why] : [])].map(
    why => html`<li>${withLocalTime(why.sentence)} ${groundsOf(why, trace)}</li>`,
  )}
</ul>`;

/** Shows the instants of a sentence, which are in UTC, in the time zone of the browser. */
const withLocalTime = text => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, instant => moment(instant));

/** The limits that a cadence order kept: the number of orders and the minimum trade. */
const kept = (line, { explanation }) =>
  line.stage === 'CADENCE'
    ? explanation.constraints
        .filter(({ constraint, status }) => status === 'PASS' && ['MAX_ORDERS', 'MIN_TRADE'].includes(constraint))
        .map(({ why }) => why)
    : [];

/** Copies the orders that are left as text. @returns {Promise<boolean>} whether the browser allowed it */
export async function copyOrders({ orders, currency }) {
  const text = ordersLeft(orders)
    .map(
      order =>
        `${inShort(order)} (${[order.isin, order.name].filter(Boolean).join(', ')}), ` +
        `about ${money(order.amount, currency)}`,
    )
    .join('\n');
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
