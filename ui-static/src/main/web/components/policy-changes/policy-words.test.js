import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeWords, clauseWords, valueWords } from './policy-words.js';

const SCHEMA = {
  $defs: { amount: { type: 'number' }, fraction: { type: 'number' } },
  properties: {
    contribution: { $ref: '#/$defs/amount' },
    sleeves: { items: { properties: { target_weight: { $ref: '#/$defs/fraction' }, name: {} } } },
    drift_bands: { patternProperties: { '.*': { properties: { absolute_pp: {}, relative_pct: {} } } } },
  },
};
const change = (kind, clause, before, after) =>
  changeWords(SCHEMA, { kind, clause, before: { value: before }, after: { value: after } }, 'GBP');

test('clauses that are often named have a name, the others their path', () => {
  assert.equal(clauseWords('/sleeves/core/target_weight'), 'Target of core');
  assert.equal(clauseWords('/drift_bands/major/absolute_pp'), 'Band major');
  assert.equal(clauseWords('/drift_bands/major'), 'Band major');
  assert.equal(clauseWords('/cash_park/waves/first'), 'Wave first');
  assert.equal(clauseWords('/costs/per_order'), 'Costs, per order');
  assert.equal(clauseWords('/cadence/monthly/default_orders/XLON:VWRP/amount'), 'Default order of XLON:VWRP');
  assert.equal(clauseWords('/instruments/XLON:VWRP/costs/buy_pct'), 'Instrument XLON:VWRP, costs, buy pct');
  assert.equal(clauseWords('/instruments/XLON:VWRP'), 'Instrument XLON:VWRP');
  assert.equal(clauseWords('/guards/Falling'), 'Guard Falling');
  assert.equal(clauseWords('/guards/Falling/when'), 'Guard Falling, when');
  assert.equal(clauseWords(''), 'The whole policy');
});

test('values are said in their unit', () => {
  assert.equal(valueWords(SCHEMA, '/contribution', '500', 'GBP'), '£500.00');
  assert.equal(valueWords(SCHEMA, '/sleeves/core/target_weight', '0.125', 'GBP'), '12.5 %');
  assert.equal(valueWords(SCHEMA, '/drift_bands/major/absolute_pp', '2', 'GBP'), '2.0 points');
  assert.equal(valueWords(SCHEMA, '/drift_bands/major/absolute_pp', '2.25', 'GBP'), '2.25 points');
  assert.equal(valueWords(SCHEMA, '/drift_bands/major/relative_pct', '25', 'GBP'), '25 %');
  assert.equal(valueWords(SCHEMA, '/cash_park/waves/first/drawdown_at_least', '0.1', 'GBP'), '10 %');
  assert.equal(valueWords(SCHEMA, '/cadence/monthly/withdrawal/amount', '900', 'GBP'), '£900.00');
  assert.equal(
    valueWords(SCHEMA, '/guards/Falling/when', '[{"fact": "price_move_pct", "is": "at_most", "value": -5}]', 'GBP'),
    'price move pct at most -5',
  );
  assert.equal(valueWords(SCHEMA, '/unknown', '1234', 'GBP'), '1,234');
});

test('texts, flags and what has no short form', () => {
  assert.equal(valueWords(SCHEMA, '/sleeves/core/name', '"Say \\"so\\""', 'GBP'), 'Say "so"');
  assert.equal(valueWords(SCHEMA, '/a', 'true', 'GBP'), 'yes');
  assert.equal(valueWords(SCHEMA, '/a', 'null', 'GBP'), 'nothing');
  assert.equal(valueWords(SCHEMA, '/a', '[1, 2]', 'GBP'), '[1, 2]');
});

test('a change says a unit that both sides share once', () => {
  assert.equal(change('CHANGED', '/drift_bands/major/absolute_pp', '2.0', '3'), 'Band major: 2.0 → 3.0 points');
  assert.equal(change('CHANGED', '/contribution', '500', '600'), 'Contribution: £500.00 → £600.00');
  assert.equal(change('CHANGED', '/sleeves/core/target_weight', '0.3', '0.35'), 'Target of core: 30 → 35 %');
});

test('what is new, gone or moved', () => {
  assert.equal(change('ADDED', '/contribution', undefined, '500'), 'Contribution is new: £500.00');
  assert.equal(change('REMOVED', '/sleeves/core', '{…}', undefined), 'Sleeve core is removed: it was {…}');
  assert.equal(change('MOVED', '/sleeves/core', '1', '3'), 'Sleeve core moves from place 1 to place 3');
});

test('what moves to the place that it had says where it moves', () => {
  const [before, after] = [10, 14].map(line => ({ value: '4', line }));
  assert.equal(
    changeWords(undefined, { kind: 'MOVED', clause: '/sleeves/core', before, after }),
    'Sleeve core moves among its neighbours, from line 10 to line 14',
  );
});
