import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pricePoints } from './price-points.js';

const UNITS = { GBP: { currency: 'GBP', factor: '1' }, GBX: { currency: 'GBP', factor: '0.01' } };
const close = (id, day, price, more = {}) => ({
  id,
  kind: 'CLOSE',
  as_of: `${day}T16:35:00Z`,
  received_at: `${day}T17:00:00Z`,
  price,
  quote_unit: 'GBX',
  ...more,
});
const pointsOf = (observations, findings = []) => pricePoints(observations, findings, 'GBX', UNITS);

test('points are in the order of time, closes only, the last revision of each', () => {
  const found = pointsOf([
    close('c', '2026-03-03', '4130'),
    close('a', '2026-03-02', '4110'),
    close('b', '2026-03-02', '4120', { received_at: '2026-03-03T09:00:00Z' }),
    close('d', '2026-03-03', '4999', { kind: 'INTRADAY' }),
  ]);
  assert.deepEqual(
    found.map(({ observation, counts }) => [observation.id, counts]),
    [
      ['b', '4120'],
      ['c', '4130'],
    ],
  );
});

test('all are in one unit; what has another currency is left out', () => {
  const found = pointsOf([
    close('a', '2026-03-02', '41.2', { quote_unit: 'GBP' }),
    close('b', '2026-03-03', '41.2', { quote_unit: 'USD' }),
  ]);
  assert.deepEqual(
    found.map(point => point.values),
    [['4120', null, null, null]],
  );
});

test('a finding marks its point, and a critical one keeps the price from counting', () => {
  const observations = ['a', 'b', 'c', 'd'].map((id, place) => close(id, `2026-03-0${place + 2}`, '4120'));
  const finding = (observation, severity, verdict = null) => ({ observation, severity, verdict });
  const found = pointsOf(observations, [
    finding('a', 'warning'),
    finding('b', 'critical'),
    finding('c', 'critical', 'ACCEPT'),
    finding('d', 'critical', 'REJECT'),
  ]);
  assert.deepEqual(
    found.map(({ standing, values }) => [standing, ...values]),
    [
      ['open', '4120', '4120', null, null],
      ['unused', null, null, null, '4120'],
      ['reviewed', '4120', null, '4120', null],
      ['reviewed', null, null, '4120', null],
    ],
  );
});

test('a price that was corrected counts as what it was corrected to', () => {
  const own = { corrected: '41.3', normalised: '41.2', normalised_currency: 'GBP' };
  assert.equal(pointsOf([close('a', '2026-03-02', '412000', { own })])[0].counts, '4130');
});
