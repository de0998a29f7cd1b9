// Orders as they are typed at the broker: lines of one listing and one side become one order, with one dealing fee.

import { compare, isZero, magnitude, minus, over, rounded, sum, times } from 'app/decimal.js';
import { plain, sentence } from 'app/format.js';

/**
 * @param {object} recommendation as the API sends it
 * @param {?object} explanation of its run; without it, prices are calculated from the estimated amounts
 * @param {{listing: string, isin: string, name: string}[]} constituents
 * @param {Record<string, {currency: string, factor: string}>} [units] the quote units of the policy
 */
export function brokerOrders({ lines }, explanation, constituents, units = {}) {
  const orders = new Map();
  for (const line of lines) {
    const key = `${line.side} ${line.listing}`;
    if (!orders.has(key)) orders.set(key, { key, side: line.side, listing: line.listing, lines: [] });
    orders.get(key).lines.push({ ...line, why: explanation?.orders.find(order => order.seq === line.line) ?? null });
  }
  const fee = feeOf(explanation);
  return [...orders.values()].map(order => ({
    ...complete(
      order,
      constituents.find(({ listing }) => listing === order.listing),
      units,
    ),
    fee,
  }));
}

function complete(order, constituent, quoteUnits) {
  const total = part => sum(...order.lines.map(part));
  const units = total(line => line.estimated_units);
  const amount = total(line => line.estimated_amount);
  const filled = total(line => line.filled_units);
  const left = compare(units, filled) > 0 ? minus(units, filled) : '0';
  return {
    ...order,
    ...{ units, amount, filled, left },
    leftAmount: isZero(units) ? '0' : rounded(over(times(amount, left), units), 2),
    ticker: order.listing.split(':')[1],
    isin: constituent?.isin ?? '',
    name: constituent?.name ?? '',
    listingId: constituent?.listing_id,
    price: price(order, units, amount, quoteUnits),
  };
}

/**
 * The price that the run used. `quote` is the unit of the venue and its factor to its currency, where it is another
 * than that of the portfolio. The factor is the policy's, never a quotient of rounded prices. In another currency,
 * `quote` also has the currency and the rate of the run, in units of that currency for one of the base currency; the
 * broker uses a rate of its own.
 */
function price(order, units, amount, quoteUnits) {
  const used = order.lines.find(line => line.why?.price)?.why.price ?? null;
  if (!used) return { base: isZero(units) ? '0' : over(amount, units), quote: null, used: null };
  const factor = quoteUnits[used.quote_unit]?.factor ?? '1';
  const quote = used.rate === null && factor === '1' ? null : { unit: used.quote_unit, factor };
  if (used.rate !== null)
    Object.assign(quote, {
      currency: quoteUnits[used.quote_unit]?.currency ?? used.quote_unit,
      rate: rounded(over('1', used.rate), 4),
    });
  return { base: used.price_base, quote, used };
}

/** The dealing fee that the policy expects for an order; null if the run does not have it. */
function feeOf(explanation) {
  const steps =
    explanation?.orders.flatMap(order => order.waterfall).filter(step => step.why.clause === '/costs/per_order') ?? [];
  return steps.length ? magnitude(steps[0].amount) : null;
}

export const verb = side => sentence(side.toLowerCase());

/** `Buy 12 XWES`. */
export const inShort = order =>
  `${verb(order.side)} ${plain(order.units)} ${order.ticker ?? order.listing.split(':')[1]}`;

/** The orders that are still to be placed, with the units and the amount that are left of each. */
export const ordersLeft = orders =>
  orders.filter(order => !isZero(order.left)).map(order => ({ ...order, units: order.left, amount: order.leftAmount }));

/** The total amount of all orders of a side. */
export const totalOf = (orders, side) =>
  sum('0', ...orders.filter(order => order.side === side).map(order => order.amount));
