import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localTime, typedDecimal, typedMoney, typedTime, zone } from './typed.js';

test('a decimal may have a sign of currency, thousands and a true minus', () => {
  assert.equal(typedDecimal('£1,234.50'), '1234.50');
  assert.equal(typedDecimal(' 1 234 567 '), '1234567');
  assert.equal(typedDecimal('−12.5'), '-12.5');
  assert.equal(typedDecimal('+3'), '3');
  assert.equal(typedDecimal('€ 0.01'), '0.01');
});

test('commas are taken for thousands only where they stand for thousands', () => {
  assert.equal(typedDecimal('1,5'), null);
  assert.equal(typedDecimal('1,2345'), null);
  assert.equal(typedDecimal('12,34,567'), null);
  assert.equal(typedDecimal('1,234,567.89'), '1234567.89');
});

test('what is no decimal is null', () => {
  for (const text of ['', ' ', 'ten', '1e3', '.5', '5.', '1.2.3', '--1', '0x10'])
    assert.equal(typedDecimal(text), null, text);
});

test('money has two decimals at most', () => {
  assert.equal(typedMoney('£1,234.5'), '1234.5');
  assert.equal(typedMoney('1234.567'), null);
  assert.equal(typedMoney('-3.20'), '-3.20');
});

test('a local time and its instant lead to each other, in winter and in summer', () => {
  assert.equal(zone(), 'Europe/London');
  assert.equal(typedTime('2026-03-02T16:30'), '2026-03-02T16:30:00.000Z');
  assert.equal(typedTime('2026-07-02T16:30'), '2026-07-02T15:30:00.000Z');
  assert.equal(localTime('2026-07-02T15:30:00Z'), '2026-07-02T16:30');
  assert.equal(localTime('2026-03-02T16:30:00Z'), '2026-03-02T16:30');
});

test('an empty or broken time is null', () => {
  assert.equal(typedTime(''), null);
  assert.equal(typedTime('2026-13-45T99:99'), null);
});
