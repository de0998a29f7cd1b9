// Figures by the units that the API sends: `GBP` for money, `GBX/unit` for a price, else a word such as `points`.

import { magnitude, times } from 'app/decimal.js';
import { date, fixed, moment, money, plain, points, words } from 'app/format.js';

const isCurrency = unit => /^[A-Z]{3}$/.test(unit);
const isPrice = unit => unit.endsWith('/unit');

/** Units that are a number alone. */
const BARE = new Set(['count', 'index', 'month', 'rate', 'ratio']);

/** A figure as exactly as the trace has it. */
export function exact(text, unit) {
  if (unit === 'share') return `${plain(times(text, '100'))} %`;
  if (unit === 'percent') return `${plain(text)} %`;
  if (unit === 'points') return `${plain(text)} pp`;
  if (isPrice(unit)) return `${plain(text)} ${unit.replace('/unit', '')}`;
  if (BARE.has(unit)) return plain(text);
  return `${plain(text)} ${text === '1' ? unit.replace(/s$/, '') : unit}`;
}

/** The same for a table or a sentence: as many decimals as a reader wants at a glance. */
export function rounded(text, unit) {
  if (isCurrency(unit)) return money(text, unit);
  if (unit === 'points') return points(text, /\.0*[1-9]/.test(text) ? 2 : 1);
  if (unit === 'share') return `${shortened(times(text, '100'))} %`;
  if (unit === 'percent') return `${shortened(text)} %`;
  return exact(text, unit);
}

const shortened = text => (/\.\d{3}/.test(text) ? fixed(text, 2) : plain(text));

/** How far something is from turning: a size, without a sign. */
export const distance = (text, unit) =>
  unit === 'points' ? `${shortened(magnitude(text))} points` : rounded(magnitude(text), unit);

/** A value of a fact for a reader. @param {string} [unit] of a figure, and of the figures in a list */
export function shown(value, unit) {
  if (value === null) return 'none';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.length ? value.map(item => shown(item, unit)).join(', ') : 'none';
  return unit ? exact(value, unit) : timed(value);
}

function timed(text) {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return date(text);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return moment(text);
  return text;
}

/** One of the figures of a verdict, as `actual` or `threshold`; empty where it rests on none. */
export function figureOf({ values, units }, name) {
  const value = values[name];
  if (value === null || value === undefined) return '';
  return units[name] ? rounded(value, units[name]) : shown(value);
}

/** How far a verdict is from turning; empty where there is no such distance. */
export const marginOf = ({ values, units }) => (units.margin ? distance(values.margin, units.margin) : '');

export const label = name => words(name).replace(/ pp$/, '').replace(/ pct$/, '');
