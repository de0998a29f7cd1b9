// The units in which venues quote prices. The active policy defines each in its currency: GBX is 0.01 GBP.

import { get } from 'app/api.js';
import { over, times } from 'app/decimal.js';

const known = new Map();

/**
 * @param {string} portfolio
 * @returns {Promise<Record<string, {currency: string, factor: string}>>} by unit; empty without an active policy
 */
export function quoteUnits(portfolio) {
  if (!known.has(portfolio)) {
    known.set(
      portfolio,
      fetchUnits(portfolio).catch(problem => {
        known.delete(portfolio);
        if (problem.code === 'NO_POLICY' || problem.status === 404) return {};
        throw problem;
      }),
    );
  }
  return known.get(portfolio);
}

/** A factor has few digits, so `String` writes its nearest binary number as the policy does. */
async function fetchUnits(portfolio) {
  const { policy } = await get(`/portfolios/${portfolio}/strategy`);
  const units = JSON.parse(policy).quote_units ?? {};
  return Object.fromEntries(
    Object.entries(units).map(([name, unit]) => [name, { currency: unit.currency, factor: String(unit.factor) }]),
  );
}

/** Converts a price to another unit of the same currency; null if the units have different currencies. */
export function inUnit(price, from, to, units) {
  if (from === to) return price;
  const [one, other] = [units[from], units[to]];
  if (!one || !other || one.currency !== other.currency) return null;
  return over(times(price, one.factor), other.factor);
}
