import { compare, isDecimal, magnitude, rounded } from 'app/decimal.js';
import { moment, plain } from 'app/format.js';

/** As exact as a sentence needs it: two decimals, four of what is less than one. */
const figure = text => (isDecimal(text) ? plain(rounded(text, compare(magnitude(text), '1') < 0 ? 4 : 2)) : text);

const instant = text => (/^\d{4}-\d\d-\d\dT/.test(text) ? moment(text) : text);
const sessions = text => `${figure(text)} ${text === '1' ? 'session' : 'sessions'}`;

/** What each check found, from what it saw and what it holds against that. */
const SAYS = {
  stale_close: (seen, limit) => `The close is ${sessions(seen)} old; your policy takes ${sessions(limit)}.`,
  stale_intraday: (seen, limit) => `The price is ${figure(seen)} minutes old; your policy takes ${figure(limit)}.`,
  future_price: (seen, limit) => `It is dated ${instant(seen)}, later than ${instant(limit)}, when it was looked at.`,
  non_positive_price: seen => `It is ${figure(seen)}: no price is 0 or less.`,
  quote_scale: (seen, limit) =>
    `It is ${figure(seen)} times the price before it, about a factor of ${figure(limit)} up or down, ` +
    'as when pence are taken for pounds.',
  price_jump: (seen, limit) =>
    `It moved by ${figure(seen)} % from the session before; your policy looks from ${figure(limit)} % on.`,
  value_jump: (seen, limit) =>
    `What you hold of it moved by ${figure(seen)} % in value without a trade; your policy stops at ${figure(limit)} %.`,
  currency_mismatch: (seen, limit) => `It came in ${seen}; the listing is quoted in ${limit}.`,
  quote_unit_mismatch: (seen, limit) => `It came in ${seen}; the listing is quoted in ${limit}.`,
  fx_missing: (seen, limit) => `There is no exchange rate from ${seen} to ${limit}.`,
  fx_stale: (seen, limit) =>
    `The exchange rate for it is ${figure(seen)} hours old; your policy takes ${figure(limit)}.`,
  fx_suspect: (seen, limit) =>
    `It moved by a factor of ${figure(seen)}, as an exchange rate of ${figure(limit)} would make it: was it converted?`,
  stuck_price: (seen, limit) => `It has not changed for ${sessions(seen)}; your policy takes ${sessions(limit)}.`,
};

/** A finding as a sentence. */
export function findingSentence({ check, observed, limit }) {
  const say = SAYS[check];
  if (say) return say(observed, limit);
  const saw = observed ? `: it saw ${figure(observed)}` : '';
  return `The check ${check} did not pass${saw}${limit ? `, against ${figure(limit)}` : ''}.`;
}

/** What people said of an observation. */
export const VERDICTS = {
  ACCEPT: 'accepted as right',
  REJECT: 'rejected: counts for nothing',
  CORRECT: 'corrected by hand',
  TERMS: 'right, in another unit',
};
