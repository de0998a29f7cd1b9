import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allocationPoints, drawdownPoints, growthPoints, incomePoints, valuePoints } from './chart-points.js';
import { partName } from './parts.js';

const point = (session, index, more = {}) => ({
  session,
  provisional: false,
  invested: { value: '70', index, drawdown: '0.05' },
  total: { value: '100', index, drawdown: '0' },
  sleeves: [{ code: 'core', value: '70' }],
  cash_park: '0',
  unassigned: '0',
  cash: '30',
  paid_in: '90',
  ...more,
});

test('a provisional value is a mark and not in the line', () => {
  const points = [point('2026-03-02', '1'), point('2026-03-03', '2', { provisional: true })];
  assert.deepEqual(valuePoints(points), [
    { at: '2026-03-02', values: ['100', '90', null] },
    { at: '2026-03-03', values: [null, '90', '100'] },
  ]);
  assert.equal(drawdownPoints(points).length, 1);
  assert.deepEqual(drawdownPoints(points)[0].values, ['-0.05', '0']);
});

test('growth counts from the first point, the first growth only over all', () => {
  const points = [point('2026-03-02', '1.1'), point('2026-03-03', '1.21')];
  const values = whole => growthPoints(points, null, whole).map(each => each.values);
  assert.deepEqual(values(false), [['0'], ['0.1']]);
  assert.deepEqual(values(true), [['0.1'], ['0.21']]);
  assert.deepEqual(growthPoints([], null, true), []);
});

test('a benchmark counts from its own first session among those shown', () => {
  const points = [point('2026-03-02', '1'), point('2026-03-03', '1.1'), point('2026-03-04', '1.2')];
  const benchmark = [
    { session: '2026-03-03', index: '1.25' },
    { session: '2026-03-04', index: '1.5' },
  ];
  assert.deepEqual(
    growthPoints(points, benchmark, true).map(({ values }) => values[1]),
    [null, '0', '0.2'],
  );
  assert.deepEqual(
    growthPoints(points, [], true).map(({ values }) => values[1]),
    [null, null, null],
  );
});

test('after an index of 0 there is no growth to show', () => {
  assert.deepEqual(growthPoints([point('2026-03-02', '0')], null, false)[0].values, [null]);
});

test('a sleeve that has left keeps its history, after those of today', () => {
  const old = point('2026-03-02', '1', {
    sleeves: [
      { code: 'alpha', value: '20' },
      { code: 'core', value: '50' },
    ],
  });
  const both = [old, point('2026-03-03', '1')];
  const { codes, points } = allocationPoints(both, both);
  assert.deepEqual(codes, [
    { code: 'core', place: 0, left: false },
    { code: 'alpha', place: 1, left: true },
    { code: 'cash', place: 2, left: false },
  ]);
  assert.deepEqual(
    points.map(({ values }) => values),
    [
      ['0.5', '0.2', '0.3'],
      ['0.7', null, '0.3'],
    ],
  );
  const later = allocationPoints(both.slice(1), both);
  assert.deepEqual(
    later.codes.map(({ place }) => place),
    [0, 2],
    'a part keeps its place in a shorter span',
  );
});

test('overdrawn cash has no share, and nothing has none', () => {
  const overdrawn = [point('2026-03-02', '1', { cash: '-5' })];
  const { codes, points } = allocationPoints(overdrawn, overdrawn);
  assert.deepEqual(
    [codes.map(({ code }) => code), points[0].values],
    [
      ['core', 'cash'],
      ['1', null],
    ],
  );
  assert.deepEqual(allocationPoints([], []), { codes: [], points: [] });
});

test('months without income are there too', () => {
  const income = [
    { month: '2025-12', dividends: '12.50', interest: '0.40' },
    { month: '2026-02', dividends: '0', interest: '1' },
  ];
  assert.deepEqual(incomePoints(income, null), [
    { at: '2025-12-01', values: ['12.50', '0.40'] },
    { at: '2026-01-01', values: ['0', '0'] },
    { at: '2026-02-01', values: ['0', '1'] },
  ]);
  assert.equal(incomePoints(income, '2026-01-30').length, 2);
  assert.equal(incomePoints(income, '2026-01-31').length, 1);
  assert.deepEqual(incomePoints(income, '2026-03-31'), []);
  assert.deepEqual(incomePoints([], '2026-03-31'), []);
});

test('parts have names for people', () => {
  assert.equal(partName('health_care'), 'Health care');
  assert.equal(partName('unassigned'), 'In no sleeve');
});
