// Turns what was typed into ledger entries, and calculates their effect on cash and units.

import { compare, isNegative, isZero, magnitude, minus, negated, rounded, sum, times } from 'app/decimal.js';
import { figureAdvice, localTime, typedDecimal, typedMoney, typedTime } from 'app/typed.js';
import { kindOf, kindOfEntry } from './entry-kinds.js';

/** An empty draft of a kind, with the current time. */
export const emptyDraft = code => ({ code, time: localTime(Date.now()) });

/** A draft with the values of an entry, to record it again; without the reference, which may exist only once. */
export const draftOf = entry => ({
  code: kindOfEntry(entry).code,
  time: localTime(entry.trade_time),
  listing: entry.listing ?? '',
  units: entry.units ?? '',
  price: entry.price ?? '',
  fees: isZero(entry.fees) ? '' : entry.fees,
  total: magnitude(entry.amount),
  amount: entry.type === 'ADJUSTMENT' ? entry.amount : magnitude(entry.amount),
  cost: entry.cost ?? '',
  note: entry.note,
  ...ofCurrency(entry),
});

/** Figures that were stated in another currency are shown in it again. */
function ofCurrency({ type, in_currency: other }) {
  if (!other) return {};
  const { currency, amount, price, cost, fees, rate } = other;
  if (type === 'EXCHANGE') return { currency, exchanged: magnitude(amount) };
  if (!amount && !cost) return { currency, price, rate, settled: true };
  return {
    currency,
    rate,
    ...(price ? { price } : {}),
    ...(cost ? { cost } : {}),
    ...(amount ? { amount: type === 'ADJUSTMENT' ? amount : magnitude(amount), total: magnitude(amount) } : {}),
    fees: fees ?? '',
  };
}

/** Units × price, plus fees if you pay, minus fees if you receive; null while a value is missing. */
export function calculatedTotal(draft) {
  if (draft.settled) return null;
  const [units, price] = [typedDecimal(draft.units ?? ''), typedDecimal(draft.price ?? '')];
  const fees = typedMoney(draft.fees || '0');
  if (units === null || price === null || fees === null) return null;
  const value = rounded(times(units, price), 2);
  return kindOf(draft.code).sign < 0 ? sum(value, fees) : minus(value, fees);
}

/**
 * @returns {{entry: object, faults: Map<string, string>}} the entry for the API, and the errors by field
 */
export function read(draft) {
  const kind = kindOf(draft.code);
  const faults = new Map();
  const number = (name, parse, wrong, { needed = true, signed = false } = {}) => {
    const text = draft[name] ?? '';
    if (text.trim() === '') {
      if (needed) faults.set(name, 'This field is required.');
      return undefined;
    }
    const value = parse(text);
    if (value === null) faults.set(name, (typedDecimal(text) === null && figureAdvice(text)) || wrong);
    else if (!signed && isNegative(value)) faults.set(name, 'Must not be negative. Choose the kind of entry instead.');
    else return value;
    return undefined;
  };
  const has = name => kind.fields.includes(name);
  const signed = { signed: kind.sign === 0 };
  const MONEY = 'Enter an amount with at most two decimals, for example 1,234.50.';
  const NUMBER = 'Enter a number, for example 12 or 36.905.';

  const entry = { type: kind.type };
  if (has('listing') || (has('optionalListing') && draft.listing)) {
    if (!draft.listing) faults.set('listing', 'This field is required.');
    entry.listing = draft.listing?.toUpperCase();
    if (entry.listing && !/^[A-Z0-9]{4}:.+$/.test(entry.listing))
      faults.set('listing', 'Choose a listing from the suggestions.');
  }
  if (has('units')) entry.units = number('units', typedDecimal, NUMBER, signed);
  if (has('price')) entry.price = number('price', typedDecimal, NUMBER);
  if (has('fees')) entry.fees = number('fees', typedMoney, MONEY, { needed: false });
  if (has('cost')) entry.cost = number('cost', typedMoney, MONEY, signed);
  const money = has('amount')
    ? number('amount', typedMoney, MONEY, signed)
    : has('total')
      ? number('total', typedMoney, MONEY, { needed: false })
      : undefined;
  if (money !== undefined) entry.amount = kind.sign < 0 ? negated(money) : money;
  readCurrency(draft, entry, number, faults);
  for (const name of ['units', 'price', 'amount']) {
    if (kind.sign !== 0 && entry[name] && isZero(entry[name])) faults.set(name, 'Must be above 0.');
  }
  const time = typedTime(draft.time ?? '');
  if (time === null) faults.set('time', 'Enter a date and a time.');
  else entry.trade_time = time;
  if (draft.reference?.trim()) entry.reference = draft.reference.trim();
  if (draft.note?.trim()) entry.note = draft.note.trim();
  return { entry, faults };
}

/** Which other currency the figures are in, and at which rate. */
function readCurrency(draft, entry, number, faults) {
  const code = draft.currency?.trim().toUpperCase();
  const exchange = entry.type === 'EXCHANGE';
  if (code && !/^[A-Z]{3}$/.test(code)) faults.set('currency', 'Enter three letters, for example USD.');
  if (exchange) {
    if (!code) faults.set('currency', 'This field is required.');
    const exchanged = number('exchanged', typedMoney, 'Enter an amount with at most two decimals.');
    if (exchanged !== undefined) entry.exchanged = isNegative(entry.amount ?? '0') ? exchanged : negated(exchanged);
  } else if (code) {
    const rate = number('rate', typedDecimal, 'Enter a number, for example 0.79.', { needed: false });
    if (rate !== undefined) entry.rate = rate;
  }
  if (code) entry[draft.settled && entry.price && !exchange ? 'price_currency' : 'currency'] = code;
}

/** The form's field for a field of the API's entry. */
export const fieldOf = (name, draft) =>
  name === 'trade_time' ? 'time' : name === 'amount' && kindOf(draft.code).fields.includes('total') ? 'total' : name;

const INWARD = ['BUY', 'TRANSFER_IN', 'ADJUSTMENT'];

/** The effect of a valid entry on cash and on the units of its listing. */
export function effectOf(entry, total) {
  const signed = entry.type === 'BUY' ? total && negated(total) : total;
  const inBase = !entry.currency || entry.type === 'EXCHANGE';
  const cash = inBase ? (entry.amount ?? signed ?? '0') : '0';
  const units = entry.units ? (INWARD.includes(entry.type) ? entry.units : negated(entry.units)) : '0';
  return { cash, listing: entry.listing, units };
}

/**
 * Cash and units before and after.
 *
 * @param {{cash: string, listing: ?string, units: string}[]} effects
 * @param {string} cash
 * @param {Map<string, string>} held units by listing
 */
export function outcome(effects, cash, held) {
  const moved = new Map();
  for (const { listing, units } of effects) {
    if (listing && !isZero(units)) moved.set(listing, sum(moved.get(listing) ?? '0', units));
  }
  const cashChange = sum('0', ...effects.map(effect => effect.cash));
  return {
    cash: { before: cash, change: cashChange, after: sum(cash, cashChange) },
    units: [...moved].map(([listing, change]) => {
      const before = held.get(listing) ?? '0';
      const after = sum(before, change);
      return { listing, before, change, after, short: compare(after, '0') < 0 };
    }),
  };
}
