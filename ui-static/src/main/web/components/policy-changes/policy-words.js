// Clauses and values in words: `/drift_bands/major/absolute_pp = 2.0` is “Band major, 2.0 points”.

import { isDecimal, times } from 'app/decimal.js';
import { fixed, money, plain, sentence, words } from 'app/format.js';
import { pathOf } from 'components/policy-text/json-places.js';
import { schemaOf } from './policy-schema.js';

/** Short names of common clauses. */
const NAMES = [
  [/^\/sleeves\/([^/]+)\/target_weight$/, name => `Target of ${name}`],
  [/^\/sleeves\/([^/]+)\/drift_band$/, name => `Band of ${name}`],
  [/^\/sleeves\/([^/]+)$/, name => `Sleeve ${name}`],
  [/^\/drift_bands\/([^/]+)(?:\/absolute_pp)?$/, name => `Band ${name}`],
  [/^\/drift_bands\/([^/]+)\/relative_pct$/, name => `Relative band ${name}`],
  [/^\/instruments\/([^/]+)(\/.*)?$/, (name, part) => `Instrument ${name}${partWords(part)}`],
  [/^\/cadence\/monthly\/default_orders\/([^/]+)(?:\/amount)?$/, name => `Default order of ${name}`],
  [/^\/guards\/([^/]+)(\/.*)?$/, (name, part) => `Guard ${name}${partWords(part)}`],
  [/^\/cash_park\/waves\/([^/]+)$/, name => `Wave ${name}`],
  [/^\/cash_park\/sunset\/([^/]+)$/, name => `Sunset ${name}`],
];

/** `, costs, buy pct` of `/costs/buy_pct`. */
const partWords = (part = '') =>
  pathOf(part)
    .map(segment => `, ${words(segment)}`)
    .join('');

/** The name of a clause. @param {string} clause a pointer with the identities of list elements, not their indexes */
export function clauseWords(clause) {
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(clause);
    if (match) return name(match[1], match[2]);
  }
  return (
    sentence(
      pathOf(clause)
        .map(segment => words(segment))
        .join(', '),
    ) || 'The whole policy'
  );
}

/** The value of a clause in words. @param {string} json */
export function valueWords(schema, clause, json, currency) {
  if (isDecimal(json)) return numberWords(schemaOf(schema, clause)?.refers, clause, json, currency);
  if (json.startsWith('"')) return JSON.parse(json);
  if (/^\/guards\/[^/]+\/when$/.test(clause)) return JSON.parse(json).map(conditionWords).join(' and ');
  return { true: 'yes', false: 'no', null: 'nothing' }[json] ?? json;
}

/** `price move pct below -5`. */
const conditionWords = ({ fact, is, value }) => `${words(fact)} ${words(is)} ${value}`;

function numberWords(kind, clause, text, currency) {
  if (kind === 'amount' || clause.endsWith('/withdrawal/amount')) return money(text, currency);
  if (kind === 'fraction' || clause.endsWith('/drawdown_at_least')) return `${plain(times(text, '100'))} %`;
  if (clause.endsWith('_pp')) return `${/\.\d{2,}$/.test(text) ? plain(text) : fixed(text, 1)} points`;
  return clause.endsWith('_pct') ? `${plain(text)} %` : plain(text);
}

/** A change in one line: `Band major: 2.0 → 3.0 points`. */
export function changeWords(schema, { kind, clause, before, after }, currency) {
  const name = clauseWords(clause);
  if (kind === 'ADDED') return `${name} is new: ${valueWords(schema, clause, after.value, currency)}`;
  if (kind === 'REMOVED') return `${name} is removed: it was ${valueWords(schema, clause, before.value, currency)}`;
  if (kind === 'MOVED') return `${name} moves ${moveWords(before, after)}`;
  const [old, now] = [before, after].map(({ value }) => valueWords(schema, clause, value, currency));
  return `${name}: ${arrow(old, now)}`;
}

/** An element can pass its neighbours and have the same place as before, where others have come or gone. */
const moveWords = (before, after) =>
  before.value === after.value
    ? `among its neighbours, from line ${before.line} to line ${after.line}`
    : `from place ${before.value} to place ${after.value}`;

/** A unit that both sides share is written once. */
function arrow(before, after) {
  const unit = / (points|%)$/.exec(after)?.[0];
  return `${unit && before.endsWith(unit) ? before.slice(0, -unit.length) : before} → ${after}`;
}
