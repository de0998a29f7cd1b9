// How a period and its figures are called. Kinds and reasons are those of the API.

import { compare, minus, sum } from 'app/decimal.js';
import { date } from 'app/format.js';

const NAMES = {
  ALL: () => 'Whole time',
  YEAR: ({ from }) => from.slice(0, 4),
  YEAR_TO_DATE: () => 'Year to date',
  LAST_12_MONTHS: () => 'Last 12 months',
  SINCE: ({ from }) => `Since ${date(from)}`,
};

const REASONS = {
  NO_FLOW: 'there was no value and no payment',
  NO_SIGN_CHANGE: 'all payments go the same way',
  OUT_OF_RANGE: 'it is beyond what is searched',
  NOT_UNIQUE: 'several rates would fit the payments',
};

export const nameOf = period => NAMES[period.kind]?.(period) ?? period.kind;

/** The key of a period in the address. */
export const keyOf = ({ kind, from }) => (kind === 'YEAR' ? from.slice(0, 4) : kind.toLowerCase());

/** Whether it has more than 365 days: only then a growth is annualised, and the money-weighted rate is a year's. */
export const isLong = ({ annualised }) => annualised !== null;

/** What the money-weighted rate is a rate of. */
export const rateOf = period => (isLong(period) ? 'a year' : 'of the period');

/** Why there is no money-weighted rate. */
export const reasonOf = ({ money_weighted_reason: reason }) => REASONS[reason] ?? 'it cannot be calculated';

/** The periods in the order of the page: all, then those up to today, then the years, the newest first. */
export function inOrder(periods) {
  const places = ['ALL', 'SINCE', 'YEAR_TO_DATE', 'LAST_12_MONTHS', 'YEAR'];
  const place = ({ kind }) => places.indexOf(kind);
  return [...periods].sort((a, b) => place(a) - place(b) || b.from.localeCompare(a.from));
}

/** The period of the benchmark that belongs to a period, if there is one. */
export const benchmarkOf = (benchmark, { kind, from }) =>
  benchmark?.periods.find(each => each.kind === kind && each.from === from)?.rate ?? null;

/** What was paid in: name, sum with its sign, and kind of entry; those of 0 left out. Together they are `net_flows`. */
export function paymentsOf(period) {
  return [
    ['Contributions', period.paid_in, 'CONTRIBUTION'],
    ['Tax relief', period.tax_relief, 'TAX_RELIEF'],
    ['Transfers in', period.transferred_in, 'TRANSFER_IN'],
    ['Corrections', period.adjusted, 'ADJUSTMENT'],
    ['Withdrawals', minus('0', period.withdrawn), 'WITHDRAWAL'],
    ['Transfers out', minus('0', period.transferred_out), 'TRANSFER_OUT'],
  ].filter(([, value]) => compare(value, '0') !== 0);
}

/**
 * The rows below those of listings or sleeves: cash, and the sum of all, whose gain is that of the period.
 *
 * @param {object[]} rows of listings or sleeves
 * @param {{value: string, income: string, fees: string, gain: string}} cash
 */
export function footOf(rows, cash) {
  const total = Object.fromEntries(
    ['value', 'cost', 'unrealised', 'realised', 'income', 'fees', 'gain'].map(name => [
      name,
      sum('0', ...[...rows, cash].map(row => row[name] ?? '0')),
    ]),
  );
  return [
    { ...cash, name: 'Cash' },
    { ...total, name: 'Total' },
  ];
}
