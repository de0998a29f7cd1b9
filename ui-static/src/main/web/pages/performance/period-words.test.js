import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benchmarkOf, footOf, inOrder, keyOf, nameOf, paymentsOf, rateOf, reasonOf } from './period-words.js';

test('each period has a name and a key', () => {
  const names = [
    ['ALL', '2024-03-04', 'Whole time', 'all'],
    ['YEAR', '2025-01-01', '2025', '2025'],
    ['YEAR_TO_DATE', '2026-01-01', 'Year to date', 'year_to_date'],
    ['LAST_12_MONTHS', '2025-04-01', 'Last 12 months', 'last_12_months'],
    ['SINCE', '2026-01-05', 'Since Mon 5 Jan 2026', 'since'],
    ['NEW_KIND', '2026-01-05', 'NEW_KIND', 'new_kind'],
  ];
  for (const [kind, from, name, key] of names) {
    assert.equal(nameOf({ kind, from }).replaceAll(',', ''), name);
    assert.equal(keyOf({ kind, from }), key);
  }
});

test('the whole time comes first, the newest year before the others', () => {
  const periods = [
    { kind: 'YEAR', from: '2024-01-01' },
    { kind: 'YEAR', from: '2025-01-01' },
    { kind: 'YEAR_TO_DATE', from: '2026-01-01' },
    { kind: 'ALL', from: '2024-03-04' },
  ];
  assert.deepEqual(inOrder(periods).map(keyOf), ['all', 'year_to_date', '2025', '2024']);
});

test('a rate is the period’s own up to a year, else a year’s', () => {
  assert.equal(rateOf({ annualised: null }), 'of the period');
  assert.equal(rateOf({ annualised: '0' }), 'a year');
  assert.equal(reasonOf({ money_weighted_reason: 'NO_SIGN_CHANGE' }), 'all payments go the same way');
  assert.equal(reasonOf({ money_weighted_reason: null }), 'it cannot be calculated');
});

test('the benchmark’s return is that of the same period', () => {
  const benchmark = { periods: [{ kind: 'YEAR', from: '2025-01-01', rate: '0.1' }] };
  assert.equal(benchmarkOf(benchmark, { kind: 'YEAR', from: '2025-01-01' }), '0.1');
  assert.equal(benchmarkOf(benchmark, { kind: 'YEAR', from: '2024-01-01' }), null);
  assert.equal(benchmarkOf(null, { kind: 'ALL', from: '2024-01-01' }), null);
});

test('payments out are negative, none are left out', () => {
  const period = {
    paid_in: '800',
    tax_relief: '200',
    transferred_in: '0',
    adjusted: '-1.5',
    withdrawn: '50',
    transferred_out: '0',
  };
  assert.deepEqual(paymentsOf(period), [
    ['Contributions', '800', 'CONTRIBUTION'],
    ['Tax relief', '200', 'TAX_RELIEF'],
    ['Corrections', '-1.5', 'ADJUSTMENT'],
    ['Withdrawals', '-50', 'WITHDRAWAL'],
  ]);
});

test('listings and cash add up to the gain of the period', () => {
  const row = { value: '100', cost: '80', unrealised: '20', realised: '1.5', income: '2', fees: '0.5', gain: '23' };
  const cash = { value: '30', income: '0.4', fees: '1', gain: '-0.6' };
  assert.deepEqual(footOf([row, row], cash), [
    { ...cash, name: 'Cash' },
    {
      name: 'Total',
      value: '230',
      cost: '160',
      unrealised: '40',
      realised: '3',
      income: '4.4',
      fees: '2',
      gain: '45.4',
    },
  ]);
});
