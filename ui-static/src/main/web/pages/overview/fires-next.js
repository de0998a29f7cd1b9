// The triggers of a forecast: which of them are told first, and how.

import { compare } from 'app/decimal.js';
import { brief, date, sentence, words } from 'app/format.js';
import { distance, rounded } from 'components/rule-trace/figures.js';

/** The kinds in groups of which only the nearest trigger is told first. */
const GROUPS = {
  CADENCE: 'Cadence',
  UNDERWEIGHT: 'Drift band',
  OVERWEIGHT: 'Drift band',
  WAVE: 'Wave',
  SUNSET: 'Sunset',
  WITHDRAWAL: 'Withdrawal',
  MAX_DRAWDOWN: 'Tolerated drawdown',
  GUARD: 'Guard',
  CHECK: 'Price check',
};

export const groupOf = ({ kind }) => GROUPS[kind];

/** The nearest trigger of each group that still waits, and the withdrawal in any state. */
export function nearest(triggers) {
  const found = new Map(Object.values(GROUPS).map(group => [group, null]));
  for (const trigger of triggers) {
    const group = groupOf(trigger);
    const told = trigger.kind === 'WITHDRAWAL' || trigger.status === 'WAITS';
    if (told && isNearer(trigger, found.get(group))) found.set(group, trigger);
  }
  return [...found.values()].filter(Boolean);
}

/** Distances are compared in one unit only: that of the first one found. */
function isNearer({ distance: its }, other) {
  if (!other) return true;
  if (!its || its.unit !== other.distance?.unit) return false;
  return compare(its.amount, other.distance.amount) < 0;
}

const STATUS = { FIRES: 'fires now', WAITS: 'waits', DONE: 'done', NEVER: 'at no value' };

export const statusOf = ({ status }) => STATUS[status];

/** `Underweight energy`, `Check XLON:VWRP`. */
export const nameOf = ({ kind, subject }) =>
  kind === 'CADENCE' || kind === 'WITHDRAWAL' || kind === 'MAX_DRAWDOWN'
    ? sentence(words(subject))
    : `${sentence(words(kind))} ${subject}`;

/** `3,980.12 GBX`, `Mon 1 Feb 2027`. */
export function turnOf({ at, on }) {
  if (on) return date(on);
  if (!at) return '';
  return at.unit === 'index' ? brief(at.amount) : rounded(at.amount, at.unit);
}

export const awayOf = ({ distance: its }) => (its ? distance(its.amount, its.unit) : '');
