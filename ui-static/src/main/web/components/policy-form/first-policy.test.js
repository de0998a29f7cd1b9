import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { percentsOf } from './answers.js';
import { firstPolicy, fundOf } from './first-policy.js';
import { PolicyDoc } from './policy-doc.js';

const SHIPPED = readFileSync(
  new URL('../../../../../../policy-compiler/src/main/resources/ta/policy/manifesto_policy.json', import.meta.url),
  'utf8',
);
const ABOUT = { title: 'My pension', currency: 'GBP', zone: 'Europe/London' };
const fund = (listing, name, more) => fundOf({ listing, isin: 'IE00BK5BQT80', name, ...more }, 'GBP');

const HELD = [
  fund('XLON:VWRP', 'Vanguard FTSE All-World UCITS ETF', {
    type: 'ETF',
    distribution: 'accumulating',
    terms: { currency: 'GBP', quote_unit: 'GBX' },
    units: '12',
    value: '700.10',
  }),
  fund('XLON:TG28', '1.625% Treasury Gilt 2028', { units: '3.25', value: '299.9' }),
];

test('each fund held is a sleeve, with what it is now as its target', () => {
  const policy = JSON.parse(firstPolicy(ABOUT, HELD, SHIPPED));
  assert.deepEqual(
    policy.sleeves.map(({ code, target_weight }) => [code, target_weight]),
    [
      ['vwrp', 0.7],
      ['tg28', 0.3],
    ],
  );
  assert.equal(policy.instruments[0].quote_unit, 'GBX');
  assert.deepEqual(policy.order_sizing, { units: 'fractional', decimals: 2 });
  assert.deepEqual(policy.constraints.allowed_types, ['ETF', 'GILT']);
  assert.deepEqual(policy.data_quality, JSON.parse(SHIPPED).data_quality);
});

test('without values and costs the parts are equal, and sum to 100 %', () => {
  const three = [...HELD, fund('XLON:CSH2', 'Overnight UCITS ETF')].map(one => ({ ...one, value: null }));
  assert.deepEqual(percentsOf(new PolicyDoc(firstPolicy(ABOUT, three, SHIPPED))), ['34', '33', '33']);
});

test('where a value is not known, the costs say what a fund is of all', () => {
  const [one, other] = HELD;
  const held = [
    { ...one, cost: '100' },
    { ...other, value: null, cost: '300.00' },
  ];
  assert.deepEqual(percentsOf(new PolicyDoc(firstPolicy(ABOUT, held, SHIPPED))), ['25', '75']);
});

test('with nothing held there is a text to which funds are added', () => {
  const doc = new PolicyDoc(firstPolicy({ ...ABOUT, currency: 'EUR' }, [], SHIPPED));
  assert.equal(doc.fault, null);
  assert.equal(doc.size('/sleeves'), 0);
  assert.deepEqual(doc.keys('/quote_units'), ['EUR']);
});

test('what nobody knows of a fund is guessed from its name', () => {
  const { type, distribution, quote_unit } = fund('XLON:AZN', 'AstraZeneca');
  assert.deepEqual([type, distribution, quote_unit], ['SHARE', 'distributing', 'GBP']);
  assert.equal(fund('XLON:V', 'Vanguard UK Gilt UCITS ETF (Dist)').distribution, 'distributing');
  assert.equal(fund('XLON:V', 'Vanguard UK Gilt UCITS ETF').type, 'ETF');
});
