// Writes values as JSON in the layout of a policy, with decimals digit by digit.

import { sum } from 'app/decimal.js';

/** A number as its digits, which never becomes a binary floating-point number. */
export class Decimal {
  /** @param {string} text a decimal such as `-12.50`; needless zeros are dropped */
  constructor(text) {
    this.text = sum('0', text);
  }
}

const isNested = value => typeof value === 'object' && value !== null && !(value instanceof Decimal);
const membersOf = value =>
  Array.isArray(value) ? value.map(one => ['', one]) : Object.entries(value).map(([key, one]) => [quoted(key), one]);
const quoted = key => `${JSON.stringify(key)}: `;

/**
 * @param {unknown} value of strings, booleans, integers, `Decimal`s, lists and objects
 * @param {string} margin of the line on which it begins
 * @returns {string} a list or object of scalars on one line, any other with a line for each member
 */
export function jsonText(value, margin = '') {
  if (value instanceof Decimal) return value.text;
  if (!isNested(value)) return JSON.stringify(value);
  const members = membersOf(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (!members.some(([, one]) => isNested(one)))
    return open + members.map(([key, one]) => key + jsonText(one)).join(', ') + close;
  const inner = `${margin}  `;
  const lines = members.map(([key, one]) => `${inner}${key}${jsonText(one, inner)}`);
  return `${open}\n${lines.join(',\n')}\n${margin}${close}`;
}
