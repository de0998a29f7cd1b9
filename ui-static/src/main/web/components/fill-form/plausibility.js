// Finds unusual values in fills. Fills are facts, so none is forbidden; the user confirms each unusual one.

import { compare, isNegative, magnitude, minus, over, rounded, sum, times } from 'app/decimal.js';
import { fixed, moment, money, plain } from 'app/format.js';
import { cashEffect } from './typed-fills.js';

const PRICE_TOLERANCE = '0.05';

/** Above this ratio the unit is probably wrong, not the price. */
const WRONG_UNIT = '20';

/**
 * @param {object[]} fills from `fillOf`
 * @param {{orders: object[], cash: string, currency: string, asOf: string, effect: string}} known
 * @returns {string[]} sentences, each to be confirmed
 */
export function oddities(fills, { orders, cash, currency, asOf, effect }) {
  return [
    ...fills.map(fill => priceOff(fill, currency)),
    ...orders.map(order => tooMany(order, fills)),
    overdrawn(cash, effect, currency),
    ...fills.map(fill => time(fill, asOf)),
    ...fills.map(fill => dear(fill, currency)),
  ].filter(Boolean);
}

function priceOff({ order, price }, currency) {
  const estimate = order.price.base;
  const off = over(minus(price, estimate), estimate);
  if (compare(magnitude(off), PRICE_TOLERANCE) <= 0) return null;
  const ratio = compare(price, estimate) > 0 ? over(price, estimate) : over(estimate, price);
  const wrongUnit = compare(ratio, WRONG_UNIT) > 0 ? ' Maybe pence and pounds were mixed up.' : '';
  const less = isNegative(off);
  const by = wrongUnit
    ? `${fixed(ratio, 0)} times ${less ? 'less' : 'more'} than`
    : `${fixed(times(magnitude(off), '100'), 1)} % ${less ? 'below' : 'above'}`;
  const [paid, expected] = [price, estimate].map(each => money(each, currency));
  return `${paid} for one unit of ${order.ticker} is ${by} the ${expected} that the recommendation used.${wrongUnit}`;
}

function tooMany(order, fills) {
  const units = sum('0', ...fills.filter(fill => fill.order.key === order.key).map(fill => fill.units));
  if (compare(units, order.left) <= 0) return null;
  return `${plain(units)} units of ${order.ticker} are more than the ${plain(order.left)} that are open.`;
}

function overdrawn(cash, effect, currency) {
  const then = sum(cash, effect);
  if (!isNegative(then) || !isNegative(effect)) return null;
  const [taken, there, missing] = [magnitude(effect), cash, magnitude(then)].map(text => money(text, currency));
  return `This costs ${taken}, but the ledger has ${there} in cash: it would be overdrawn by ${missing}.`;
}

function time({ order, trade_time: at }, asOf) {
  if (Date.parse(at) > Date.now()) return `${moment(at)}, for ${order.ticker}, is in the future.`;
  if (at < asOf.slice(0, 16))
    return `${moment(at)}, for ${order.ticker}, is before the recommendation of ${moment(asOf)}.`;
  return null;
}

/** A fee above 5 % of the trade, and above what the policy expects, is probably an amount in the wrong field. */
function dear(fill, currency) {
  const traded = rounded(times(fill.units, fill.price), 2);
  if (compare(fill.fees, times(traded, '0.05')) <= 0 || compare(fill.fees, fill.order.fee ?? '0') <= 0) return null;
  const worth = magnitude(cashEffect({ ...fill, fees: '0' }));
  const [fees, value] = [fill.fees, worth].map(each => money(each, currency));
  return `${fees} in fees for ${value} of ${fill.order.ticker} are unusually high.`;
}
