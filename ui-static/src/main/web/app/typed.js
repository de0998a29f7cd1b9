// Reads typed numbers and times. Numbers stay strings: “£1,234.50” becomes 1234.50.

import { isDecimal } from 'app/decimal.js';

/**
 * @param {string} text may have a currency sign, spaces or commas between thousands, and a minus sign
 * @returns {?string} the decimal as the API takes it, or null if the text is none
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

/** A decimal with at most two decimals. */
export function typedMoney(text) {
  const decimal = typedDecimal(text);
  return decimal !== null && /^-?\d+(\.\d{1,2})?$/.test(decimal) ? decimal : null;
}

/** An instant as the value of a `datetime-local` input, `2026-03-02T16:30`. */
export function localTime(instant) {
  const time = new Date(instant);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The value of a `datetime-local` input as an instant. @returns {?string} null if it is empty or invalid */
export function typedTime(text) {
  const time = new Date(text);
  return text && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}

/** The time zone in which times are typed and shown. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
