import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bars, cumulated } from './stack.js';

test('each height has those below it, the highest comes first', () => {
  assert.deepEqual(cumulated([{ values: ['0.5', '0.25'] }, { values: ['1', null] }], 2), [
    [0.75, 1],
    [0.5, 1],
  ]);
  assert.deepEqual(cumulated([{ values: ['1', '-2'] }], 2), [[1], [1]]);
  assert.deepEqual(cumulated([], 1), [[]]);
});

test('months are named as far as there is room', () => {
  const data = [Array.from({ length: 12 }, (_, place) => place)];
  assert.equal(bars.splits({ data, width: 1100 }, 0, 0, 11).length, 12);
  assert.deepEqual(bars.splits({ data, width: 390 }, 0, 0, 11), [0, 3, 6, 9]);
});
