// Reads typed numbers and times. Numbers stay strings: “£1,234.50” becomes 1234.50.

import { isDecimal } from 'app/decimal.js';
import { zone } from 'app/zone.js';

export { zone };

/** As the pages write it: a point before the fraction; commas, spaces or apostrophes between thousands, or nothing. */
const SHOWN = /^(?:\d+|\d{1,3}(?:([, '’])\d{3})(?:\1\d{3})*)(?:\.\d+)?$/;

/** As others write it: a comma before the fraction; points, spaces or apostrophes between thousands, or nothing. */
const WITH_COMMA = /^(?:\d+|\d{1,3}(?:([. '’])\d{3})(?:\1\d{3})*),\d+$/;

/** Whether the browser's language has a comma before the fraction. */
const usesComma = () => new Intl.NumberFormat(navigator.language).format(0.5).includes(',');

/** Sign and digits of a typed number, without a currency sign and the spaces around it. */
function parts(text) {
  const bare = text.trim().replaceAll(/\s/g, ' ').replace('−', '-');
  const [, before, after, digits] = /^(?:([-+]) ?[£$€]?|[£$€] ?([-+]?))? ?(.*?) ?[£$€]?$/.exec(bare);
  return { sign: (before || after) === '-' ? '-' : '', digits };
}

const withPoint = digits => digits.replaceAll(/[. '’]/g, '').replace(',', '.');

/**
 * @param {string} text a number as the pages show it, or as the browser's language writes it where that cannot be
 *     mistaken for the former; may have a currency sign
 * @returns {?string} the decimal as the API takes it, or null if the text is none
 */
export function typedDecimal(text) {
  const { sign, digits } = parts(text);
  const plain = SHOWN.test(digits)
    ? digits.replaceAll(/[, '’]/g, '')
    : WITH_COMMA.test(digits) && usesComma()
      ? withPoint(digits)
      : '';
  return isDecimal(sign + plain) ? sign + plain : null;
}

/**
 * What to write instead of a text that is no number; null if it is not clear what is meant.
 *
 * @param {string} text one that `typedDecimal` refuses
 */
export function figureAdvice(text) {
  const { sign, digits } = parts(text.normalize('NFKC'));
  if (digits.includes('%')) {
    const bare = typedDecimal(sign + digits.replace('%', ''));
    return bare && `Leave out the percent sign: ${bare}.`;
  }
  if (WITH_COMMA.test(digits)) return `Write ${sign}${withPoint(digits)}: a point stands before the fraction.`;
  if (/^\d+(\.\d+)?e[-+]?\d+$/i.test(digits)) return 'Write the number in full, without an exponent.';
  if (/^\.\d+$/.test(digits)) return `Write ${sign}0${digits}.`;
  if (/^\d+\.$/.test(digits)) return `Write ${sign}${digits.slice(0, -1)}.`;
  const joined = digits.replaceAll(/[, '’]/g, '');
  if (isDecimal(joined)) return `Write ${sign}${joined}, if that is what you mean.`;
  const [only, ...more] = digits.match(/\d+(\.\d+)?/g) ?? [];
  return only && more.length === 0 ? `Write the number alone: ${sign}${only}.` : null;
}

/** A decimal with at most two decimals. */
export function typedMoney(text) {
  const decimal = typedDecimal(text);
  return decimal !== null && /^-?\d+(\.\d{1,2})?$/.test(decimal) ? decimal : null;
}

/** An instant as the value of a `datetime-local` input, `2026-03-02T16:30`, in the zone of the portfolio. */
export const localTime = instant => wall(new Date(instant).getTime()).slice(0, 16);

function wall(instant) {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone() });
  return format.format(instant).replace(' ', 'T');
}

/**
 * The value of a `datetime-local` input as an instant.
 *
 * @returns {?string} null if it is empty, invalid, or in the hour that is skipped when summer time begins
 */
export function typedTime(text) {
  const asUtc = Date.parse(`${text}Z`);
  if (!text || Number.isNaN(asUtc)) return null;
  const offset = instant => Date.parse(`${wall(instant)}Z`) - instant;
  const [earlier, later] = [-1, 1].map(side => asUtc - offset(asUtc + side * 86_400_000));
  const found = [earlier, later].find(instant => localTime(instant) === text.slice(0, 16));
  return found === undefined ? null : new Date(found).toISOString();
}
