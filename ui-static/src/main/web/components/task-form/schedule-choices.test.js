import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronInWords } from './cron-words.js';
import { CHOICES, choiceOf, DAYS_OF_MONTH, USUAL, WEEKDAYS } from './schedule-choices.js';

test('each choice reads the cron that it writes', () => {
  const said = { ...USUAL, at: '09:05', until: '17:05', weekday: 'THU', day: 'L', cron: '0 0/7 * * * ?' };
  for (const [code, { write, fields }] of Object.entries(CHOICES)) {
    const found = choiceOf(write(said));
    assert.equal(found.choice, code);
    for (const field of fields) assert.equal(found.said[field], said[field], `${code} ${field}`);
  }
});

test('each weekday and each day of the month is read again', () => {
  for (const weekday of Object.keys(WEEKDAYS))
    assert.equal(choiceOf(CHOICES.WEEKLY.write({ ...USUAL, weekday })).said.weekday, weekday);
  for (const day of DAYS_OF_MONTH) {
    assert.equal(choiceOf(CHOICES.MONTHLY.write({ ...USUAL, day })).said.day, day);
    assert.equal(choiceOf(CHOICES.QUARTERLY.write({ ...USUAL, day })).said.day, day);
  }
});

test('what the choices write has words', () => {
  for (const [code, { write }] of Object.entries(CHOICES))
    if (code !== 'CRON') assert.ok(cronInWords(write(USUAL)), code);
});

test('each hour ends with the last that is not after the end', () => {
  assert.equal(CHOICES.HOURLY.write({ at: '08:30', until: '18:00' }), '0 30 8-17 ? * MON-FRI');
  assert.equal(CHOICES.HOURLY.write({ at: '08:30', until: '18:30' }), '0 30 8-18 ? * MON-FRI');
});

test('other crons stay crons', () => {
  for (const cron of ['0 0 8 29 * ?', '0 0 8 ? * MON,TUE', 'nonsense', '']) {
    const { choice, said } = choiceOf(` ${cron} `);
    assert.deepEqual([choice, said.cron], ['CRON', cron]);
  }
});
