import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokerOrders, inShort, ordersLeft, totalOf } from './broker-orders.js';

const line = (number, side, listing, units, amount, filled = '0') => ({
  line: number,
  side,
  listing,
  estimated_units: units,
  estimated_amount: amount,
  filled_units: filled,
});
const LINES = [
  line(1, 'BUY', 'XLON:XWES', '12', '494.40', '5'),
  line(2, 'SELL', 'XLON:VWRP', '2', '200.00'),
  line(3, 'BUY', 'XLON:XWES', '3', '123.60'),
];
const UNITS = { GBP: { currency: 'GBP', factor: '1' }, GBX: { currency: 'GBP', factor: '0.01' } };
const PENCE = { price: '4120', price_base: '41.2', quote_unit: 'GBX', rate: null };
const explanation = price => ({
  orders: [{ seq: 1, price, waterfall: [{ amount: '-5.95', why: { clause: '/costs/per_order' } }] }],
});

test('lines of one listing and one side are one order', () => {
  const [buy, sell] = brokerOrders({ lines: LINES }, null, [
    { listing: 'XLON:XWES', isin: 'IE00BM67HM91', name: 'Energy' },
  ]);
  assert.deepEqual([buy.units, buy.amount, buy.filled, buy.left, buy.lines.length], ['15', '618', '5', '10', 2]);
  assert.deepEqual([buy.isin, buy.name, sell.isin], ['IE00BM67HM91', 'Energy', '']);
  assert.equal(inShort(buy), 'Buy 15 XWES');
  assert.equal(inShort(sell), 'Sell 2 VWRP');
});

test('nothing is left of an order that was filled beyond its estimate', () => {
  const [order] = brokerOrders({ lines: [line(1, 'BUY', 'XLON:XWES', '12', '494.40', '13')] }, null, []);
  assert.equal(order.left, '0');
});

test('without an explanation the price is what the estimates come to, and no fee is known', () => {
  const [order] = brokerOrders({ lines: LINES }, null, []);
  assert.deepEqual([order.price.base, order.price.quote, order.fee], ['41.2', null, null]);
});

test('with one, it is the price that the run used, in the unit of the venue', () => {
  const [order] = brokerOrders({ lines: LINES }, explanation(PENCE), [], UNITS);
  assert.deepEqual(order.price, { base: '41.2', quote: { unit: 'GBX', factor: '0.01' }, used: PENCE });
  assert.equal(order.fee, '5.95');
});

test('a price in another currency has its unit and the rate of the run', () => {
  const dollars = { price: '50', price_base: '40', quote_unit: 'USD', rate: '0.8' };
  assert.deepEqual(brokerOrders({ lines: LINES }, explanation(dollars), [], UNITS)[0].price.quote, {
    unit: 'USD',
    factor: '1',
    currency: 'USD',
    rate: '1.25',
  });
});

test('a price in the base currency is typed in it, whatever its digits', () => {
  const odd = { price: '97.160003662109375', price_base: '97.16000366210938', quote_unit: 'GBP', rate: null };
  assert.equal(brokerOrders({ lines: LINES }, explanation(odd), [], UNITS)[0].price.quote, null);
});

test('what is left to be traded has the units and the amount that are left', () => {
  const [buy, sell] = ordersLeft(brokerOrders({ lines: LINES }, null, []));
  assert.deepEqual([buy.units, buy.amount, sell.units], ['10', '412', '2']);
});

test('orders of a side add up', () => {
  const orders = brokerOrders({ lines: LINES }, null, []);
  assert.equal(totalOf(orders, 'BUY'), '618');
  assert.equal(totalOf([], 'BUY'), '0');
});
