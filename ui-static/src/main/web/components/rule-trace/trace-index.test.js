import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareTraces } from './compare-traces.js';
import { conclusionsOf, firstConclusion } from './conclusions.js';
import { choicesOf, filtered, firingRows } from './firing-rows.js';
import { reasonsOf } from './reasons.js';
import { selectionOf } from './selection.js';
import { familyOf, indexed, kindOf } from './trace-index.js';
import { rowsOf, wayTo } from './tree-rows.js';
import { whyNot } from './why-not-rows.js';

/** A price becomes a position, that a weight, that a verdict, and that an order. */
const TRACE = {
  facts: [
    { id: 'f1', type: 'Price', values: { listing: 'XLON:XWES' }, origins: ['/prices/0'] },
    { id: 'f2', type: 'Position', values: { listing: 'XLON:XWES' }, origins: [] },
    { id: 'f3', type: 'SleeveWeight', values: { sleeve: 'energy' }, origins: [] },
    { id: 'f4', type: 'DriftVerdict', values: { subject: 'energy', verdict: 'UNDERWEIGHT' }, origins: [] },
    { id: 'f5', type: 'Line', values: { side: 'BUY', listing: 'XLON:XWES', sleeve: 'energy' }, origins: [] },
    { id: 'f6', type: 'DriftVerdict', values: { subject: 'core', verdict: 'WITHIN' }, origins: [] },
    { id: 'f7', type: 'Constituent', values: { listing: 'XLON:XWES', sleeve: 'energy' }, origins: ['/constituents/0'] },
  ],
  firings: [
    firing(1, 'valuation.position [XLON:XWES]', null, ['f1'], ['f2']),
    firing(2, 'valuation.sleeve-weight [energy]', null, ['f2'], ['f3']),
    firing(3, 'drift-band.under [energy]', '/drift_bands/major', ['f3'], ['f4']),
    firing(4, 'order.line [energy]', '/drift_bands', ['f4', 'f1'], ['f5']),
    firing(5, 'drift-band.within [core]', '/drift_bands/major', [], ['f6']),
  ],
};

function firing(seq, rule, clause, inputs, outputs) {
  return { seq, rule, clause, line: clause && 12, phase: rule.split('.')[0], inputs, outputs };
}

const INDEX = indexed(TRACE);
const ids = facts => facts.map(fact => fact.id);
const seqs = firings => firings.map(each => each.seq);

test('an index is made once for each trace', () => {
  assert.equal(indexed(TRACE), INDEX);
  assert.notEqual(indexed({ facts: [], firings: [] }), INDEX);
});

test('a fact knows who made it and who used it', () => {
  assert.equal(INDEX.madeBy('f4').seq, 3);
  assert.equal(INDEX.madeBy('f1'), undefined);
  assert.deepEqual(seqs(INDEX.usedBy('f1')), [1, 4]);
  assert.deepEqual(INDEX.usedBy('f5'), []);
  assert.deepEqual(ids(INDEX.inputs(INDEX.firings.get(4))), ['f4', 'f1']);
});

test('a clause has its firings and those of the clauses inside it, in the order of firing', () => {
  assert.deepEqual(seqs(INDEX.ofClause('/drift_bands')), [3, 4, 5]);
  assert.deepEqual(seqs(INDEX.ofClause('/drift_bands/major')), [3, 5]);
  assert.deepEqual(INDEX.ofClause('/drift_bands/maj'), []);
});

test('a listing belongs to the sleeve that the run knew', () => {
  assert.equal(INDEX.sleeveOf('XLON:XWES'), 'energy');
  assert.equal(INDEX.sleeveOf('XLON:VWRP'), null);
});

test('a path is the shortest way back', () => {
  assert.deepEqual(INDEX.path(['f5'], 'f1'), ['f5', 'f1']);
  assert.deepEqual(INDEX.path(['f4'], 'f1'), ['f4', 'f3', 'f2', 'f1']);
  assert.equal(INDEX.path(['f1'], 'f5'), null);
});

test('conclusions have groups that are not empty, orders first', () => {
  assert.deepEqual(
    conclusionsOf(INDEX).map(({ name, facts }) => [name, ...ids(facts)]),
    [
      ['Orders', 'f5'],
      ['Sleeves', 'f4', 'f6'],
    ],
  );
  assert.equal(firstConclusion(INDEX).id, 'f5');
  assert.equal(firstConclusion(indexed({ facts: [], firings: [] })), null);
});

test('without an order the outcome comes first', () => {
  const outcome = { id: 'f9', type: 'OutcomeVerdict', values: { subject: 'NO_ACTION' }, origins: [] };
  assert.equal(firstConclusion(indexed({ facts: [...TRACE.facts.slice(5, 6), outcome], firings: [] })).id, 'f9');
});

test('the tree has the rows of what is open, and only those', () => {
  const shut = rowsOf(INDEX, new Set());
  assert.deepEqual(
    shut.map(row => [row.kind, row.level, row.place, row.size]),
    [
      ['group', 1, 1, 2],
      ['group', 1, 2, 2],
    ],
  );
  const open = rowsOf(INDEX, new Set(['Orders', 'Orders/f5']));
  assert.deepEqual(
    open.map(row => row.key),
    ['Orders', 'Orders/f5', 'Orders/f5/clause', 'Orders/f5/f4', 'Orders/f5/f1', 'Sleeves'],
  );
});

test('a raw fact opens to where it came from', () => {
  const open = new Set(['Orders', 'Orders/f5', 'Orders/f5/f1']);
  const row = rowsOf(INDEX, open).find(({ kind }) => kind === 'origin');
  assert.deepEqual([row.key, row.origin, row.level], ['Orders/f5/f1/origin0', '/prices/0', 4]);
});

test('what is shown above is named again, without its origin', () => {
  const way = ['f4', 'f3', 'f2', 'f1'].map((_, at, all) => ['Orders', 'f5', ...all.slice(0, at + 1)].join('/'));
  const rows = rowsOf(INDEX, new Set(['Orders', 'Orders/f5', 'Orders/f5/f1', ...way]));
  const [first, second] = rows.filter(row => row.fact?.id === 'f1' && row.kind === 'fact');
  assert.deepEqual([first.again, second.again, second.open], [false, true, null]);
});

test('the way to a fact opens the rows above it', () => {
  assert.deepEqual(wayTo(INDEX, 'f1'), { open: ['Orders', 'Orders/f5'], key: 'Orders/f5/f1' });
  assert.equal(wayTo(INDEX, 'f7'), null);
});

test('the address lights up a firing, a fact or a clause', () => {
  const selected = query => selectionOf(INDEX, new URLSearchParams(query));
  assert.equal(selected('firing=3').clause, '/drift_bands/major');
  assert.deepEqual([selected('fact=f4').firing.seq, selected('fact=f4').fact], [3, 'f4']);
  assert.deepEqual([selected('fact=f1').firing, selected('fact=f1').fact], [null, 'f1']);
  assert.deepEqual(seqs(selected('clause=/drift_bands').firings), [3, 4, 5]);
  for (const query of ['', 'firing=99', 'fact=f99']) assert.equal(selected(query), null, query);
});

test('firings are found by what they are about and by typing', () => {
  const rows = firingRows(INDEX);
  const found = wanted => seqs(filtered(rows, wanted).map(row => row.firing));
  assert.deepEqual(found({}), [1, 2, 3, 4, 5]);
  assert.deepEqual(found({ sleeve: 'energy' }), [1, 2, 3, 4]);
  assert.deepEqual(found({ verdict: 'WITHIN' }), [5]);
  assert.deepEqual(found({ q: 'DRIFT-band  energy' }), [3]);
  assert.deepEqual(found({ phase: 'valuation', listing: 'XLON:XWES' }), [1, 2]);
  assert.deepEqual(choicesOf(rows), {
    phase: ['valuation', 'drift-band', 'order'],
    sleeve: ['energy'],
    listing: ['XLON:XWES'],
    verdict: ['UNDERWEIGHT', 'WITHIN'],
  });
});

test('why not: a sleeve in its band, and a price with a finding', () => {
  const finding = { id: 'f8', type: 'CheckVerdict', values: { subject: 'XLON:VWRP', verdict: 'FINDING' }, origins: [] };
  const index = indexed({ ...TRACE, facts: [...TRACE.facts, finding] });
  assert.deepEqual(
    whyNot(index).map(({ id, what, verdict }) => [id, what, verdict]),
    [
      ['f6', 'Sleeve core', 'within'],
      ['f8', 'The price of XLON:VWRP', 'finding'],
    ],
  );
});

test('why not: an order by all the tests that it failed, the one that counted first', () => {
  const verdict = (id, subject, said) => ({
    id,
    type: 'OrderVerdict',
    values: { subject, verdict: said },
    origins: [],
  });
  const facts = [
    { id: 'd', type: 'OrderDraft', values: {}, origins: [] },
    verdict('v1', 'BUY energy ZERO_UNITS', 'FAILED'),
    verdict('v2', 'BUY energy COST_TOO_HIGH', 'FAILED'),
    verdict('v3', 'BUY energy NO_PRICE', 'PASSED'),
    { id: 's', type: 'SuppressedOrder', values: { side: 'BUY', sleeve: 'energy' }, origins: [] },
  ];
  const firings = [
    firing(1, 'order.test', null, ['d'], ['v1']),
    firing(2, 'order.test', null, ['d'], ['v2']),
    firing(3, 'order.test', null, ['d'], ['v3']),
    firing(4, 'order.suppressed', null, ['d', 'v2'], ['s']),
  ];
  assert.deepEqual(
    whyNot(indexed({ facts, firings })).map(({ id, what }) => [id, what]),
    [
      ['v2', 'Buy energy'],
      ['v1', 'Buy energy'],
    ],
  );
});

test('two runs are compared by what their facts are about, not by ids', () => {
  const renamed = id => id.replace('f', 'g');
  const other = indexed({
    facts: TRACE.facts.map(fact => ({
      ...fact,
      id: renamed(fact.id),
      values: fact.id === 'f6' ? { subject: 'core', verdict: 'OVERWEIGHT' } : fact.values,
    })),
    firings: TRACE.firings
      .slice(0, 4)
      .map(each => ({ ...each, inputs: each.inputs.map(renamed), outputs: each.outputs.map(renamed) })),
  });
  const { verdicts, conclusions, rules } = compareTraces(INDEX, other);
  assert.deepEqual(
    verdicts.map(({ now, before }) => [now.values.verdict, before.values.verdict]),
    [['WITHIN', 'OVERWEIGHT']],
  );
  assert.deepEqual(conclusions, []);
  assert.deepEqual(
    rules.map(({ now, before }) => [now?.seq, before]),
    [[5, null]],
  );
});

test('an order that only one run has is a difference', () => {
  const without = indexed({ facts: TRACE.facts.filter(({ type }) => type !== 'Line'), firings: TRACE.firings });
  const [difference] = compareTraces(without, INDEX).conclusions;
  assert.deepEqual([difference.key, difference.now, difference.before.id], ['Order: buy XLON:XWES', null, 'f5']);
});

test('an order has the reasons that the explanation gives it', () => {
  const orders = [{ order: { sentence: 'Buy 12.', facts: ['f5'] }, reasons: ['because'] }];
  assert.deepEqual(reasonsOf({ orders }), new Map([['f5', ['because']]]));
  assert.equal(reasonsOf(null).size, 0);
});

test('why not: a claim by its sleeve and in words, a wave by its name', () => {
  const stopped = (id, type, subject, verdict) => ({ id, type, values: { subject, verdict }, origins: [] });
  const facts = [
    stopped('f1', 'ClaimVerdict', 'US MOST_UNDERWEIGHT', 'NOT_CLAIMED'),
    stopped('f2', 'WaveVerdict', 'A', 'NOT_REACHED'),
    stopped('f3', 'ConstraintVerdict', 'MAX_DRAWDOWN', 'BREACH'),
    stopped('f4', 'EligibilityVerdict', 'XLON:VWRP', 'FORBIDDEN'),
  ];
  assert.deepEqual(
    whyNot(indexed({ facts, firings: [] })).map(({ what }) => what),
    ['Eligibility XLON:VWRP', 'Claim US most underweight', 'Wave A', 'Constraint max drawdown'],
  );
});

test('why not: guards by their order, limits that stopped the run, a withdrawal that cash covers', () => {
  const fact = (id, type, values) => ({ id, type, values, origins: [] });
  const facts = [
    fact('f1', 'GuardedOrder', { listing: 'XLON:XWES' }),
    fact('f2', 'GuardVerdict', { subject: 'BUY XLON:XWES Falling', verdict: 'SUPPRESS', margin: '2.5' }),
    fact('f3', 'GuardVerdict', { subject: 'BUY XLON:VWRP Falling', verdict: 'PASSED', margin: '1' }),
    fact('f4', 'SuppressedOrder', { side: 'BUY', listing: 'XLON:XWES', sleeve: 'energy' }),
    fact('f5', 'LimitVerdict', { subject: 'SOLD_SLEEVES', verdict: 'STOPS' }),
    fact('f6', 'LimitVerdict', { subject: 'ORDERS', verdict: 'GOES_ON' }),
    fact('f7', 'WithdrawalVerdict', { subject: 'withdrawal', verdict: 'COVERED_BY_CASH' }),
    fact('f8', 'ClaimVerdict', { subject: 'core WITHDRAWAL', verdict: 'CLAIMED' }),
    fact('f9', 'Line', { side: 'SELL', sleeve: 'core' }),
  ];
  const firings = [
    { seq: 1, rule: 'guard.holds [Falling]', clause: '/guards/0', inputs: ['f1'], outputs: ['f2'] },
    { seq: 2, rule: 'order.suppressed', clause: '/guards/0', inputs: ['f2'], outputs: ['f4'] },
  ];
  assert.deepEqual(
    whyNot(indexed({ facts, firings })).map(({ what, verdict, by }) => [what, verdict, by.id]),
    [
      ['Buy XLON:XWES', 'suppress', 'f2'],
      ['Withdrawal', 'covered by cash', 'f7'],
      ['Limit of sold sleeves', 'stops', 'f5'],
    ],
  );
});

test('a fact is called by its type, a rule belongs to the family of its name', () => {
  assert.equal(kindOf({ type: 'SleeveWeight' }), 'Sleeve weight');
  assert.equal(familyOf('drift-band.under [core]'), 'drift-band.under');
});
