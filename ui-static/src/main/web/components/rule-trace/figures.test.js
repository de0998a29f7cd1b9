import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance, exact, figureOf, label, marginOf, rounded, shown } from './figures.js';

test('a figure is as exact as the trace has it, with the unit that was sent', () => {
  const said = {
    GBP: '1,234.5 GBP',
    'GBX/unit': '1,234.5 GBX',
    share: '123,450 %',
    percent: '1,234.5 %',
    points: '1,234.5 pp',
    ratio: '1,234.5',
    units: '1,234.5 units',
    hours: '1,234.5 hours',
  };
  for (const [unit, text] of Object.entries(said)) assert.equal(exact('1234.50', unit), text);
});

test('one of a unit is not many', () => {
  assert.equal(exact('1', 'sessions'), '1 session');
  assert.equal(exact('2', 'sessions'), '2 sessions');
  assert.equal(exact('1', 'count'), '1');
});

test('a glance takes fewer decimals', () => {
  assert.equal(rounded('-1234.5', 'GBP'), '−£1,234.50');
  assert.equal(rounded('0.0731234567', 'share'), '7.31 %');
  assert.equal(rounded('20.1000000000', 'percent'), '20.10 %');
  assert.equal(rounded('-2.69000000', 'points'), '−2.69');
  assert.equal(rounded('2', 'points'), '+2.0');
  assert.equal(rounded('11234.5', 'GBX/unit'), '11,234.5 GBX');
});

test('a distance is a size', () => {
  assert.equal(distance('-0.931234', 'points'), '0.93 points');
  assert.equal(distance('13.00', 'GBP'), '£13.00');
  assert.equal(distance('1', 'days'), '1 day');
});

test('a value without a unit is no figure, whatever it looks like', () => {
  assert.equal(shown('7', undefined), '7');
  assert.equal(shown(null), 'none');
  assert.equal(shown(true), 'yes');
  assert.equal(shown([]), 'none');
  assert.equal(shown(['1', '2.50'], 'units'), '1 unit, 2.5 units');
  assert.equal(shown('2026-03-02'), 'Mon, 2 Mar 2026');
});

test('a stale rate is told in hours, as it was judged', () => {
  const verdict = {
    values: { check: 'fx_stale', actual: '100', threshold: '96', margin: '4' },
    units: { actual: 'hours', threshold: 'hours', margin: 'hours' },
  };
  assert.equal(figureOf(verdict, 'actual'), '100 hours');
  assert.equal(figureOf(verdict, 'threshold'), '96 hours');
  assert.equal(marginOf(verdict), '4 hours');
});

test('a verdict on no figure has none', () => {
  const verdict = { values: { actual: null, threshold: 'USD', margin: null }, units: {} };
  assert.equal(figureOf(verdict, 'actual'), '');
  assert.equal(figureOf(verdict, 'threshold'), 'USD');
  assert.equal(marginOf(verdict), '');
});

test('the amounts of a budget have their currency', () => {
  const budget = {
    values: { amount: '812.40', proceeds: '312.40', remaining: '500' },
    units: { amount: 'GBP', proceeds: 'GBP', remaining: 'GBP' },
  };
  const said = Object.entries(budget.values).map(([name, value]) => shown(value, budget.units[name]));
  assert.deepEqual(said, ['812.4 GBP', '312.4 GBP', '500 GBP']);
});

test('a label is the name without its unit', () => {
  assert.equal(label('drift_pp'), 'drift');
  assert.equal(label('move_pct'), 'move');
  assert.equal(label('age_sessions'), 'age sessions');
});
