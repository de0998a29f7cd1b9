import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oddities } from './plausibility.js';
import { cashEffect, execution, fault, fillOf, newRow, spread } from './typed-fills.js';

const line = (number, estimated, filled = '0') => ({ line: number, estimated_units: estimated, filled_units: filled });
const ORDER = {
  key: 'BUY XLON:XWES',
  side: 'BUY',
  ticker: 'XWES',
  left: '12',
  fee: '5.95',
  lines: [line(1, '12')],
  price: { base: '41.20', quote: { unit: 'GBX', factor: '0.01' } },
};
const ROW = {
  order: ORDER,
  units: '12',
  price: '4,120',
  fees: '5.95',
  note: 'N1',
  unit: 'GBX',
  at: '2026-03-02T16:30',
};
const FILL = fillOf(ROW);
const KNOWN = { orders: [ORDER], cash: '1000', currency: 'GBP', asOf: '2026-02-27T16:35:00Z', effect: '-500.35' };
const odd = (fill, known = {}) => oddities([{ ...FILL, ...fill }], { ...KNOWN, ...known });

test('a new row has the units that are left and the expected fee', () => {
  const row = newRow(ORDER);
  assert.deepEqual([row.units, row.fees, row.price, row.unit], ['12', '5.95', '', 'GBX']);
  assert.equal(newRow(ORDER, '0').units, '');
  assert.notEqual(newRow(ORDER).id, newRow(ORDER).id);
});

test('a row becomes a fill in the currency of the portfolio', () => {
  assert.deepEqual(FILL, {
    order: ORDER,
    units: '12',
    price: '41.2',
    fees: '5.95',
    trade_time: '2026-03-02T16:30:00.000Z',
    contract_note: 'N1',
  });
  assert.equal(fillOf({ ...ROW, unit: null, price: '41.2', note: ' ' }).contract_note, null);
});

test('a row in dollars becomes a fill in pounds at the rate of the broker, and needs that rate', () => {
  const quote = { unit: 'USD', factor: '1', currency: 'USD', rate: '1.25' };
  const row = { ...ROW, order: { ...ORDER, price: { base: '40', quote } }, unit: 'USD', price: '50', rate: '1.3333' };
  assert.equal(fillOf(row).price, '37.500937523438');
  assert.deepEqual(fillOf(row).traded, { currency: 'USD', price: '50', rate: '0.750018750469' });
  assert.equal(execution([fillOf(row)], false, false).fills[0].traded.currency, 'USD');
  assert.equal(fillOf({ ...row, rate: '' }), null);
  assert.equal(fault({ rate: '0' }, 'rate'), 'Must be above 0.');
  assert.equal(fillOf({ ...row, unit: null, price: '37.5', rate: '' }).price, '37.5');
});

test('a row with something missing or wrong is no fill', () => {
  for (const change of [{ units: '' }, { price: 'x' }, { fees: '-1' }, { at: '' }, { note: 'n'.repeat(201) }])
    assert.equal(fillOf({ ...ROW, ...change }), null);
});

test('faults: an empty field is left to the browser’s own check', () => {
  assert.equal(fault({ units: ' ' }, 'units'), '');
  assert.equal(fault({ units: '0' }, 'units'), 'Must be above 0.');
  assert.equal(fault({ fees: '0' }, 'fees'), '');
  assert.equal(fault({ fees: '1.234' }, 'fees'), 'At most 2 decimals.');
  assert.match(fault({ price: 'x' }, 'price'), /Enter a number/);
});

test('a buy takes the consideration and the fees, a sale brings it less the fees', () => {
  assert.equal(cashEffect(FILL), '-500.35');
  assert.equal(cashEffect({ ...FILL, order: { side: 'SELL' } }), '488.45');
});

test('units go to the lines in their order, the rest to the last, fees along with the units', () => {
  const order = { ...ORDER, lines: [line(1, '3'), line(2, '5', '1'), line(3, '2')] };
  const parts = spread([{ ...FILL, order, units: '10', fees: '1.00' }]);
  assert.deepEqual(
    parts.map(part => [part.line, part.units, part.fees, part.contract_note]),
    [
      [1, '3', '0.3', 'N1'],
      [2, '4', '0.4', 'N1/2'],
      [3, '3', '0.3', 'N1/3'],
    ],
  );
});

test('a second fill goes on where the first ended, and fees add up to the penny', () => {
  const order = { ...ORDER, lines: [line(1, '3'), line(2, '6')] };
  const parts = spread([
    { ...FILL, order, units: '2', fees: '0' },
    { ...FILL, order, units: '3', fees: '1.00' },
  ]);
  assert.deepEqual(
    parts.map(part => [part.line, part.units, part.fees]),
    [
      [1, '2', '0'],
      [1, '1', '0.33'],
      [2, '2', '0.67'],
    ],
  );
});

test('the API gets lines, not orders', () => {
  const { fills, complete } = execution(spread([FILL]), true);
  assert.ok(complete);
  assert.deepEqual(Object.keys(fills[0]), ['line', 'units', 'price', 'fees', 'trade_time', 'contract_note']);
});

test('an ordinary fill is not odd', () => {
  assert.deepEqual(odd({}), []);
});

test('a price far from the advice is odd, and a hundredfold one looks like the wrong unit', () => {
  assert.deepEqual(odd({ price: '44.08', fees: '0' }, { effect: '-1' }), [
    '£44.08 for one unit of XWES is 7.0 % above the £41.20 that the recommendation used.',
  ]);
  assert.deepEqual(odd({ price: '4120', fees: '0' }, { effect: '-1' }), [
    '£4,120.00 for one unit of XWES is 100 times more than the £41.20 that the recommendation used. ' +
      'Maybe pence and pounds were mixed up.',
  ]);
  assert.match(odd({ price: '0.412', fees: '0' }, { effect: '-1' })[0], /100 times less than/);
});

test('more units than are open, an overdraft, a wrong time and a large fee are odd', () => {
  assert.match(odd({ units: '13' })[0], /13 units of XWES are more than the 12/);
  assert.match(odd({}, { cash: '500' })[0], /overdrawn by £0.35/);
  assert.match(odd({ trade_time: '2999-01-01T00:00:00Z' })[0], /in the future/);
  assert.match(odd({ trade_time: '2026-02-27T16:34:00Z' })[0], /before the recommendation/);
  assert.match(odd({ fees: '25' })[0], /£25.00 in fees for £494.40 of XWES/);
});

test('cash that was overdrawn before, or that grows, is not odd', () => {
  assert.deepEqual(odd({}, { cash: '-600', effect: '20' }), []);
});
