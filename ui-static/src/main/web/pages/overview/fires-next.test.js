import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awayOf, nameOf, nearest, statusOf, turnOf } from './fires-next.js';

const trigger = (kind, subject, status, amount, unit = 'percent') => ({
  kind,
  subject,
  status,
  at: { amount: '3980.5', unit: 'GBX/unit' },
  on: null,
  distance: amount === null ? null : { amount, unit },
});

test('of each group the nearest is told that still waits, and the withdrawal anyway', () => {
  const told = nearest([
    trigger('UNDERWEIGHT', 'core', 'WAITS', '12.5'),
    trigger('OVERWEIGHT', 'core', 'WAITS', '9'),
    trigger('UNDERWEIGHT', 'energy', 'FIRES', '1'),
    trigger('WAVE', 'A', 'DONE', null),
    trigger('WAVE', 'B', 'WAITS', '10'),
    trigger('WITHDRAWAL', 'withdrawal', 'FIRES', '200', 'GBP'),
    trigger('GUARD', 'Old XLON:VWRP', 'WAITS', '3', 'sessions'),
    trigger('GUARD', 'Fall XLON:VWRP', 'WAITS', '2'),
  ]);
  assert.deepEqual(told.map(nameOf), ['Overweight core', 'Wave B', 'Withdrawal', 'Guard Old XLON:VWRP']);
  assert.deepEqual(nearest([]), []);
});

test('where it turns is a price, a level or a day', () => {
  assert.equal(turnOf(trigger('CHECK', 'XLON:VWRP', 'WAITS', '20')), '3,980.5 GBX');
  assert.equal(turnOf({ at: { amount: '0.8750000001', unit: 'index' }, on: null }), '0.875');
  assert.equal(turnOf({ at: null, on: '2027-02-01' }), 'Mon, 1 Feb 2027');
  assert.equal(turnOf({ at: null, on: null }), '');
  assert.equal(awayOf(trigger('WAVE', 'A', 'WAITS', '9.12345')), '9.12 %');
  assert.equal(awayOf(trigger('WAVE', 'A', 'DONE', null)), '');
  assert.equal(statusOf({ status: 'NEVER' }), 'at no value');
});
