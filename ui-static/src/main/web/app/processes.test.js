import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAlive, standstill } from './processes.js';

const process = (kind, alive, seen_at) => ({ kind, alive, seen_at });
const BOTH = [process('SCHEDULER', true, '2026-03-02T08:00:00Z'), process('WORKER', true, '2026-03-02T08:00:00Z')];

test('with a scheduler and a worker nothing stands still', () => {
  assert.deepEqual(standstill(BOTH), []);
});

test('one living process of a kind is enough', () => {
  assert.ok(isAlive([process('WORKER', false, '2026-03-01T08:00:00Z'), ...BOTH], 'WORKER'));
  assert.deepEqual(standstill([process('WORKER', false, '2026-03-01T08:00:00Z'), ...BOTH]), []);
});

test('without any process, both are missing', () => {
  assert.equal(standstill([]).length, 2);
});

test('a process that died is shown with the time when it was last seen', () => {
  const [says, ...more] = standstill([
    BOTH[0],
    process('WORKER', false, '2026-03-02T07:00:00Z'),
    process('WORKER', false, '2026-03-02T07:30:00Z'),
  ]);
  assert.match(says, /no worker has been seen since 2 Mar 2026, 07:30\.$/);
  assert.deepEqual(more, []);
});
