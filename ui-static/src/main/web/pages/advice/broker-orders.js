// What is typed at the broker: lines of one listing and one side are one order there, and cost one dealing fee.

import { compare, isZero, magnitude, minus, over, sum } from 'app/decimal.js';
import { plain, sentence } from 'app/format.js';

/**
 * @param {object} recommendation as the API has it
 * @param {?object} explanation of its run; without it prices are what the estimates come to
 * @param {{listing: string, isin: string, name: string}[]} constituents
 */
export function brokerOrders({ lines }, explanation, constituents) {
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
    ),
    fee,
  }));
}

function complete(order, constituent) {
  const total = part => sum(...order.lines.map(part));
  const units = total(line => line.estimated_units);
  const amount = total(line => line.estimated_amount);
  const filled = total(line => line.filled_units);
  return {
    ...order,
    ...{ units, amount, filled },
    left: compare(units, filled) > 0 ? minus(units, filled) : '0',
    ticker: order.listing.split(':')[1],
    isin: constituent?.isin ?? '',
    name: constituent?.name ?? '',
    listingId: constituent?.listing_id,
    price: price(order, units, amount),
  };
}

/**
 * The price that the order was sized at. `quote` is the unit that the venue quotes in and how much base currency it is,
 * where the two differ by a fixed factor; a listing in another currency has none, since the broker's exchange rate is
 * his own.
 */
function price(order, units, amount) {
  const used = order.lines.find(line => line.why?.price)?.why.price ?? null;
  if (!used) return { base: isZero(units) ? '0' : over(amount, units), quote: null, used: null };
  const factor = over(used.price_base, used.price);
  const quote = used.rate === null && factor !== '1' ? { unit: used.quote_unit, factor } : null;
  return { base: used.price_base, quote, used };
}

/**
 * What the policy expects an order to cost at the broker, however many lines it has. Null where the run did not say.
 */
function feeOf(explanation) {
  const steps =
    explanation?.orders.flatMap(order => order.waterfall).filter(step => step.why.clause === '/costs/per_order') ?? [];
  return steps.length ? magnitude(steps[0].amount) : null;
}

export const verb = side => sentence(side.toLowerCase());

/** `Buy 12 XWES`. */
export const inShort = order =>
  `${verb(order.side)} ${plain(order.units)} ${order.ticker ?? order.listing.split(':')[1]}`;

/** What all orders of a side come to. */
export const totalOf = (orders, side) =>
  sum('0', ...orders.filter(order => order.side === side).map(order => order.amount));
