// Formats numbers and times. Decimals stay strings, so no digit is lost; a negative number gets a minus sign, not a
// hyphen. The words of the pages are English, so the figures are too: what is shown is what can be typed. Dates are in
// the language of the reader's browser, as the fields are in which they are typed.

import { times } from 'app/decimal.js';
import { zone } from 'app/zone.js';

const FIGURES = 'en-GB';
const DATES = navigator.language; // the reader's: a month in the wrong language is read past, 03/04 is misread
const formats = new Map();
const SHORT = { maximumFractionDigits: 4 };

/** Creating a formatter costs more than using it, so each combination of options has one. */
function formatter(kind, options) {
  const key = kind.name + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new kind(kind === Intl.NumberFormat ? FIGURES : DATES, options));
  return formats.get(key);
}

const minus = text => text.replace('-', '−');
const number = (text, options) => minus(formatter(Intl.NumberFormat, options).format(text));

/** `£1,234.50`. @param {string} text a decimal */
export const money = (text, currency) =>
  number(text, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });

/** Money without the currency sign, for columns that have it in their header. */
export const amount = text => number(text, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `£`, for the header of a column. */
export const symbol = currency =>
  formatter(Intl.NumberFormat, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(part => part.type === 'currency').value;

/** Money with a sign: `+12.00`, `−3.20`. */
export const change = text =>
  number(text, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });

/** Money with its currency and a sign: `+£12.00`. */
export const moneyChange = (text, currency) =>
  number(text, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });

/** Units and prices: all their decimals. */
export const plain = text => number(text, { maximumFractionDigits: 18 });

/** Units and prices, for reading: at least six significant digits, and at most four decimals where these suffice. */
export const brief = text =>
  number(text, /^-?0*\.?0/.test(text) && !/^-?0$/.test(text) ? { maximumSignificantDigits: 6 } : SHORT);

/** A fraction of one as `36.4 %`. */
export const percent = (text, decimals = 1) => `${fixed(times(text, '100'), decimals)} %`;

/** Percentage points, with a sign: `+1.4`. */
export const points = (text, decimals = 1) =>
  number(text, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'exceptZero' });

/** A rate with a sign: `+3.2 %`. @param {string} text a fraction of one */
export const rate = (text, decimals = 1) => `${points(times(text, '100'), decimals)} %`;

export const fixed = (text, decimals) =>
  number(text, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** `Mon 7 Dec 2026`. @param {string} text a date or an instant */
export const date = text => time(text, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** `7 Dec 2026`, where there is little room. */
export const shortDate = text => time(text, { day: 'numeric', month: 'short', year: 'numeric' });

/** `7 December 2026`. */
export const longDate = text => time(text, { day: 'numeric', month: 'long', year: 'numeric' });

/** A sentence of the API, whose dates are written `2026-12-07`, with dates in words. */
export const withDates = text => text.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, day => shortDate(day));

/** For the axis of a chart: `7 Dec`, and `Dec 2026` where a year begins. */
export const dayAndMonth = text => time(text, { day: 'numeric', month: 'short' });
export const monthAndYear = text => time(text, { month: 'short', year: 'numeric' });

/** `7 Dec 2026, 08:00`, in the time zone of the portfolio. */
export const moment = text =>
  time(text, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** A date without a time has no zone, so it is formatted in UTC. */
function time(text, options) {
  const timeZone = text.length === 10 ? 'UTC' : zone();
  return formatter(Intl.DateTimeFormat, { ...options, timeZone }).format(new Date(text));
}

/** How long ago, in whole days: `today`, `1 day ago`, `12 days ago`. @param {string} text an instant */
export function age(text) {
  const days = Math.floor((Date.now() - Date.parse(text)) / 86_400_000);
  return days < 1 ? 'today' : `${count(days, 'day')} ago`;
}

/** `1 order`, `2 orders`. */
export const count = (size, noun, nouns = `${noun}s`) => `${size} ${String(size) === '1' ? noun : nouns}`;

/** `MONTHLY_ALLOCATION` as `monthly allocation`. */
export const words = code => code.toLowerCase().replaceAll('_', ' ');

/** A reason or constraint with a name: `GUARD:Falling` as `guard Falling`. */
export const reasonWords = code => {
  const [kind, ...name] = code.split(':');
  return [words(kind), name.join(':')].filter(Boolean).join(' ');
};

export const sentence = text => text.charAt(0).toUpperCase() + text.slice(1);
