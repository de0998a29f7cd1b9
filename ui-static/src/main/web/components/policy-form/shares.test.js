import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacking, shared } from './shares.js';

test('one part changes, and the others share the rest in proportion', () => {
  assert.deepEqual(shared(['50', '30', '20'], '100', 0, '60'), ['60', '24', '16']);
  assert.deepEqual(shared(['35', '35', '10', '10', '5', '5'], '100', 0, '40'), ['40', '32', '9', '9', '5', '5']);
  assert.deepEqual(shared(['50', '50'], '100', 1, '33.3'), ['66.7', '33.3']);
});

test('parts that are kept do not move, and nothing is taken beyond the total', () => {
  assert.deepEqual(shared(['50', '30', '20'], '100', 0, '60', new Set([1])), ['60', '30', '10']);
  assert.deepEqual(shared(['50', '30', '20'], '100', 0, '90', new Set([1])), ['70', '30', '0']);
  assert.deepEqual(shared(['50', '30', '20'], '100', 0, '5', new Set([1, 2])), ['50', '30', '20']);
  assert.deepEqual(shared(['50', '50'], '100', 0, '130'), ['100', '0']);
  assert.deepEqual(shared(['40', '60'], '100', 0, '20', new Set([0])), ['20', '80']);
});

test('parts that had nothing share equally', () => {
  assert.deepEqual(shared(['100', '0', '0'], '100', 0, '0'), ['0', '50', '50']);
  assert.deepEqual(shared(['0', '0', '0'], '100', null), ['34', '33', '33']);
  assert.deepEqual(shared(['0'], '100', null), ['100']);
});

test('a total is shared among all, whatever they summed to', () => {
  assert.deepEqual(shared(['49', '49'], '100', null), ['50', '50']);
  assert.deepEqual(shared(['425', '75'], '1000', null), ['850', '150']);
  assert.deepEqual(shared(['1', '1', '1'], '100.01', null), ['33.34', '33.34', '33.33']);
});

test('whatever is moved, the sum is the total to the last digit', () => {
  let parts = ['35.5', '24.25', '20.125', '20.125'];
  for (let step = 0; step < 500; step += 1) {
    const wanted = `${(step * 37) % 100}.${(step * 13) % 1000}`;
    parts = shared(parts, '100', step % 4, wanted, new Set(step % 3 ? [] : [(step + 1) % 4]));
    assert.equal(lacking(parts, '100').complete, true, `${step}: ${parts}`);
    assert.ok(parts.every(part => !part.startsWith('-')));
  }
});

test('what a sum lacks is said', () => {
  assert.deepEqual(lacking(['49', '49.5'], '100'), { sum: '98.5', lacks: '1.5', complete: false });
  assert.deepEqual(lacking([], '100'), { sum: '0', lacks: '100', complete: false });
});
