import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compare,
  isDecimal,
  isNegative,
  isZero,
  magnitude,
  minus,
  negated,
  over,
  rounded,
  sum,
  times,
} from './decimal.js';

test('sum and minus are exact where binary numbers are not', () => {
  assert.equal(sum('0.1', '0.2'), '0.3');
  assert.equal(minus('1.10', '1.00'), '0.1');
  assert.equal(sum('99999999999999999999', '0.00000000000000000001'), '99999999999999999999.00000000000000000001');
});

test('sum of nothing is 0', () => {
  assert.equal(sum(), '0');
});

test('results have no trailing zeros and no negative zero', () => {
  assert.equal(sum('1.50', '0.50'), '2');
  assert.equal(minus('-1.5', '-1.5'), '0');
  assert.equal(negated('0.00'), '0');
});

test('times is exact up to 20 decimals and cuts off the rest', () => {
  assert.equal(times('12.345', '-0.01'), '-0.12345');
  assert.equal(times('0.00000000001', '0.000000001'), '0.00000000000000000001');
  assert.equal(times('0.00000000001', '0.0000000009'), '0');
});

test('over cuts off after 20 decimals, towards 0', () => {
  assert.equal(over('1', '3'), '0.33333333333333333333');
  assert.equal(over('-2', '3'), '-0.66666666666666666666');
  assert.equal(over('10', '4'), '2.5');
});

test('over nothing is an error', () => {
  assert.throws(() => over('1', '0'), RangeError);
});

test('rounded takes the even neighbour from the middle', () => {
  assert.equal(rounded('0.125', 2), '0.12');
  assert.equal(rounded('0.135', 2), '0.14');
  assert.equal(rounded('-0.125', 2), '-0.12');
  assert.equal(rounded('0.1250001', 2), '0.13');
  assert.equal(rounded('2.5', 0), '2');
  assert.equal(rounded('3.5', 0), '4');
});

test('rounded to nothing is 0, not -0', () => {
  assert.equal(rounded('-0.004', 2), '0');
});

test('compare looks at the value, not at the text', () => {
  assert.equal(compare('1.0', '1'), 0);
  assert.equal(compare('-2', '1'), -1);
  assert.equal(compare('10', '9'), 1);
});

test('signs', () => {
  assert.ok(isNegative('-0.01'));
  assert.ok(!isNegative('-0.00'));
  assert.ok(isZero('-0.000'));
  assert.equal(magnitude('-3.20'), '3.20');
  assert.equal(magnitude('3.20'), '3.20');
  assert.equal(negated('3.20'), '-3.2');
});

test('isDecimal takes what the API takes', () => {
  for (const text of ['0', '-1', '1.5', '12345678901234567890', '0.123456789012345678'])
    assert.ok(isDecimal(text), text);
  for (const text of ['', '.5', '1.', '+1', '1e3', '1,000', ' 1', '0.1234567890123456789', '123456789012345678901'])
    assert.ok(!isDecimal(text), text);
});

test('what is no decimal is refused', () => {
  for (const text of ['', 'NaN', '1e3', '1,000']) assert.throws(() => sum(text), RangeError, text);
});
