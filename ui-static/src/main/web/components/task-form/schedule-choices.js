// Common schedules with fields of their own. Each choice can read the cron expression that it writes.

import { clock } from './cron-words.js';

/** From Monday, by their names in a cron expression. */
export const WEEKDAYS = {
  MON: 'Monday',
  TUE: 'Tuesday',
  WED: 'Wednesday',
  THU: 'Thursday',
  FRI: 'Friday',
  SAT: 'Saturday',
  SUN: 'Sunday',
};

/** Days that every month has, and `L` for the last day. */
export const DAYS_OF_MONTH = [...Array.from({ length: 28 }, (_, place) => String(place + 1)), 'L'];

const time = text => text.split(':').map(Number);
const at = ([, minute, hour]) => clock(hour, minute);
const TIME = '0 (\\d+) (\\d+)';
const DAY = '([1-9]|1\\d|2[0-8]|L)';

/** `fields` are the form fields, `write` makes a cron expression of them, and `reads` and `found` read it again. */
export const CHOICES = {
  DAILY: {
    name: 'Each day',
    fields: ['at'],
    write: said => cronAt(said.at, '* * ?'),
    reads: new RegExp(`^${TIME} (?:\\? \\* \\*|\\* \\* \\?)$`),
    found: match => ({ at: at(match) }),
  },
  WEEKDAYS: {
    name: 'Monday to Friday',
    fields: ['at'],
    write: said => cronAt(said.at, '? * MON-FRI'),
    reads: new RegExp(`^${TIME} \\? \\* MON-FRI$`),
    found: match => ({ at: at(match) }),
  },
  HOURLY: {
    name: 'Monday to Friday, each hour',
    fields: ['at', 'until'],
    write: said => cronFrom(said.at, said.until),
    reads: /^0 (\d+) (\d+)-(\d+) \? \* MON-FRI$/,
    found: match => ({ at: at(match), until: clock(match[3], match[1]) }),
  },
  WEEKLY: {
    name: 'Once a week',
    fields: ['weekday', 'at'],
    write: said => cronAt(said.at, `? * ${said.weekday}`),
    reads: new RegExp(`^${TIME} \\? \\* (${Object.keys(WEEKDAYS).join('|')})$`),
    found: match => ({ at: at(match), weekday: match[3] }),
  },
  MONTHLY: {
    name: 'Once a month',
    fields: ['day', 'at'],
    write: said => cronAt(said.at, `${said.day} * ?`),
    reads: new RegExp(`^${TIME} ${DAY} \\* \\?$`),
    found: match => ({ at: at(match), day: match[3] }),
  },
  QUARTERLY: {
    name: 'In March, June, September and December',
    fields: ['day', 'at'],
    write: said => cronAt(said.at, `${said.day} 3,6,9,12 ?`),
    reads: new RegExp(`^${TIME} ${DAY} 3,6,9,12 \\?$`),
    found: match => ({ at: at(match), day: match[3] }),
  },
  CRON: {
    name: 'Other: cron expression',
    fields: ['cron'],
    write: said => said.cron.trim(),
    reads: /^/,
    found: match => ({ cron: match.input }),
  },
};

/** The initial values of the fields. */
export const USUAL = { at: '08:00', until: '18:00', weekday: 'MON', day: '1', cron: '' };

function cronAt(text, days) {
  const [hour, minute] = time(text);
  return `0 ${minute} ${hour} ${days}`;
}

/** Each hour at the minute of the first time, up to the last time. */
function cronFrom(first, last) {
  const [hour, minute] = time(first);
  const [lastHour, lastMinute] = time(last);
  return `0 ${minute} ${hour}-${minute > lastMinute ? lastHour - 1 : lastHour} ? * MON-FRI`;
}

/** The choice that writes a cron expression, with its fields; the last choice writes any expression. */
export function choiceOf(cron) {
  const text = cron.trim();
  for (const [choice, { reads, found }] of Object.entries(CHOICES)) {
    const match = reads.exec(text);
    if (match) return { choice, said: { ...USUAL, cron: text, ...found(match) } };
  }
  return null;
}
