import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completions } from './completion.js';

const SCHEMA = {
  $defs: { band: { description: 'A band.', type: 'string' } },
  required: ['sleeves'],
  properties: {
    sleeves: {
      description: 'The sleeves.',
      items: { properties: { code: {}, drift_band: { $ref: '#/$defs/band' } } },
    },
    drift_bands: { patternProperties: { '.*': { properties: { absolute_pp: { default: 5, examples: [2, 5] } } } } },
    instruments: {
      items: {
        properties: {
          sleeve: {},
          mic: {},
          ticker: {},
          type: { enum: ['ETF', 'FUND'] },
          accumulating: { type: 'boolean' },
        },
      },
    },
    default_orders: { items: { properties: { listing: {} } } },
    guards: { items: { properties: { listings: { items: {} } } } },
  },
};

/** The captions, or what is written, where the text has a bar. */
function offered(text, part = 'caption') {
  const at = text.indexOf('|');
  return completions(SCHEMA, text.replace('|', ''), at).map(option => option[part]);
}

test('keys that are not taken yet are offered, with a colon where none stands', () => {
  assert.deepEqual(offered('{"sleeves": [], |}'), ['drift_bands', 'instruments', 'default_orders', 'guards']);
  assert.deepEqual(offered('{|}', 'text')[0], '"sleeves": ');
  assert.deepEqual(offered('{"sl|": []}', 'text')[0], '"sleeves"');
});

test('a key that is needed is marked, and explained', () => {
  const [first, second] = completions(SCHEMA, '{', 1);
  assert.deepEqual([first.kind, first.explains], ['needed', 'The sleeves.']);
  assert.equal(second.kind, 'clause');
});

test('a value that names something is one of the names in the text', () => {
  const bands = '{"drift_bands": {"major": {}, "minor": {}}, "sleeves": [{"drift_band": |}]}';
  assert.deepEqual(offered(bands, 'text'), ['"major"', '"minor"']);
  const sleeves = '{"sleeves": [{"code": "core"}], "instruments": [{"sleeve": |}]}';
  assert.deepEqual(offered(sleeves), ['core', 'cash_park']);
  const listings =
    '{"instruments": [{"mic": "XLON", "ticker": "VWRP"}, {"mic": "XLON"}], "default_orders": [{"listing": |}]}';
  assert.deepEqual(offered(listings), ['XLON:VWRP']);
  const guarded = '{"instruments": [{"mic": "XLON", "ticker": "VWRP"}], "guards": [{"listings": [|]}]}';
  assert.deepEqual(offered(guarded), ['XLON:VWRP']);
});

test('choices, flags, defaults and examples are offered once each', () => {
  assert.deepEqual(offered('{"instruments": [{"type": |}]}', 'text'), ['"ETF"', '"FUND"']);
  assert.deepEqual(offered('{"instruments": [{"accumulating": |}]}', 'text'), ['true', 'false']);
  assert.deepEqual(offered('{"drift_bands": {"major": {"absolute_pp": |}}}'), ['5', '2']);
});

test('where nothing may stand, nothing is offered', () => {
  assert.deepEqual(offered('{"unknown": {"a": |}}'), []);
  assert.deepEqual(offered('{"unknown": {|}}'), []);
});
