// What was not recommended, with the rule that stopped it. Negative verdicts are facts too, so the trace has them.

import { words } from 'app/format.js';
import { kindOf, subjectOf } from './trace-index.js';

/** The verdicts of each type that let something pass. */
const PASSING = {
  EligibilityVerdict: ['ALLOWED'],
  DefaultOrderVerdict: ['KEPT'],
  ClaimVerdict: ['CLAIMED'],
  WaveVerdict: ['FIRED'],
  SunsetVerdict: ['DUE'],
  GateVerdict: ['PASSED'],
  HoldVerdict: ['PROCEED'],
  WithdrawalVerdict: ['RAISED_BY_SELLS', 'PARK_FIRST'],
  LimitVerdict: ['GOES_ON'],
  ConstraintVerdict: ['PASS'],
};

/** The claims of a sleeve to be sold from. */
const SELLING = new Set(['SELL', 'WITHDRAWAL']);

/** `Wave A`, `Claim energy priority`, `Limit of orders`. */
function about(fact) {
  const { subject } = fact.values;
  const kind = kindOf(fact).replace(/ verdict$/, '');
  if (fact.type === 'LimitVerdict') return `${kind} of ${words(subject)}`;
  return kind.toLowerCase() === subject ? kind : `${kind} ${subject.split(' ').map(inWords).join(' ')}`;
}

/** The codes of a subject as words: those after its name, and one that has an underscore. */
const inWords = (part, place) => (/^[A-Z_]+$/.test(part) && (place > 0 || part.includes('_')) ? words(part) : part);

/**
 * @typedef {{id: string, what: string, verdict: string, by: object, firing: object}} WhyNot `by` is the verdict that
 *     stopped it
 * @returns {WhyNot[]}
 */
export function whyNot(index) {
  const sleevesOf = side =>
    new Set(
      index
        .ofType('Line')
        .filter(fact => fact.values.side === side)
        .map(fact => fact.values.sleeve),
    );
  const [bought, sold] = [sleevesOf('BUY'), sleevesOf('SELL')];
  const rows = [];
  const add = (what, by, verdict = words(by.values.verdict ?? by.values.reason ?? '')) =>
    rows.push({ id: by.id, what, verdict, by, firing: index.madeBy(by.id) });
  for (const fact of index.ofType('SuppressedOrder')) {
    const what = `${fact.values.side === 'SELL' ? 'Sell' : 'Buy'} ${fact.values.listing ?? fact.values.sleeve}`;
    for (const by of testsThatFailed(index, fact)) add(what, by);
  }
  for (const fact of index.ofType('DriftVerdict')) {
    if (fact.values.verdict !== 'UNDERWEIGHT' && !bought.has(fact.values.subject))
      add(`Sleeve ${fact.values.subject}`, fact);
  }
  for (const [type, passing] of Object.entries(PASSING)) {
    for (const fact of index.ofType(type)) if (!passing.includes(fact.values.verdict)) add(about(fact), fact);
  }
  const suppressed = new Set(index.ofType('SuppressedOrder').map(fact => fact.values.sleeve));
  for (const fact of index.ofType('ClaimVerdict')) {
    const [sleeve, claim] = fact.values.subject.split(' ');
    const served = SELLING.has(claim) ? sold : bought;
    if (fact.values.verdict === 'CLAIMED' && !served.has(sleeve) && !suppressed.has(sleeve))
      add(about(fact), fact, 'claimed, but without an order');
  }
  for (const fact of index.ofType('CheckVerdict')) {
    if (fact.values.verdict === 'FINDING') add(`The price of ${subjectOf(fact)}`, fact);
  }
  return rows;
}

/** The tests that an order failed, the decisive one first; the suppressed order itself if none is known. */
function testsThatFailed(index, suppressed) {
  const inputs = index.inputs(index.madeBy(suppressed.id));
  const counted = inputs.filter(fact => fact.type.endsWith('Verdict'));
  const draft = inputs.find(fact => fact.type === 'OrderDraft');
  const others = draft
    ? index
        .usedBy(draft.id)
        .flatMap(firing => index.outputs(firing))
        .filter(fact => fact.type === 'OrderVerdict' && fact.values.verdict !== 'PASSED')
    : [];
  const all = [...new Set([...counted, ...others])];
  return all.length ? all : [suppressed];
}
