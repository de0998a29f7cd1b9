import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureAdvice, localTime, typedDecimal, typedMoney, typedTime, zone } from './typed.js';
import { useZone } from './zone.js';

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

test('odd spaces and apostrophes stand between thousands too, and nowhere else', () => {
  for (const text of ['1\u00a0234.50', '1\u202f234.50', '1’234.50', ' £ 1,234.50', '1,234.50 £', '£-1,234.50'])
    assert.equal(typedDecimal(text)?.replace('-', ''), '1234.50', text);
  for (const text of ['12 34', '1 2', '1 234,567', '1,234 567']) assert.equal(typedDecimal(text), null, text);
});

test('a number in the browser’s language is taken where it cannot be mistaken', () => {
  const english = navigator;
  Object.defineProperty(globalThis, 'navigator', { value: { language: 'de-DE' }, configurable: true });
  assert.equal(typedDecimal('1.234,50'), '1234.50');
  assert.equal(typedDecimal('0,35'), '0.35');
  assert.equal(typedDecimal('1.234'), '1.234', 'as it is shown');
  assert.equal(typedDecimal('1,234.50'), '1234.50', 'as it is shown');
  Object.defineProperty(globalThis, 'navigator', { value: english, configurable: true });
  assert.equal(typedDecimal('1.234,50'), null);
});

test('a number in another form gets advice', () => {
  for (const [text, advice] of [
    ['0,35', 'Write 0.35: a point stands before the fraction.'],
    ['-1.000,50 £', 'Write -1000.50: a point stands before the fraction.'],
    ['35 %', 'Leave out the percent sign: 35.'],
    ['1e3', 'Write the number in full, without an exponent.'],
    ['.5', 'Write 0.5.'],
    ['5.', 'Write 5.'],
    ['12 34', 'Write 1234, if that is what you mean.'],
    ['１２', 'Write 12, if that is what you mean.'],
    ['GBP 12.50', 'Write the number alone: 12.50.'],
    ['ten', null],
    ['1.2.3', null],
  ]) {
    assert.equal(typedDecimal(text), null, text);
    assert.equal(figureAdvice(text), advice, text);
  }
});

test('times are those of the portfolio, wherever they are typed', () => {
  useZone('America/New_York');
  assert.equal(typedTime('2026-03-02T16:30'), '2026-03-02T21:30:00.000Z');
  assert.equal(localTime('2026-03-02T21:30:00Z'), '2026-03-02T16:30');
  assert.equal(typedTime('2026-03-08T02:30'), null, 'in the hour that is skipped');
  assert.equal(typedTime('2026-11-01T01:30'), '2026-11-01T05:30:00.000Z', 'the first of the two');
  useZone(undefined);
  assert.equal(zone(), 'Europe/London');
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
