// The parts that a portfolio is divided into: its sleeves, then cash park, holdings in no sleeve, and cash.

import { isNegative, isZero, over, sum } from 'app/decimal.js';
import { sentence, words } from 'app/format.js';

const OTHERS = ['cash_park', 'unassigned', 'cash'];
const NAMES = { unassigned: 'In no sleeve' };

export const partName = code => NAMES[code] ?? sentence(words(code));

/** All parts of a point as `{ code, value }`. */
export const partsOf = point => [...point.sleeves, ...OTHERS.map(code => ({ code, value: point[code] }))];

/**
 * The codes of all lists of parts that are ever worth something: first the sleeves of the last list, then those that
 * have left, which keep their history, then the rest.
 *
 * @param {{code: string, value: string}[][]} lists in the order of time
 */
export function codesOf(lists) {
  const worth = new Set(lists.flatMap(parts => parts.filter(part => !isZero(part.value)).map(part => part.code)));
  const now = (lists.at(-1) ?? []).map(({ code }) => code).filter(code => worth.has(code) && !OTHERS.includes(code));
  const left = [...worth].filter(code => !now.includes(code) && !OTHERS.includes(code)).sort();
  return { codes: [...now, ...left, ...OTHERS.filter(code => worth.has(code))], left };
}

/**
 * The shares of parts by code, as fractions of one. What is below 0, as overdrawn cash, has no share.
 *
 * @param {{code: string, value: string}[]} parts
 * @returns {Map<string, string>} empty if nothing is worth anything
 */
export function sharesOf(parts) {
  const positive = parts.filter(({ value }) => !isNegative(value) && !isZero(value));
  const total = sum('0', ...positive.map(({ value }) => value));
  return new Map(positive.map(({ code, value }) => [code, over(value, total)]));
}
