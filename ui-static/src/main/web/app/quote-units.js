// In what venues quote prices: the active policy says what a unit is worth in its currency, as GBX 0.01 of GBP.

import { get } from 'app/api.js';
import { over, times } from 'app/decimal.js';

const known = new Map();

/**
 * @param {string} portfolio
 * @returns {Promise<Object<string, {currency: string, factor: string}>>} by the unit's name; empty without an active
 *     policy
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

/** A factor has few digits: its nearest binary number is written as the policy writes it. */
async function fetchUnits(portfolio) {
  const { policy } = await get(`/portfolios/${portfolio}/strategy`);
  const units = JSON.parse(policy).quote_units ?? {};
  return Object.fromEntries(
    Object.entries(units).map(([name, unit]) => [name, { currency: unit.currency, factor: String(unit.factor) }]),
  );
}

/** A price in one unit as a price in another of the same currency; null where that cannot be said. */
export function inUnit(price, from, to, units) {
  if (from === to) return price;
  const [one, other] = [units[from], units[to]];
  if (!one || !other || one.currency !== other.currency) return null;
  return over(times(price, one.factor), other.factor);
}
