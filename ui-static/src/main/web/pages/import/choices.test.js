import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesOf, listingOf, noChoices, withChoices } from './choices.js';

const fields = values => new Map(Object.entries(values));

test('only what was chosen is sent', () => {
  assert.deepEqual(choicesOf({ ...noChoices(), take: [4] }), { take: [4] });
});

test('a later choice for a security replaces the earlier one', () => {
  const first = withChoices([{ security: 'B', units: '1' }], [{ security: 'A', units: '2' }]);
  assert.deepEqual(withChoices(first, [{ security: 'A', units: '3' }]), [
    { security: 'B', units: '1' },
    { security: 'A', units: '3' },
  ]);
});

test('prices in pence are of a listing in pounds', () => {
  const chosen = listingOf(
    'GB00B10RZP78',
    fields({ venue: 'XLON', ticker: 'ulvr', quote_unit: 'GBX', name: 'Unilever' }),
  );
  assert.deepEqual(chosen, {
    security: 'GB00B10RZP78',
    listing: 'XLON:ULVR',
    name: 'Unilever',
    quote_unit: 'GBX',
    currency: 'GBP',
  });
});

test('a listing needs its venue and its ticker', () => {
  assert.equal(listingOf('A', fields({ venue: 'XLON', ticker: ' ' })), null);
});
