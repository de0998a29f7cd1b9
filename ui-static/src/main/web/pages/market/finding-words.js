import { compare, isDecimal, magnitude, rounded } from 'app/decimal.js';
import { moment, plain } from 'app/format.js';

/** Rounded for a sentence: to two decimals, or to four below 1. */
const figure = text => (isDecimal(text) ? plain(rounded(text, compare(magnitude(text), '1') < 0 ? 4 : 2)) : text);

const instant = text => (/^\d{4}-\d\d-\d\dT/.test(text) ? moment(text) : text);
const sessions = text => `${figure(text)} ${text === '1' ? 'session' : 'sessions'}`;

/** The finding of each check, from the observed value and the limit. */
const SAYS = {
  stale_close: (seen, limit) => `The close is ${sessions(seen)} old; your policy allows ${sessions(limit)}.`,
  stale_intraday: (seen, limit) => `The price is ${figure(seen)} minutes old; your policy allows ${figure(limit)}.`,
  future_price: (seen, limit) => `It is dated ${instant(seen)}, after the time of the check, ${instant(limit)}.`,
  non_positive_price: seen => `It is ${figure(seen)}, but a price must be above 0.`,
  quote_scale: (seen, limit) =>
    `It is ${figure(seen)} times the price before it, about a factor of ${figure(limit)} up or down, ` +
    'as if pence were mistaken for pounds.',
  price_jump: (seen, limit) =>
    `It moved by ${figure(seen)} % since the session before; your policy allows ${figure(limit)} %.`,
  value_jump: (seen, limit) =>
    `Your holding changed by ${figure(seen)} % in value without a trade; your policy allows ${figure(limit)} %.`,
  currency_mismatch: (seen, limit) => `It is in ${seen}, but the listing is quoted in ${limit}.`,
  quote_unit_mismatch: (seen, limit) => `It is in ${seen}, but the listing is quoted in ${limit}.`,
  fx_missing: (seen, limit) => `There is no exchange rate from ${seen} to ${limit}.`,
  fx_stale: (seen, limit) => `Its exchange rate is ${figure(seen)} hours old; your policy allows ${figure(limit)}.`,
  fx_suspect: (seen, limit) =>
    `It moved by a factor of ${figure(seen)}, close to the exchange rate ${figure(limit)}. Was it converted?`,
  stuck_price: (seen, limit) => `It has not changed for ${sessions(seen)}; your policy allows ${sessions(limit)}.`,
};

/** A finding as a sentence. */
export function findingSentence({ check, observed, limit }) {
  const say = SAYS[check];
  if (say) return say(observed, limit);
  const saw = observed ? `: observed ${figure(observed)}` : '';
  return `The check ${check} did not pass${saw}${limit ? `, limit ${figure(limit)}` : ''}.`;
}

/** The verdicts of a review. */
export const VERDICTS = {
  ACCEPT: 'accepted',
  REJECT: 'rejected: not used',
  CORRECT: 'corrected by hand',
  TERMS: 'right, but in another unit',
};
