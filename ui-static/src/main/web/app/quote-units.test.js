import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { inUnit, quoteUnits } from './quote-units.js';

const UNITS = {
  GBP: { currency: 'GBP', factor: '1' },
  GBX: { currency: 'GBP', factor: '0.01' },
  USD: { currency: 'USD', factor: '1' },
};

const answer = (status, body) => new Response(JSON.stringify(body), { status });

test('a price in pence is a hundredth in pounds, and back', () => {
  assert.equal(inUnit('4120', 'GBX', 'GBP', UNITS), '41.2');
  assert.equal(inUnit('41.2', 'GBP', 'GBX', UNITS), '4120');
});

test('a price in its own unit stays as it is, even if nothing is known of the unit', () => {
  assert.equal(inUnit('41.20', 'GBP', 'GBP', UNITS), '41.20');
  assert.equal(inUnit('41.20', 'QQQ', 'QQQ', {}), '41.20');
});

test('there is no price in another currency, nor in an unknown unit', () => {
  assert.equal(inUnit('41.2', 'USD', 'GBP', UNITS), null);
  assert.equal(inUnit('41.2', 'GBX', 'QQQ', UNITS), null);
});

test('the units come from the active policy and are fetched once', async t => {
  const policy = JSON.stringify({ quote_units: { GBX: { currency: 'GBP', factor: 0.01 } } });
  const fetched = mock.method(globalThis, 'fetch', async () => answer(200, { policy }));
  t.after(() => fetched.mock.restore());
  assert.deepEqual(await quoteUnits('one'), { GBX: { currency: 'GBP', factor: '0.01' } });
  await quoteUnits('one');
  assert.equal(fetched.mock.callCount(), 1);
  assert.equal(fetched.mock.calls[0].arguments[0], '/api/v1/portfolios/one/strategy');
});

test('without a policy there are no units, and the next call looks again', async t => {
  const fetched = mock.method(globalThis, 'fetch', async () => answer(409, { status: 409, code: 'NO_POLICY' }));
  t.after(() => fetched.mock.restore());
  assert.deepEqual(await quoteUnits('two'), {});
  assert.deepEqual(await quoteUnits('two'), {});
  assert.equal(fetched.mock.callCount(), 2);
});

test('another failure is passed on', async t => {
  const fetched = mock.method(globalThis, 'fetch', async () => answer(500, { status: 500, code: 'DEFECT' }));
  t.after(() => fetched.mock.restore());
  await assert.rejects(quoteUnits('three'), { code: 'DEFECT' });
});
