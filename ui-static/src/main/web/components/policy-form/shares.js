// Divides a total into parts that always sum to it, to the last digit.

import { compare, minus, sum } from 'app/decimal.js';

const decimalsOf = text => /\.(\d*[1-9])0*$/.exec(text)?.[1].length ?? 0;

/**
 * Changes one part and shares what is left among the others, in proportion to what they have; equally if they have
 * nothing. No part gets more decimals than the finest of the figures has.
 *
 * @param {string[]} parts decimals, at least 0
 * @param {string} total what they sum to afterwards
 * @param {?number} place of the part that changes; null changes none, and shares the total among all
 * @param {string} [wanted] its new size; what is more than the total leaves to it is cut off
 * @param {Set<number>} [kept] places of parts that keep their size
 * @returns {string[]}
 */
export function shared(parts, total, place, wanted = '0', kept = new Set()) {
  const scale = Math.max(...[...parts, total, wanted].map(decimalsOf));
  const whole = text => BigInt(unscaled(text, scale));
  const sizes = parts.map(whole);
  const stay = sizes.map((_, index) => index !== place && kept.has(index));
  const free = max(whole(total) - added(sizes.filter((_, index) => stay[index])), 0n);
  const others = sizes.map((_, index) => index).filter(index => index !== place && !stay[index]);
  if (place !== null) sizes[place] = others.length ? min(max(whole(wanted), 0n), free) : free;
  const rest = free - (place === null ? 0n : sizes[place]);
  for (const [index, size] of divided(
    rest,
    others.map(other => [other, sizes[other]]),
  ))
    sizes[index] = size;
  return sizes.map(size => scaled(size, scale));
}

/** The sum of parts, and what it lacks to a total; negative if it is too much. */
export function lacking(parts, total) {
  const all = sum('0', ...parts);
  return { sum: all, lacks: minus(total, all), complete: compare(all, total) === 0 };
}

/** Shares by weight; what rounding leaves goes to those that it cut off most. */
function divided(rest, weighed) {
  const weight = added(weighed.map(([, size]) => size));
  const weights = weighed.map(([index, size]) => [index, weight ? size : 1n]);
  const all = weight || BigInt(weighed.length);
  const shares = weights.map(([index, size]) => ({ index, size: (rest * size) / all, cut: (rest * size) % all }));
  let left = rest - added(shares.map(({ size }) => size));
  for (const share of [...shares].sort((a, b) => (a.cut === b.cut ? a.index - b.index : a.cut < b.cut ? 1 : -1))) {
    if (left === 0n) break;
    share.size += 1n;
    left -= 1n;
  }
  return shares.map(({ index, size }) => [index, size]);
}

const added = sizes => sizes.reduce((all, size) => all + size, 0n);

/** The smaller of two sizes, which are too large for `Math`. */
function min(a, b) {
  if (a < b) return a;
  return b;
}

const max = (a, b) => a + b - min(a, b);

/** `12.5` as `1250` at two decimals. */
function unscaled(text, scale) {
  const [whole, fraction = ''] = text.split('.');
  return whole + fraction.slice(0, scale).padEnd(scale, '0');
}

function scaled(size, scale) {
  const digits = size.toString().padStart(scale + 1, '0');
  return sum('0', scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits);
}
