// Turns typed fills into what the API takes. Decimals stay strings.

import { compare, isNegative, isZero, minus, over, rounded, sum, times } from 'app/decimal.js';
import { figureAdvice, localTime, typedDecimal, typedTime } from 'app/typed.js';

/** The number of decimals that the ledger keeps. */
const DECIMALS = { units: 10, price: 12, fees: 2, rate: 10 };

const NOTE_MAX = 200;

let nextId = 0;

/** A new row for an order, with the open units and the current time. */
export const newRow = (order, units = order.left) => ({
  id: `fill-${nextId++}`,
  ...{ order, units: isZero(units) ? '' : units, price: '', fees: order.fee ?? '', rate: '', note: '' },
  unit: order.price.quote?.unit ?? null,
  at: localTime(Date.now()),
});

/** Whether a row is in another currency, so that the broker's exchange rate is needed. */
export const isForeign = row => row.unit !== null && Boolean(row.order.price.quote?.currency);

/** The error of a field; empty if there is none. */
export function fault(row, field) {
  if (row[field].trim() === '') return ''; // the browser itself asks for what is required
  if (field === 'note') return row.note.trim().length > NOTE_MAX ? `At most ${NOTE_MAX} characters.` : '';
  const decimal = typedDecimal(row[field]);
  const advice = decimal === null && figureAdvice(row[field]);
  if (advice) return advice;
  if (decimal === null || isNegative(decimal)) return 'Enter a number, for example 1,234.50.';
  if ((decimal.split('.')[1] ?? '').length > DECIMALS[field]) return `At most ${DECIMALS[field]} decimals.`;
  return field !== 'fees' && isZero(decimal) ? 'Must be above 0.' : '';
}

/** A row as a fill in the base currency; null while a value is missing or wrong. */
export function fillOf(row) {
  const [units, price, fees] = ['units', 'price', 'fees'].map(field =>
    fault(row, field) ? null : typedDecimal(row[field]),
  );
  const time = typedTime(row.at);
  if ([units, price, fees, time].includes(null) || fault(row, 'note')) return null;
  const rate = isForeign(row) ? (fault(row, 'rate') ? null : typedDecimal(row.rate)) : '1';
  if (rate === null) return null;
  return {
    order: row.order,
    units,
    price: row.unit === null ? price : inBase(times(price, row.order.price.quote.factor), rate),
    fees,
    trade_time: time,
    contract_note: row.note.trim() || null,
    ...(isForeign(row) ? { traded: traded(row.order.price.quote, price, rate) } : {}),
  };
}

/** The price in the other currency, and what one of it cost. */
const traded = ({ currency, factor }, price, rate) => ({
  currency,
  price: times(price, factor),
  rate: rounded(over('1', rate), DECIMALS.price),
});

/** A price at the broker's rate, which is in units of the other currency for one of the base currency. */
const inBase = (price, rate) => (rate === '1' ? price : rounded(over(price, rate), DECIMALS.price));

/** The change of cash that the ledger will record: units × price, rounded to the penny, and the fees. */
export function cashEffect({ order, units, price, fees }) {
  const consideration = rounded(times(units, price), 2);
  return order.side === 'BUY' ? minus('0', sum(consideration, fees)) : minus(consideration, fees);
}

/**
 * Spreads the fills of broker orders over the lines of the recommendation: units fill the lines in their order, any
 * rest goes to the last line, and fees follow the units. The ledger takes each contract note once, so if several
 * entries share one, those after the first get a number: `N1`, `N1/2`.
 *
 * @param {object[]} fills from `fillOf`
 */
export function spread(fills) {
  const room = new Map();
  const uses = new Map();
  return fills
    .flatMap(fill => parts(fill, room))
    .map(part => ({ ...part, contract_note: numbered(part.contract_note, uses) }));
}

function parts(fill, room) {
  const { lines } = fill.order;
  let rest = fill.units;
  const taken = [];
  lines.forEach((line, place) => {
    const open = room.get(line.line) ?? positive(minus(line.estimated_units, line.filled_units));
    const units = place === lines.length - 1 ? rest : least(rest, open);
    room.set(line.line, positive(minus(open, units)));
    rest = minus(rest, units);
    if (!isZero(units)) taken.push({ line: line.line, units });
  });
  let fees = fill.fees;
  return taken.map(({ line, units }, place) => {
    const share = place === taken.length - 1 ? fees : rounded(over(times(fill.fees, units), fill.units), 2);
    fees = minus(fees, share);
    return { ...fill, line, units, fees: share };
  });
}

const least = (a, b) => (compare(a, b) < 0 ? a : b);
const positive = text => (isNegative(text) ? '0' : text);

function numbered(note, uses) {
  if (note === null) return null;
  uses.set(note, (uses.get(note) ?? 0) + 1);
  return uses.get(note) === 1 ? note : `${note}/${uses.get(note)}`;
}

/** The request body of `mark-executed`; `confirm` says that the user has seen what is unusual. */
export const execution = (spreadFills, complete, confirm) => ({
  fills: spreadFills.map(({ line, units, price, fees, trade_time, contract_note, traded: other }) => ({
    line,
    units,
    price,
    fees,
    trade_time,
    contract_note,
    ...(other ? { traded: other } : {}),
  })),
  complete,
  confirm,
});
