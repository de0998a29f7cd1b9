import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  percentsOf,
  withAmounts,
  withChoice,
  withContribution,
  withDefaultOrder,
  withFund,
  withMaxOrders,
  withMaxWeight,
  withNumber,
  withOrders,
  withoutFund,
  withTargets,
  withTerms,
  withWithdrawal,
} from './answers.js';
import { PolicyDoc } from './policy-doc.js';
import { lacking } from './shares.js';

const RESOURCES = new URL('../../../../../../policy-compiler/src/main/resources/ta/policy/', import.meta.url);
const read = name => readFileSync(new URL(name, RESOURCES), 'utf8');
const SHIPPED = read('manifesto_policy.json');
const THREE = read('samples/three-funds.json');

/** The lines of a text that are not in another. */
const newLines = (text, before) => {
  const known = new Set(before.split('\n'));
  return text.split('\n').filter(line => !known.has(line));
};

const ordersOf = text => new PolicyDoc(text).defaultOrders.map(({ listing, amount }) => `${listing} ${amount}`);

const GILT = {
  listing: 'XLON:TG28',
  isin: 'GB00BFX0ZL78',
  name: '1.625% Treasury Gilt 22 October 2028',
  currency: 'GBP',
  quote_unit: 'GBP',
  type: 'GILT',
  distribution: 'distributing',
};

test('all shipped policies can be shown, and only known clauses are left to the text', () => {
  for (const name of [
    'manifesto_policy.json',
    ...readdirSync(new URL('samples', RESOURCES)).map(one => `samples/${one}`),
  ])
    assert.equal(new PolicyDoc(read(name)).fault, null, name);
  assert.deepEqual(
    new PolicyDoc(SHIPPED).hidden.map(({ pointer }) => pointer),
    [
      '/format',
      '/version',
      '/base_currency',
      '/time_zone',
      '/valuation_price',
      '/quote_units',
      '/cash_park',
      '/cadence/weekly',
      '/cadence/quarterly',
      '/data_quality',
      '/notes',
    ],
  );
});

test('elements that the form does not show have their names', () => {
  const doc = new PolicyDoc(read('samples/core-and-tilts.json'));
  assert.equal(doc.named('/guards/0'), '/guards/max-technology');
  assert.equal(doc.named('/instruments/1/costs'), '/instruments/XLON:EMIM/costs');
  assert.equal(doc.named('/sleeves/2'), '/sleeves/small_cap');
  assert.equal(doc.named('/notes'), '/notes');
});

test('targets change where they stand, digit by digit, and those that stay keep their digits', () => {
  const written = withTargets(SHIPPED, ['40', '30', '10', '10', '5', '5']);
  assert.deepEqual(newLines(written, SHIPPED), [
    SHIPPED.split('\n')[16].replace('0.35', '0.4'),
    SHIPPED.split('\n')[17].replace('0.35', '0.3'),
  ]);
  assert.equal(withTargets(SHIPPED, percentsOf(new PolicyDoc(SHIPPED))), SHIPPED);
  assert.deepEqual(percentsOf(new PolicyDoc(withTargets(THREE, ['60.1', '10', '29.9']))), ['60.1', '10', '29.9']);
});

test('a fund gets a sleeve of its own, without a target until it is given one', () => {
  const written = withFund(THREE, GILT);
  const { sleeves, instruments } = JSON.parse(written);
  assert.deepEqual(sleeves[3], { code: 'tg28', name: GILT.name, target_weight: 0, drift_band: 'usual' });
  assert.equal(instruments[3].sleeve, 'tg28');
  assert.equal(newLines(written, THREE).length, 4, 'the last lines before them get a comma');
  const beside = JSON.parse(withFund(THREE, GILT, 'bonds'));
  assert.equal(beside.sleeves.length, 3);
  assert.equal(beside.instruments[3].sleeve, 'bonds');
});

test('the first fund of an empty policy has the whole target, and brings a band and a unit', () => {
  const policy = JSON.parse(withFund('{"format": 1}', { ...GILT, currency: 'USD', quote_unit: 'USX' }));
  assert.deepEqual(policy.quote_units, { USX: { currency: 'USD', factor: 0.01 } });
  assert.deepEqual(policy.drift_bands, { usual: { absolute_pp: 5, relative_pct: 25 } });
  assert.equal(policy.sleeves[0].target_weight, 1);
});

test('a fund leaves with its sleeve, its target and its default order, and the sums hold', () => {
  const written = withoutFund(THREE, 'XLON:VHVG');
  assert.deepEqual(percentsOf(new PolicyDoc(written)), ['25', '75']);
  assert.deepEqual(ordersOf(written), ['XLON:VFEG 75', 'XLON:VAGS 225']);
  assert.deepEqual(
    new PolicyDoc(SHIPPED).namedIn(['energy', 'XLON:XWES']).map(({ pointer }) => pointer),
    ['/cash_park', '/cadence/quarterly'],
  );
});

test('a contribution brings default orders that sum to it, and takes them with it', () => {
  const without = withContribution(THREE, '');
  assert.equal(new PolicyDoc(without).has('/cadence/monthly'), false);
  const added = withContribution(without, '333.33');
  assert.deepEqual(ordersOf(added), ['XLON:VHVG 222.22', 'XLON:VAGS 111.11']);
  assert.equal(JSON.parse(added).cadence.monthly.contribution, 333.33);
  const raised = withContribution(THREE, '1000');
  assert.deepEqual(ordersOf(raised), ['XLON:VHVG 600', 'XLON:VFEG 100', 'XLON:VAGS 300']);
  assert.equal(newLines(raised, THREE).length, 4);
  assert.equal(withContribution(THREE, '300.00'), THREE);
});

test('default orders keep their sum, whatever is chosen', () => {
  assert.deepEqual(ordersOf(withMaxOrders(THREE, '2')), ['XLON:VHVG 200', 'XLON:VAGS 100']);
  const fewer = withDefaultOrder(THREE, 'XLON:VAGS', false);
  assert.equal(
    lacking(
      new PolicyDoc(fewer).defaultOrders.map(({ amount }) => amount),
      '300',
    ).complete,
    true,
  );
  assert.deepEqual(ordersOf(withDefaultOrder(fewer, 'XLON:VAGS', true)).at(-1), 'XLON:VAGS 100');
  assert.deepEqual(ordersOf(withAmounts(THREE, ['200.5', '9.5', '90'])), [
    'XLON:VHVG 200.5',
    'XLON:VFEG 9.5',
    'XLON:VAGS 90',
  ]);
  assert.deepEqual(ordersOf(withOrders(THREE, [])), ordersOf(THREE));
});

test('a withdrawal comes and goes without what is paid in', () => {
  const written = withWithdrawal(THREE, '1234.50');
  assert.deepEqual(JSON.parse(written).cadence.monthly.withdrawal, {
    amount: 1234.5,
    max_sells: 2,
    min_trade: 25,
    from_park: false,
  });
  assert.equal(withWithdrawal(written, ''), THREE);
  assert.equal(JSON.parse(withContribution(written, '')).cadence.monthly.withdrawal.amount, 1234.5);
});

test('the limit of a fund is a guard, and other guards stay', () => {
  const core = read('samples/core-and-tilts.json');
  const limited = withMaxWeight(core, '30');
  assert.equal(new PolicyDoc(limited).weightGuard, '/guards/1');
  assert.equal(JSON.parse(withMaxWeight(limited, '25.5')).guards[1].when[0].value, 25.5);
  assert.equal(withMaxWeight(limited, ''), core);
  assert.equal(JSON.parse(withMaxWeight(withMaxWeight(THREE, '40'), '')).guards, undefined);
});

test('types are refused and allowed again', () => {
  const refused = withChoice('{"a": 1}', '/constraints/allowed_types', 'GILT', false, ['ETF', 'GILT']);
  assert.deepEqual(JSON.parse(refused).constraints.allowed_types, ['ETF']);
  const again = withChoice(refused, '/constraints/allowed_types', 'GILT', true);
  assert.deepEqual(JSON.parse(again).constraints.allowed_types, ['ETF', 'GILT']);
});

test('a number that stays the same stays as it was typed', () => {
  assert.equal(withNumber('{"a": 2.0}', '/a', '2'), '{"a": 2.0}');
  assert.equal(withNumber('{"a": 2.0}', '/a', '2.5'), '{"a": 2.5}');
  assert.equal(withNumber('{"a": 2.0}', '/a', ''), '{}');
});

test('a text that the form cannot show says why and where', () => {
  const faultOf = text => new PolicyDoc(text).fault;
  assert.equal(faultOf('{"a": 1,}').message, 'The text is not JSON, so the form cannot show it.');
  assert.equal(faultOf('[1]').message, 'The form cannot show the text: it should be an object in braces.');
  assert.deepEqual(faultOf('{\n"costs": {"per_order": "5"}}'), {
    line: 2,
    message: 'The form cannot show /costs/per_order: it should be a number written in full, at least 0.',
  });
  assert.match(faultOf('{"costs": {"per_order": 5e2}}').message, /written in full/);
  assert.match(faultOf('{"title": "a", "title": "b"}').message, /\/title stands in it twice/);
});

test('a fund is quoted as it is registered', () => {
  const terms = { currency: 'GBP', quote_unit: 'GBX' };
  const written = withTerms(THREE, { listing: 'XLON:VHVG', terms });
  assert.deepEqual(newLines(written, THREE).length, 1);
  assert.equal(JSON.parse(written).instruments[0].quote_unit, 'GBX');
  assert.equal(withTerms(THREE, { listing: 'XLON:VHVG', terms: { ...terms, quote_unit: 'GBP' } }), THREE);
  assert.equal(withTerms(THREE, { listing: 'XLON:VHVG', terms: null }), THREE);
  assert.equal(withTerms(THREE, { listing: 'XLON:ELSE', terms }), THREE);
});

test('a list of types stays as it was typed but for the one that is chosen', () => {
  const typed = '{"constraints": {"allowed_types": [\n "ETF", "\\u0047ILT"\n]}}';
  const added = withChoice(typed, '/constraints/allowed_types', 'FUND', true);
  assert.ok(added.startsWith(typed.slice(0, typed.indexOf('\\u0047ILT"') + 10)));
  assert.equal(withChoice(typed, '/constraints/allowed_types', 'ETF', false), typed.replace('"ETF", ', ''));
});

test('targets that are kept stay when a fund leaves', () => {
  const codes = new PolicyDoc(THREE).sleeves.map(({ code }) => code);
  const [, , kept] = percentsOf(new PolicyDoc(withTargets(THREE, ['25', '25', '50'])));
  const text = withTargets(THREE, ['25', '25', '50']);
  const gone = new PolicyDoc(text).instruments.find(({ sleeve }) => sleeve === codes[0]).listing;
  const left = percentsOf(new PolicyDoc(withoutFund(text, gone, new Set([codes[2]]))));
  assert.equal(lacking(left, '100').complete, true);
  assert.equal(Number(left[1]), Number(kept));
});

test('a fund without a target gets no default order', () => {
  const first = withFund(THREE, GILT);
  const written = withContribution(withContribution(first, ''), '300');
  assert.ok(new PolicyDoc(written).defaultOrders.every(({ amount }) => Number(amount) > 0));
});
