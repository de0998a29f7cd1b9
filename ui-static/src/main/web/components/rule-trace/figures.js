// What the figures of a fact are figures of: the trace has numbers, their units follow from the fact.

import { isDecimal, magnitude, times } from 'app/decimal.js';
import { date, fixed, moment, money, plain, points, words } from 'app/format.js';
import { isVerdict } from './trace-index.js';

const MONEY = new Set(
  (
    'value invested amount estimated_amount cash contribution contribution_deployed_this_month reserve spent budget ' +
    'gap basis per_order least price_base norm previous_norm fee'
  ).split(' '),
);
const SHARE = new Set('weight target drawdown'.split(' '));
const POINTS = new Set('drift_pp band_pp'.split(' '));
const PERCENT = new Set('move_pct'.split(' '));

const OF_CHECK = {
  stale_close: 'sessions',
  stuck_price: 'sessions',
  stale_intraday: 'minutes',
  fx_stale: 'days',
  price_jump: 'percent',
  value_jump: 'percent',
  fx_suspect: 'plain',
};
const OF_TEST = {
  MIN_TRADE: 'money',
  BELOW_MIN_TRADE: 'money',
  CASH: 'money',
  MAX_DRAWDOWN: 'share',
  COST_TOO_HIGH: 'percent',
};
const OF_TYPE = {
  DriftVerdict: 'points',
  ClaimVerdict: 'points',
  DefaultOrderVerdict: 'points',
  WaveVerdict: 'share',
  SunsetVerdict: 'days',
};

/** What actual, threshold and margin of a verdict are measured in. */
function unitOfVerdict({ type, values }) {
  if (type === 'CheckVerdict') return OF_CHECK[values.check] ?? 'plain';
  return OF_TYPE[type] ?? OF_TEST[values.subject?.split(' ').at(-1)] ?? 'plain';
}

/** What a value of a fact is measured in: money, share, points, percent, days, sessions, minutes or plain. */
export function unitOf(fact, name) {
  if (isVerdict(fact) && ['actual', 'threshold', 'margin', 'observed', 'limit'].includes(name))
    return unitOfVerdict(fact);
  if (name === 'price_base' || name === 'norm' || name === 'previous_norm') return 'price';
  if (MONEY.has(name)) return 'money';
  if (SHARE.has(name)) return 'share';
  if (POINTS.has(name)) return 'points';
  return PERCENT.has(name) ? 'percent' : 'plain';
}

/** A figure as exactly as the trace has it, with its unit. */
export function exact(text, unit, currency) {
  if (!isDecimal(text)) return text;
  switch (unit) {
    case 'money':
    case 'price':
      return `${plain(text)} ${currency}`;
    case 'share':
      return `${plain(times(text, '100'))} %`;
    case 'percent':
      return `${plain(text)} %`;
    case 'points':
      return `${plain(text)} pp`;
    case 'plain':
      return plain(text);
    default:
      return `${plain(text)} ${unit}`;
  }
}

/** The same for a sentence: as many decimals as a reader wants at a glance. */
export function rounded(text, unit, currency) {
  if (!isDecimal(text)) return timed(text);
  switch (unit) {
    case 'money':
      return money(text, currency);
    case 'points':
      return points(text, decimalsOf(text));
    case 'share':
      return `${shortened(times(text, '100'))} %`;
    case 'percent':
      return `${shortened(text)} %`;
    case 'price':
      return `${plain(text)} ${currency}`;
    default:
      return exact(text, unit, currency);
  }
}

const decimalsOf = text => (text.includes('.') && !/\.0*$/.test(text) ? 2 : 1);
const shortened = text => (/\.\d{3}/.test(text) ? fixed(text, 2) : plain(text));

/** How far a verdict is from turning: a size, without a sign. */
export const distance = (text, unit, currency) =>
  unit === 'points' ? `${shortened(magnitude(text))} points` : rounded(magnitude(text), unit, currency);

/** A value of any kind for a reader. */
export function shown(value, unit, currency) {
  if (value === null) return 'none';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.length ? value.map(item => shown(item, unit, currency)).join(', ') : 'none';
  if (isDecimal(value)) return exact(value, unit, currency);
  return timed(value);
}

function timed(text) {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return date(text);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return moment(text);
  return text;
}

export const label = name => words(name).replace(/ pp$/, '').replace(/ pct$/, '');
