import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginOf, monthsBefore, within } from './spans.js';

test('a month before the 31st is the last day of a shorter month', () => {
  assert.equal(monthsBefore('2026-03-31', 1), '2026-02-28');
  assert.equal(monthsBefore('2024-02-29', 12), '2023-02-28');
  assert.equal(monthsBefore('2026-01-15', 1), '2025-12-15');
  assert.equal(monthsBefore('2026-03-31', 36), '2023-03-31');
});

test('a span begins with the close of a day, all with none', () => {
  assert.equal(beginOf('ytd', '2026-03-31'), '2025-12-31');
  assert.equal(beginOf('1y', '2026-03-31'), '2025-03-31');
  assert.equal(beginOf('3y', '2026-03-31'), '2023-03-31');
  assert.equal(beginOf('1m', '2026-03-31'), '2026-02-28');
  assert.equal(beginOf('all', '2026-03-31'), null);
});

const point = (session, provisional = false) => ({ session, provisional });

test('a span has the last firm point up to its beginning', () => {
  const points = [point('2025-12-29'), point('2025-12-30'), point('2025-12-31', true), point('2026-01-02')];
  assert.deepEqual(
    within(points, '2025-12-31').map(({ session }) => session),
    ['2025-12-30', '2026-01-02'],
  );
  assert.deepEqual(within(points, '2025-01-01'), points);
  assert.equal(within(points, null), points);
  assert.deepEqual(within([], '2025-01-01'), []);
});
