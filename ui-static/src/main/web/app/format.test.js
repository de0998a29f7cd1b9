import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import {
  age,
  amount,
  brief,
  change,
  count,
  date,
  fixed,
  longDate,
  moment,
  money,
  percent,
  plain,
  points,
  reasonWords,
  sentence,
  shortDate,
  symbol,
  withDates,
  words,
} from './format.js';

test('money has two decimals, groups and a true minus', () => {
  assert.equal(money('1234.5', 'GBP'), '£1,234.50');
  assert.equal(money('-0.125', 'USD'), '−$0.13');
  assert.equal(amount('1234.5'), '1,234.50');
  assert.equal(symbol('EUR'), '€');
});

test('units and prices are rounded for reading, small ones to six digits', () => {
  assert.equal(brief('97.399999999990601842'), '97.4');
  assert.equal(brief('16.6666666667'), '16.6667');
  assert.equal(brief('0.000012345678'), '0.0000123457');
  assert.equal(brief('0'), '0');
  assert.equal(brief('-12'), '−12');
});

test('figures with more digits than a binary number keep them all', () => {
  assert.equal(money('12345678901234567.89', 'GBP'), '£12,345,678,901,234,567.89');
  assert.equal(plain('0.123456789012345678'), '0.123456789012345678');
});

test('changes and points have a sign either way, and none at 0', () => {
  assert.equal(change('12'), '+12.00');
  assert.equal(change('-3.2'), '−3.20');
  assert.equal(change('0'), '0.00');
  assert.equal(points('1.36', 1), '+1.4');
  assert.equal(points('-2.69', 2), '−2.69');
  assert.equal(points('0.001', 1), '0.0');
});

test('a fraction of one is shown in per cent', () => {
  assert.equal(percent('0.364'), '36.4 %');
  assert.equal(percent('-0.05', 2), '−5.00 %');
});

test('plain keeps the decimals that are there, fixed makes as many as it is told', () => {
  assert.equal(plain('36.9050'), '36.905');
  assert.equal(fixed('2', 1), '2.0');
});

test('a date without a time belongs to no zone', () => {
  assert.match(date('2026-12-07'), /^Mon,? 7 Dec 2026$/);
  assert.equal(longDate('2026-12-07'), '7 December 2026');
});

test('an instant is shown by the clock of the reader, summer time included', () => {
  assert.equal(moment('2026-07-01T23:30:00Z'), '2 Jul 2026, 00:30');
  assert.equal(moment('2026-12-07T08:00:00Z'), '7 Dec 2026, 08:00');
});

test('age counts whole days', t => {
  const now = mock.method(Date, 'now', () => Date.parse('2026-12-07T12:00:00Z'));
  t.after(() => now.mock.restore());
  assert.equal(age('2026-12-07T00:00:00Z'), 'today');
  assert.equal(age('2026-12-06T12:00:00Z'), '1 day ago');
  assert.equal(age('2026-11-25T11:00:00Z'), '12 days ago');
});

test('count takes the plural of everything but 1', () => {
  assert.equal(count(1, 'order'), '1 order');
  assert.equal(count('1', 'unit'), '1 unit');
  assert.equal(count('1.5', 'unit'), '1.5 units');
  assert.equal(count(0, 'entry', 'entries'), '0 entries');
});

test('the name in a reason stays as its author wrote it', () => {
  assert.equal(reasonWords('BELOW_MIN_TRADE'), 'below min trade');
  assert.equal(reasonWords('GUARD:No_knives'), 'guard No_knives');
});

test('codes become words, words a sentence', () => {
  assert.equal(words('MONTHLY_ALLOCATION'), 'monthly allocation');
  assert.equal(sentence('monthly allocation'), 'Monthly allocation');
  assert.equal(sentence(''), '');
});

test('dates in a sentence are written out', () => {
  assert.equal(withDates('due on 2026-12-07, not 12026-12-07'), `due on ${shortDate('2026-12-07')}, not 12026-12-07`);
});
