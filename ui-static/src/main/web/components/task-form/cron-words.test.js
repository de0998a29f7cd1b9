import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, cronInWords, scheduleInWords, zoneInWords } from './cron-words.js';

const IN_WORDS = {
  '0 0 8 * * ?': 'each day at 08:00',
  '0 0 8 ? * *': 'each day at 08:00',
  '0 0 8 * * ? *': 'each day at 08:00',
  '0 0 * * * ?': 'each hour on the hour',
  '0 20 * * * ?': 'each hour at 20 minutes past',
  '0 5 8-18 ? * MON-FRI': 'weekdays, each hour from 08:05 to 18:05',
  '0 5 8-18 ? * 2-6': 'weekdays, each hour from 08:05 to 18:05',
  '0 */15 * * * ?': 'every 15 minutes',
  '0 5/15 * * * ?': 'every 15 minutes',
  '0 0/30 9-17 ? * MON-FRI': 'weekdays, every 30 minutes from 09:00 to 17:30',
  '0 0 8,12,18 * * ?': 'each day at 08:00, 12:00 and 18:00',
  '0 0,30 9 * * ?': 'each day at 09:00 and 09:30',
  '0 0 9 ? * MON': 'each Monday at 09:00',
  '0 0 9 ? * mon,wed': 'each Monday and Wednesday at 09:00',
  '0 0 9 ? * FRI-MON': 'each Friday, Saturday, Sunday and Monday at 09:00',
  '0 0 9 ? * 1': 'each Sunday at 09:00',
  '0 0 9 ? * MON#1': 'on the first Monday of each month at 09:00',
  '0 0 9 ? * FRIL': 'on the last Friday of each month at 09:00',
  '0 0 9 1 * ?': 'on day 1 of each month at 09:00',
  '0 0 9 1,15 * ?': 'on days 1 and 15 of each month at 09:00',
  '0 0 9 L * ?': 'on the last day of each month at 09:00',
  '0 0 9 LW * ?': 'on the last weekday of each month at 09:00',
  '0 0 9 1W * ?': 'on the weekday nearest to day 1 of each month at 09:00',
  '0 0 9 1 3,6,9,12 ?': 'on day 1 of March, June, September and December at 09:00',
  '0 0 9 1 DEC-FEB ?': 'on day 1 of December, January and February at 09:00',
  '0 0 9 ? JUN MON-FRI': 'weekdays in June at 09:00',
};

for (const [cron, words] of Object.entries(IN_WORDS)) {
  test(`${cron} is ${words}`, () => assert.equal(cronInWords(cron), words));
}

test('what is no cron, or has no short words, is left to the cron', () => {
  const without = [
    '',
    'each day',
    '0 8 * * ?', // five fields
    '30 0 8 * * ?', // seconds
    '0 0 8 * * ? 2027', // a year
    '0 60 8 * * ?',
    '0 0 24 * * ?',
    '0 0 18-8 * * ?',
    '0 0/0 8 * * ?',
    '0 0 8 32 * ?',
    '0 0 8 1 13 ?',
    '0 0 8 1 * MON', // a day of the month and one of the week
    '0 0 8 ? * MON#6',
    '0 0 8 ? * XYZ',
    '0 1,2,3,4,5,6,7 8 * * ?', // more times than are listed
    '0 */7 8 * * ?', // minutes that are not evenly spread
  ];
  for (const cron of without) assert.equal(cronInWords(cron), null, cron);
});

test('a clock has two digits each', () => {
  assert.equal(clock(8, 5), '08:05');
  assert.equal(clock('18', '30'), '18:30');
});

test('a zone goes by its city', () => {
  assert.equal(zoneInWords('Europe/London'), 'London time');
  assert.equal(zoneInWords('America/New_York'), 'New York time');
  assert.equal(zoneInWords('UTC'), 'UTC');
});

test('a schedule is said with its zone, and not at all without words', () => {
  const zone = 'Europe/London';
  assert.equal(scheduleInWords({ schedule: '0 0 8 * * ?', time_zone: zone }), 'each day at 08:00, London time');
  assert.equal(scheduleInWords({ schedule: '30 0 8 * * ?', time_zone: zone }), null);
});
