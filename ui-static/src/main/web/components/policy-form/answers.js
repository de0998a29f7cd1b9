// What each answer of the form writes into the text of a policy. Everything else in the text stays as it was typed.

import { compare, isDecimal, isZero, times } from 'app/decimal.js';
import { places } from 'components/policy-text/json-places.js';
import { Decimal } from 'components/policy-text/json-text.js';
import { withAdded, withRemoved, withValue } from 'components/policy-text/with-added.js';
import { PolicyDoc } from './policy-doc.js';
import { shared } from './shares.js';

const MONTHLY = '/cadence/monthly';
const ORDERS = `${MONTHLY}/default_orders`;
const WHOLE = '100000000';

/** The keys of a monthly contribution. */
const PAYING_IN = [
  'contribution',
  'max_orders',
  'min_trade',
  'default_orders',
  'when_drifted',
  'deploy',
  'leftover',
  'skip_overweight',
];

/** The band of a policy that has none yet. */
export const USUAL_BAND = { absolute_pp: 5, relative_pct: 25 };

/** The target weights of the sleeves, in percent. */
export const percentsOf = doc => doc.sleeves.map(({ target }) => times(target, '100'));

/** A number at a place, if it is another one; an empty text removes it. */
export function withNumber(text, pointer, figure) {
  if (figure === '') return withRemoved(text, pointer);
  const place = places(text).find(one => one.pointer === pointer);
  const old = place && text.slice(place.start, place.end);
  return old && isDecimal(old) && compare(old, figure) === 0 ? text : withValue(text, pointer, new Decimal(figure));
}

/** The target weights of all sleeves. @param {string[]} percents */
export const withTargets = (text, percents) =>
  percents.reduce(
    (written, percent, index) => withNumber(written, `/sleeves/${index}/target_weight`, times(percent, '0.01')),
    text,
  );

/**
 * A fund more. The first one gets the whole target, any other none yet.
 *
 * @param {{listing: string, isin: string, name: string, currency: string, quote_unit: string, type: string,
 *     distribution: string}} fund
 * @param {?string} into the code of its sleeve; null for one of its own
 */
export function withFund(text, fund, into = null) {
  const doc = new PolicyDoc(text);
  const [mic, ticker] = fund.listing.split(':');
  const { isin, currency, quote_unit, type, distribution } = fund;
  const name = fund.name.slice(0, 200);
  let written = text;
  if (!doc.has(`/quote_units/${quote_unit}`))
    written = withAdded(written, `/quote_units/${quote_unit}`, unit(quote_unit, currency));
  let sleeve = into;
  if (sleeve === null) {
    sleeve = freeCode(
      ticker,
      doc.sleeves.map(({ code }) => code),
    );
    let [band] = doc.keys('/drift_bands');
    if (!band) {
      band = 'usual';
      written = withAdded(written, `/drift_bands/${band}`, USUAL_BAND);
    }
    const target_weight = doc.sleeves.length ? 0 : 1;
    written = withAdded(written, '/sleeves/-', { code: sleeve, name, target_weight, drift_band: band });
  }
  return withAdded(written, '/instruments/-', {
    ticker,
    mic,
    isin,
    name,
    currency,
    quote_unit,
    sleeve,
    type,
    distribution,
  });
}

/**
 * A fund with the currency and the unit in which it is registered. A policy that has others cannot be approved.
 *
 * @param {{listing: string, terms: ?{currency: string, quote_unit: string}}} registered
 */
export function withTerms(text, { listing, terms }) {
  const doc = new PolicyDoc(text);
  const fund = doc.instruments.find(one => one.listing === listing);
  if (!fund || !terms) return text;
  const { currency, quote_unit } = terms;
  const written = doc.has(`/quote_units/${quote_unit}`)
    ? text
    : withAdded(text, `/quote_units/${quote_unit}`, unit(quote_unit, currency));
  return Object.entries({ currency, quote_unit }).reduce((next, [key, value]) => {
    const pointer = `${fund.at}/${key}`;
    return doc.value(pointer) === value ? next : withValue(next, pointer, value);
  }, written);
}

/** How venues quote: a unit that is not the currency itself is taken to be a hundredth of it, as pence are. */
export const unit = (code, currency) => ({ currency, factor: code === currency ? 1 : new Decimal('0.01') });

/** A code of a sleeve that is not taken. */
export function freeCode(ticker, taken) {
  const code = ticker.toLowerCase().slice(0, 28);
  const others = new Set([...taken, 'cash_park', 'unassigned']);
  for (let number = 2; ; number += 1) {
    const free = number === 2 ? code : `${code}-${number - 1}`;
    if (!others.has(free)) return free;
  }
}

/**
 * Without a fund, its default order, and its sleeve if it was the only fund in that.
 *
 * @param {Set<string>} kept the codes of sleeves whose targets stay, as long as others can take what is free
 */
export function withoutFund(text, listing, kept = new Set()) {
  const doc = new PolicyDoc(text);
  const fund = doc.instruments.find(one => one.listing === listing);
  const sleeve = doc.sleeves.findIndex(({ code }) => code === fund.sleeve);
  const isAlone = doc.instruments.filter(one => one.sleeve === fund.sleeve).length === 1;
  let written = withRemoved(text, fund.at);
  if (sleeve >= 0 && isAlone) {
    const others = percentsOf(doc).toSpliced(sleeve, 1);
    written = withRemoved(written, `/sleeves/${sleeve}`);
    const codes = doc.sleeves.toSpliced(sleeve, 1).map(({ code }) => code);
    const places = codes.flatMap((code, index) => (kept.has(code) ? [index] : []));
    if (others.length) {
      const isShared = places.length < others.length;
      written = withTargets(written, shared(others, '100', null, undefined, isShared ? new Set(places) : new Set()));
    }
  }
  const orders = doc.defaultOrders.filter(order => order.listing !== listing);
  return orders.length === doc.defaultOrders.length ? written : withOrders(written, orders);
}

/**
 * What is paid in each month. The default orders keep their proportions and sum to it. An empty text removes all that
 * belongs to paying in.
 */
export function withContribution(text, figure) {
  const doc = new PolicyDoc(text);
  if (figure === '' || isZero(figure)) return withoutContribution(text, doc);
  if (doc.has(`${MONTHLY}/contribution`)) {
    const written = withNumber(text, `${MONTHLY}/contribution`, figure);
    return written === text ? text : withOrders(written, doc.defaultOrders);
  }
  const count = Math.max(1, Math.min(2, doc.sleeves.length));
  const added = {
    contribution: new Decimal(figure),
    max_orders: count,
    min_trade: compare(figure, '25') < 0 ? new Decimal(figure) : 25,
    default_orders: [],
    when_drifted: 'most_underweight',
    deploy: 'carry_over',
  };
  let written = text;
  if (doc.has(MONTHLY))
    for (const [key, value] of Object.entries(added)) written = withValue(written, `${MONTHLY}/${key}`, value);
  else written = withAdded(written, MONTHLY, added);
  return withOrders(written, []);
}

function withoutContribution(text, doc) {
  if (!doc.has(`${MONTHLY}/withdrawal`)) return withRemoved(text, MONTHLY);
  return PAYING_IN.reduce((written, key) => withRemoved(written, `${MONTHLY}/${key}`), text);
}

/**
 * The default orders, at most `max_orders` of them, shared so that they sum to the contribution. Without any, the funds
 * with the largest targets are bought.
 *
 * @param {{listing: string, amount: string}[]} orders
 */
export function withOrders(text, orders) {
  const doc = new PolicyDoc(text);
  const total = doc.value(`${MONTHLY}/contribution`);
  const most = Number(doc.value(`${MONTHLY}/max_orders`)) || 1;
  const chosen = largest(orders.length ? orders : byTarget(doc), most);
  const weights = chosen.map(({ amount }) => times(amount, WHOLE)); // so that they bring no decimals of their own
  const amounts = shared(weights, total, null);
  const written = chosen.map(({ listing }, index) => ({ listing, amount: amounts[index] }));
  const before = doc.defaultOrders;
  if (written.length === before.length && written.every(({ listing }, index) => listing === before[index].listing))
    return withAmounts(text, amounts);
  return withValue(
    text,
    ORDERS,
    written.map(({ listing, amount }) => ({ listing, amount: new Decimal(amount) })),
  );
}

/** An order for the first fund of each sleeve with a target, in proportion to the targets. */
const byTarget = doc =>
  doc.sleeves
    .filter(({ target }, _, all) => !isZero(target) || all.every(one => isZero(one.target)))
    .map(({ code, target }) => ({ listing: doc.instruments.find(({ sleeve }) => sleeve === code)?.listing, target }))
    .filter(({ listing }) => listing)
    .map(({ listing, target }) => ({ listing, amount: times(target, '100') }));

/** The largest orders, in their order. */
function largest(orders, most) {
  const kept = new Set([...orders].sort((a, b) => compare(b.amount, a.amount)).slice(0, most));
  return orders.filter(order => kept.has(order));
}

/** The most orders in a month; default orders beyond it are left out, the smallest first. */
export function withMaxOrders(text, figure) {
  const written = withNumber(text, `${MONTHLY}/max_orders`, figure);
  const { defaultOrders } = new PolicyDoc(written);
  return defaultOrders.length > Number(figure) ? withOrders(written, defaultOrders) : written;
}

/** One default order more or less; a new one gets an equal part. */
export function withDefaultOrder(text, listing, isBought) {
  const doc = new PolicyDoc(text);
  const orders = doc.defaultOrders;
  if (!isBought)
    return withOrders(
      text,
      orders.filter(order => order.listing !== listing),
    );
  const weighed = orders.map(order => ({ ...order, amount: times(order.amount, String(orders.length)) }));
  return withOrders(text, [...weighed, { listing, amount: doc.value(`${MONTHLY}/contribution`) }]);
}

/** The amounts of the default orders. @param {string[]} amounts that sum to the contribution */
export const withAmounts = (text, amounts) =>
  amounts.reduce((written, amount, index) => withNumber(written, `${ORDERS}/${index}/amount`, amount), text);

/** What is taken out each month; an empty text removes it. */
export function withWithdrawal(text, figure) {
  const at = `${MONTHLY}/withdrawal`;
  const doc = new PolicyDoc(text);
  if (figure === '' || isZero(figure)) {
    const alone = doc.keys(MONTHLY).length === 1 && doc.has(at);
    return withRemoved(text, alone ? MONTHLY : at);
  }
  if (doc.has(at)) return withNumber(text, `${at}/amount`, figure);
  const min_trade = compare(figure, '25') < 0 ? new Decimal(figure) : 25;
  return withAdded(text, at, {
    amount: new Decimal(figure),
    max_sells: 2,
    min_trade,
    from_park: doc.has('/cash_park'),
  });
}

/** The most percent of the portfolio that a buy may make of one fund; an empty text removes the limit. */
export function withMaxWeight(text, figure) {
  const at = new PolicyDoc(text).weightGuard;
  if (at && figure === '') {
    const { guards } = JSON.parse(text);
    return withRemoved(text, guards.length === 1 ? '/guards' : at);
  }
  if (at) return withNumber(text, `${at}/when/0/value`, figure);
  if (figure === '') return text;
  const then = 'suppress';
  return withAdded(text, '/guards/-', {
    name: freeName('max-weight', new PolicyDoc(text)),
    side: 'BUY',
    when: [{ fact: 'listing_weight_after_pct', is: 'above', value: new Decimal(figure) }],
    then,
  });
}

function freeName(name, doc) {
  const taken = doc.elements('/guards').map(at => doc.value(`${at}/name`));
  return taken.includes(name) ? freeCode(name, taken) : name;
}

/** An element of a list of texts, chosen or not. @param {?string[]} all what is chosen while there is no list */
export function withChoice(text, pointer, value, isChosen, all = []) {
  const doc = new PolicyDoc(text);
  if (!doc.has(pointer))
    return withValue(text, pointer, all.filter(one => one !== value).concat(isChosen ? [value] : []));
  const there = doc.elements(pointer).find(at => doc.value(at) === value);
  if (isChosen) return there ? text : withAdded(text, `${pointer}/-`, value);
  return there ? withRemoved(text, there) : text;
}
