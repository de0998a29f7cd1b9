import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolution } from './resolution.js';

const said = fields => resolution(new Map(Object.entries(fields)));

test('texts are trimmed, and a price becomes a decimal', () => {
  assert.deepEqual(said({ verdict: 'CORRECT', price: ' 3,690.55 ', reason: ' as the venue says ' }), {
    verdict: 'CORRECT',
    price: '3690.55',
    reason: 'as the venue says',
  });
});

test('a verdict without a price has none', () => {
  assert.deepEqual(said({ verdict: 'ACCEPT', reason: 'right' }), { verdict: 'ACCEPT', reason: 'right' });
});

test('what is no price is refused as the API would', () => {
  assert.throws(() => said({ verdict: 'CORRECT', price: 'about 12' }), { code: 'INVALID', errors: [] });
});
