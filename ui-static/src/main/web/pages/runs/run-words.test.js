import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedBy, headline, isOver, outcomeInWords, remedyOf, stateInWords } from './run-words.js';

const decision = body => ({ body });
const RUN = { task: 'MONTHLY_ALLOCATION', state: 'SUCCEEDED', requested_by: 'ann@example.org' };

test('a run is over once it is neither waiting nor under way', () => {
  assert.ok(!isOver({ state: 'QUEUED' }));
  assert.ok(!isOver({ state: 'RUNNING' }));
  for (const state of ['SUCCEEDED', 'FAILED', 'FROZEN', 'SKIPPED']) assert.ok(isOver({ state }), state);
});

test('unknown states, outcomes and codes have words all the same', () => {
  assert.equal(stateInWords({ state: 'NEW_STATE' }), 'new state');
  assert.equal(outcomeInWords({ task: 'WEEKLY_REVIEW', outcome: 'NEW_ONE' }), 'new one');
  assert.equal(outcomeInWords({ task: 'WEEKLY_REVIEW', outcome: null }), '');
  assert.ok(remedyOf('UNHEARD_OF').text);
});

test('a drift check never recommends', () => {
  assert.notEqual(
    outcomeInWords({ task: 'DRIFT_CHECK', outcome: 'RECOMMENDATION' }),
    outcomeInWords({ task: 'WEEKLY_REVIEW', outcome: 'RECOMMENDATION' }),
  );
});

test('a scheduled run was asked for by its schedule, any other by its user', () => {
  assert.equal(askedBy({ requested_by: 'scheduler' }), 'its schedule');
  assert.equal(askedBy(RUN), 'ann@example.org');
});

test('the headline names the orders', () => {
  const line = (side, units, listing, amount) => ({ side, estimated_units: units, listing, estimated_amount: amount });
  const lines = [line('BUY', '12', 'XLON:XWES', '494.40'), line('SELL', '1', 'XLON:VWRP', '100')];
  assert.equal(
    headline(RUN, decision({ outcome: 'RECOMMENDATION', lines, reasons: [] }), 'GBP'),
    'Buy 12 units of XWES, about £494.40; sell 1 unit of VWRP, about £100.00.',
  );
});

test('the headline says that orders raise less than they should', () => {
  const lines = [{ side: 'SELL', estimated_units: '2', listing: 'XLON:WLDS', estimated_amount: '12.26' }];
  assert.equal(
    headline(RUN, decision({ outcome: 'RECOMMENDATION', lines, reasons: ['WITHDRAWAL_SHORTFALL'] }), 'GBP'),
    'Sell 2 units of WLDS, about £12.26. Withdrawal shortfall.',
  );
});

test('the headline says why there is no order', () => {
  assert.match(headline(RUN, decision({ outcome: 'BLOCKED', findings: [1, 2] }), 'GBP'), /2 findings/);
  assert.match(headline(RUN, decision({ outcome: 'FROZEN' }), 'GBP'), /frozen/);
  assert.match(headline(RUN, decision({ outcome: 'NO_ACTION', reasons: ['WITHIN_BANDS'] }), 'GBP'), /within bands/);
  assert.match(headline({ ...RUN, state: 'FAILED' }, null, 'GBP'), /^Monthly allocation: failed$/);
});
