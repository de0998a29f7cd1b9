// What people type, read without ever becoming a binary number: "£1,234.50" is 1234.50.

import { isDecimal } from 'app/decimal.js';

/**
 * A decimal as somebody typed it.
 *
 * @param {string} text may have a sign of currency, spaces and commas between thousands, and a true minus
 * @returns {?string} the decimal as the API takes it; null of what is none
 */
export function typedDecimal(text) {
  const bare = text
    .trim()
    .replace('−', '-')
    .replace(/[£$€\s]/g, '')
    .replace(/^\+/, '');
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare);
  const decimal = grouped ? bare.replaceAll(',', '') : bare;
  return isDecimal(decimal) ? decimal : null;
}

/** The same in pounds and pence: two decimals at most. */
export function typedMoney(text) {
  const decimal = typedDecimal(text);
  return decimal !== null && /^-?\d+(\.\d{1,2})?$/.test(decimal) ? decimal : null;
}

/** An instant as a field of local time has it, `2026-03-02T16:30`. */
export function localTime(instant) {
  const time = new Date(instant);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What a field of local time says, as an instant. @returns {?string} null of an empty or broken one */
export function typedTime(text) {
  const time = new Date(text);
  return text && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}

/** The zone in which times are typed and shown. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
