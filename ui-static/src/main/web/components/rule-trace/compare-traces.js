// Compares the traces of two runs. Ids differ from run to run, so verdicts are paired by subject, firings by rule and
// subject.

import { familyOf, isVerdict, subjectOf } from './trace-index.js';

/**
 * @returns {{conclusions: object[], verdicts: object[], rules: object[]}} the differences, each with its `key`, and
 *     with the facts or firings `before` and `now`, one of which may be null
 */
export function compareTraces(now, before) {
  const verdicts = pair(verdictsOf(now), verdictsOf(before)).filter(
    ({ now: a, before: b }) => a && b && a.values.verdict !== b.values.verdict,
  );
  const conclusions = pair(conclusionsOf(now), conclusionsOf(before)).filter(
    ({ now: a, before: b }) => !a || !b || JSON.stringify(a.values) !== JSON.stringify(b.values),
  );
  const rules = pair(firingsOf(now), firingsOf(before)).filter(({ now: a, before: b }) => !a || !b);
  return { verdicts, conclusions, rules };
}

function pair(now, before) {
  const keys = new Set([...now.keys(), ...before.keys()]);
  return [...keys].map(key => ({ key, now: now.get(key) ?? null, before: before.get(key) ?? null }));
}

/** Items by key; repeated keys are numbered. */
function byKey(items, keyOf) {
  const found = new Map();
  for (const item of items) {
    const key = keyOf(item);
    let numbered = key;
    for (let place = 2; found.has(numbered); place++) numbered = `${key} (${place})`;
    found.set(numbered, item);
  }
  return found;
}

function verdictsOf(index) {
  return byKey(
    index.trace.facts.filter(isVerdict),
    fact => `${fact.type} ${question(fact, index.madeBy(fact.id))} ${fact.values.subject}`,
  );
}

/** Tells verdicts of one type and subject apart: by check, limit, or kind of default order. */
function question(fact, firing) {
  if (fact.values.check) return fact.values.check;
  if (fact.type === 'EligibilityVerdict') return /\[(.*)\]/.exec(firing.rule)?.[1] ?? '';
  if (fact.type === 'DefaultOrderVerdict') return familyOf(firing.rule).replace('not-', '');
  return '';
}

const conclusionsOf = index =>
  byKey(
    [...index.ofType('Line'), ...index.ofType('SuppressedOrder')],
    ({ type, values: { side, listing, sleeve } }) =>
      `${type === 'Line' ? 'Order' : 'Suppressed'}: ${side === 'SELL' ? 'sell' : 'buy'} ${listing ?? sleeve}`,
  );

function firingsOf(index) {
  return byKey(index.trace.firings, firing => {
    const fact = index.fact(firing.outputs[0]);
    return `${firing.rule} ${fact ? subjectOf(fact) : ''}`.trim();
  });
}
