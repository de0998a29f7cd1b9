import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numericKeys, typedValues } from './policy-keys.js';

const POLICY = JSON.stringify({
  format: 1,
  version: '1',
  quote_units: { GBX: { currency: 'GBP', factor: 0.01 } },
  sleeves: [{ code: 'core', target_weight: 1 }],
  drift_bands: { wide: { absolute_pp: 5 } },
  instruments: [{ mic: 'XLON', ticker: 'VWRP', name: 'World', costs: { buy_pct: 0.1 } }],
  cadence: { quarterly: { months: [3, 6] } },
});

test('numbers are offered by the name of their clause, with the path that the service takes', () => {
  assert.deepEqual(numericKeys(POLICY), [
    { path: '/drift_bands/wide/absolute_pp', name: 'Band wide', value: '5' },
    { path: '/instruments/0/costs/buy_pct', name: 'Instrument XLON:VWRP, costs, buy pct', value: '0.1' },
    { path: '/cadence/quarterly/months/0', name: 'Cadence, quarterly, months, 0', value: '3' },
    { path: '/cadence/quarterly/months/1', name: 'Cadence, quarterly, months, 1', value: '6' },
  ]);
});

test('values may be written with spaces, commas or semicolons between them', () => {
  assert.deepEqual(typedValues(' 1, 2;3.5  4 '), ['1', '2', '3.5', '4']);
  assert.deepEqual(typedValues(' '), []);
});
