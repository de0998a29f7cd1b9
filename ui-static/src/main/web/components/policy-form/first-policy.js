// The first policy of a portfolio, proposed from what it holds: each fund a sleeve, each target what the fund is now.

import { compare, isZero } from 'app/decimal.js';
import { Decimal, jsonText } from 'components/policy-text/json-text.js';
import { USUAL_BAND, unit, withFund, withTargets } from './answers.js';
import { PolicyDoc } from './policy-doc.js';
import { shared } from './shares.js';

/**
 * @param {{title: string, currency: string, zone: string}} about
 * @param {object[]} funds as `fundOf` makes them; may be empty
 * @param {string} shipped the text of a policy whose checks of prices are taken over
 * @returns {string} the text of a policy, with errors as long as there is no fund
 */
export function firstPolicy({ title, currency, zone }, funds, shipped) {
  const units = currency === 'GBP' ? { GBP: unit('GBP', 'GBP'), GBX: unit('GBX', 'GBP') } : {};
  const head = {
    format: 1,
    version: '1.0.0',
    title,
    base_currency: currency,
    time_zone: zone,
    quote_units: { [currency]: unit(currency, currency), ...units },
    sleeves: [],
    drift_bands: { usual: USUAL_BAND },
    instruments: [],
    order_sizing: sizing(funds),
    costs: { per_order: 0 },
    cash: { reserve: 0 },
    cadence: { weekly: { review_only: true } },
    ...(funds.length ? { constraints: { allowed_types: [...new Set(funds.map(({ type }) => type))] } } : {}),
  };
  const checks = new PolicyDoc(shipped).excerpt('/data_quality');
  const empty = `${jsonText(head).slice(0, -2)},\n  ${checks}\n}\n`;
  const text = funds.reduce((written, fund) => withFund(written, fund), empty);
  return funds.length ? withTargets(text, proposed(funds)) : text;
}

/** Whole percents, in proportion to the values if all are known, else to the costs; else equal parts. */
function proposed(funds) {
  const isKnown = sizes => sizes.every(size => size !== null && compare(size, '0') >= 0) && !sizes.every(isZero);
  const known = ['value', 'cost'].map(key => funds.map(fund => fund[key])).find(isKnown);
  return shared(known ? scaledAlike(known) : funds.map(() => '1'), '100', null);
}

/** Values as integers, so that the shares get no decimals from them. */
function scaledAlike(values) {
  const decimals = Math.max(...values.map(value => value.split('.')[1]?.length ?? 0));
  return values.map(value => {
    const [whole, fraction = ''] = value.split('.');
    return new Decimal(whole + fraction.padEnd(decimals, '0')).text;
  });
}

/** Whole units, unless parts of units are held. */
function sizing(funds) {
  const decimals = Math.max(0, ...funds.map(({ units }) => /\.(\d*[1-9])/.exec(units ?? '')?.[1].length ?? 0));
  return decimals ? { units: 'fractional', decimals: Math.min(decimals, 8) } : { units: 'whole' };
}

/**
 * A fund as a policy names it. What the registry and the starter list do not know is guessed from the name, for the
 * user to check.
 *
 * @param {object} found as the search for listings has it, or a holding
 * @param {string} currency of the portfolio
 */
export function fundOf(found, currency) {
  const { listing, isin, name, units, value, cost } = found;
  const terms = found.terms ?? found;
  return {
    listing,
    isin,
    name,
    currency: terms.currency ?? currency,
    quote_unit: terms.quote_unit ?? terms.currency ?? currency,
    type: found.type ?? typeOf(name),
    distribution: found.distribution ?? incomeOf(name),
    units: units ?? null,
    value: value ?? null,
    cost: cost ?? null,
  };
}

function typeOf(name) {
  if (/\bgilt\b/i.test(name) && !/ETF|fund/i.test(name)) return 'GILT';
  if (/\bETF\b|UCITS/i.test(name)) return 'ETF';
  return /\bETC\b|gold/i.test(name) ? 'ETC' : 'SHARE';
}

const incomeOf = name =>
  /\b(dist|distributing|inc|income)\b/i.test(name) || typeOf(name) !== 'ETF' ? 'distributing' : 'accumulating';
