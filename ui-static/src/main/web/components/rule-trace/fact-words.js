// A fact in a line, for those who read a trace from its conclusion back.

import { count, date, fixed, moment, money, percent, plain, points, sentence, words } from 'app/format.js';
import { distance, rounded, unitOf } from './figures.js';
import { isVerdict } from './trace-index.js';

/** What a fact is called: `Sleeve weight`. */
export const kindOf = fact => {
  const spaced = fact.type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

/** What a fact is about: a sleeve, a listing, a wave; empty where it is about the portfolio. */
export function subjectOf({ values }) {
  return (
    values.subject ?? values.listing ?? values.sleeve ?? values.wave ?? values.mic ?? values.of ?? values.date ?? ''
  );
}

const list = items => (items.length ? items.join(', ') : 'none');
const order = v => `${v.side === 'SELL' ? 'Sell' : 'Buy'} ${v.listing ?? v.sleeve}`;

const TELL = {
  Run: v => `${sentence(words(v.task))} as of ${moment(v.as_of)}${v.frozen ? ', frozen' : ''}`,
  Cash: (v, c) => `Cash ${money(v.cash, c)}`,
  DrawdownIndex: v => `Index ${shortNumber(v.index)}, peak ${shortNumber(v.peak_index)}`,
  CashParkHistory: v => `Waves deployed: ${list(v.waves_deployed)}; sunsets applied: ${list(v.sunsets_applied)}`,
  Venue: v => `${v.mic} is ${v.open ? 'open' : 'closed'}`,
  Constituent: v => `${v.listing} belongs to ${v.sleeve}`,
  Holding: v => `${count(plain(v.units), 'unit')} of ${v.listing}`,
  Price: v => `${v.listing} ${plain(v.price)} ${v.quote_unit}, ${words(v.kind)} of ${date(v.as_of)}`,
  FxRate: v => `1 ${v.base} = ${plain(v.rate)} ${v.quote}`,
  CloseCoverage: v => `${v.listing} ${v.missing ? 'has no close' : 'has a close'}`,
  PriceReading: v =>
    v.move_pct === null
      ? `${v.listing} ${words(v.kind)}, nothing to compare with`
      : `${v.listing} ${words(v.kind)} moved by ${points(v.move_pct, 2)} %`,
  PriceBase: (v, c) => `${v.listing} at ${plain(v.price_base)} ${c}`,
  HoldingPrice: (v, c) =>
    v.price_base === null
      ? `${count(plain(v.units), 'unit')} of ${v.listing} without a price`
      : `${count(plain(v.units), 'unit')} of ${v.listing} at ${plain(v.price_base)} ${c}`,
  Position: (v, c) => `${count(plain(v.units), 'unit')} of ${v.listing}, ${money(v.value, c)}`,
  SleeveWeight: v =>
    `${v.sleeve} weighs ${percent(v.weight)}, target ${percent(v.target)}: ${points(v.drift_pp, 2)} points`,
  DrawdownReading: v => `Drawdown ${percent(v.drawdown, 2)}`,
  WaveReading: v => `Wave ${v.wave}: drawdown ${percent(v.drawdown, 2)}${v.deployed ? ', deployed before' : ''}`,
  SunsetReading: v => `Sunset ${date(v.date)}${v.applied ? ', applied before' : ''}`,
  CadenceReading: v => `${sentence(words(v.task))} in month ${v.month}`,
  EligibilityReading: v => `${v.listing}, ${v.isin}`,
  CadenceSleeve: v => `${v.sleeve} is ${words(v.status)}`,
  Budget: (v, c) => `Budget ${money(v.amount, c)}, ${words(v.of)}`,
  Gap: (v, c) => `${v.sleeve} lacks ${money(v.gap, c)} to its target`,
  OrderDraft: (v, c) => `${order(v)} for ${money(v.amount, c)}: ${words(v.reason)}`,
  DefaultOrderReading: (v, c) => `Default order ${v.listing}, ${money(v.amount, c)}`,
  Line: (v, c) => `${order(v)}: ${count(plain(v.estimated_units), 'unit')}, about ${money(v.estimated_amount, c)}`,
  SuppressedOrder: (v, c) => `${order(v)} for ${money(v.amount, c)}: ${words(v.reason)}`,
  CadenceSummary: (v, c) => `${count(v.orders, 'order')}, ${money(v.spent, c)} of ${money(v.budget, c)} spent`,
  OutcomeReading: v => `${count(v.lines, 'order')}, ${plain(v.suppressed)} suppressed`,
};

const shortNumber = text => (/\.\d{5}/.test(text) ? fixed(text, 4) : plain(text));

/** A fact in words, as of a row. @param {string} currency of the portfolio */
export function inWords(fact, currency) {
  if (isVerdict(fact)) return verdictInWords(fact, currency);
  try {
    const told = TELL[fact.type]?.(fact.values, currency);
    if (told) return told;
  } catch {
    // A kind of fact that has another shape by now is named rather than told.
  }
  return `${kindOf(fact)} ${subjectOf(fact)}`.trim();
}

/** The tests of an order, by what it is called that fails them. */
const TESTS = {
  NO_TRADABLE_LISTING: 'can be traded',
  FORBIDDEN_INSTRUMENT: 'keeps the constraints',
  MAX_ORDERS: 'number of orders',
  NO_PRICE: 'has a price',
  ZERO_UNITS: 'whole units',
  BELOW_MIN_TRADE: 'minimum trade',
  COST_TOO_HIGH: 'cost',
};

/** What a verdict is about, where its subject says it in codes. */
const ABOUT = {
  CheckVerdict: v => `${v.check} of ${v.subject}`,
  OrderVerdict: v => {
    const [side, of, test] = v.subject.split(' ');
    return `${side === 'SELL' ? 'Sell' : 'Buy'} ${of}, test “${TESTS[test] ?? words(test)}”`;
  },
  ClaimVerdict: v => {
    const [sleeve, claim] = v.subject.split(' ');
    return `${sleeve} as ${words(claim)}`;
  },
  WaveVerdict: v => `Wave ${v.subject}`,
  SunsetVerdict: v => `Sunset ${date(v.subject)}`,
  GateVerdict: v => `Gate, ${/^[A-Z_]+$/.test(v.subject) ? words(v.subject) : v.subject}`,
  OutcomeVerdict: v => sentence(v.subject),
};

function verdictInWords(fact, currency) {
  const { values } = fact;
  const about =
    ABOUT[fact.type]?.(values) ?? (/^[A-Z_]+$/.test(values.subject) ? sentence(words(values.subject)) : values.subject);
  const figures = figuresInWords(fact, currency);
  return `${about}: ${words(values.verdict)}${figures ? `, ${figures}` : ''}`;
}

/** `−8.56 against −2.0`; empty where a verdict rests on no figures. */
export function figuresInWords(fact, currency) {
  const { actual, threshold } = fact.values;
  if (actual === null || actual === undefined) return '';
  const unit = unitOf(fact, 'actual');
  const found = Array.isArray(actual) ? actual.join(', ') : rounded(String(actual), unit, currency);
  if (threshold === null || threshold === undefined || threshold === actual) return found;
  const limit = Array.isArray(threshold) ? threshold.join(', ') : rounded(String(threshold), unit, currency);
  return `${found} against ${limit}`;
}

/** How far a verdict is from turning, in words; null where there is no such distance. */
export function marginInWords(fact, currency) {
  const { margin } = fact.values;
  return margin === null || margin === undefined ? null : distance(String(margin), unitOf(fact, 'margin'), currency);
}
