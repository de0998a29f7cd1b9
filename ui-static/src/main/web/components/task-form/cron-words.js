// Quartz cron expressions in words: “weekdays, each hour from 08:05 to 18:05”. Expressions without a short wording are
// shown as they are.

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

/** More times per day than this are not listed. */
const TIMES_MAX = 6;

const pad = number => String(number).padStart(2, '0');
const listed = words => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);

/** `08:05`. */
export const clock = (hour, minute) => `${pad(hour)}:${pad(minute)}`;

/** @returns {?string} null if the expression is invalid or has no short wording */
export function cronInWords(cron) {
  const fields = cron.trim().toUpperCase().split(/\s+/);
  if (fields.length < 6 || fields.length > 7 || fields[0] !== '0' || (fields[6] ?? '*') !== '*') return null;
  const [, minute, hour, date, month, weekday] = fields;
  const times = timesInWords(minute, hour);
  const days = daysInWords(date, weekday);
  const months = month === '*' ? '' : monthsInWords(month);
  if (times === null || days === null || months === null) return null;
  const when = months
    ? days.ofMonth
      ? `${days.text} of ${months}`
      : `${days.text} in ${months}`
    : days.ofMonth
      ? `${days.text} of each month`
      : days.text;
  if (when === 'each day' && hour === '*') return times;
  return `${when}${times.startsWith('at') ? '' : ','} ${times}`;
}

function timesInWords(minute, hour) {
  const minutes = numbers(minute, 0, 59);
  const hours = numbers(hour, 0, 23);
  if (!minutes || !hours) return null;
  const span = /^(\d+)-(\d+)$/.exec(hour);
  if (minutes.length === 1 && hour === '*')
    return `each hour at ${minutes[0]} minutes past`.replace('at 0 minutes past', 'on the hour');
  if (minutes.length === 1 && span)
    return `each hour from ${clock(span[1], minutes[0])} to ${clock(span[2], minutes[0])}`;
  const step = stepOf(minutes, 60);
  if (step && (hour === '*' || span)) {
    const hours = span ? ` from ${clock(span[1], minutes[0])} to ${clock(span[2], minutes.at(-1))}` : '';
    return `every ${step} minutes${hours}`;
  }
  const times = hours.flatMap(each => minutes.map(at => clock(each, at)));
  return times.length > TIMES_MAX ? null : `at ${listed(times)}`;
}

/** The step of minutes that are evenly spread over the hour; null if they are not. */
function stepOf(minutes, whole) {
  const step = minutes[1] - minutes[0];
  return minutes.length > 1 &&
    whole % step === 0 &&
    minutes.length === whole / step &&
    minutes.every((at, place) => at === minutes[0] + place * step)
    ? step
    : null;
}

function daysInWords(date, weekday) {
  if (isAny(date) && isAny(weekday)) return { text: 'each day' };
  if (isAny(date)) return weekdaysInWords(weekday);
  if (!isAny(weekday)) return null;
  if (date === 'L') return { text: 'on the last day', ofMonth: true };
  if (date === 'LW') return { text: 'on the last weekday', ofMonth: true };
  const nearest = /^(\d+)W$/.exec(date);
  if (nearest) return { text: `on the weekday nearest to day ${nearest[1]}`, ofMonth: true };
  const days = numbers(date, 1, 31);
  return days && days.length <= TIMES_MAX
    ? { text: `on day${days.length > 1 ? 's' : ''} ${listed(days.map(String))}`, ofMonth: true }
    : null;
}

function weekdaysInWords(weekday) {
  if (weekday === 'MON-FRI' || weekday === '2-6') return { text: 'weekdays' };
  const placed = /^(\w+)(?:#([1-5])|L)$/.exec(weekday);
  if (placed && weekday !== 'L') {
    const day = dayOf(placed[1]);
    return day === null
      ? null
      : { text: `on the ${placed[2] ? ORDINALS[placed[2]] : 'last'} ${DAYS[day]}`, ofMonth: true };
  }
  const days = spread(weekday, dayOf, 7);
  return days && { text: `each ${listed(days.map(day => DAYS[day]))}` };
}

function monthsInWords(month) {
  const found = spread(month, monthOf, 12);
  return found && listed(found.map(place => MONTHS[place]));
}

/** The indexes of a list of names and ranges; null if one is unknown. */
function spread(field, placeOf, size) {
  const found = [];
  for (const part of field.split(',')) {
    const [first, last, ...more] = part.split('-').map(placeOf);
    if (more.length || [first, last].includes(null)) return null;
    for (let place = first; ; place = (place + 1) % size) {
      found.push(place);
      if (place === (last ?? first)) break;
    }
  }
  return found;
}

/** The numbers of a field; null if it is invalid or out of range. */
function numbers(field, least, most) {
  const found = new Set();
  for (const part of field.split(',')) {
    const match = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) return null;
    const [, all, from, to, step] = match;
    const first = all ? least : Number(from);
    const last = all || (step && to === undefined) ? most : Number(to ?? from);
    if (first < least || last > most || first > last || Number(step ?? 1) < 1) return null;
    for (let at = first; at <= last; at += Number(step ?? 1)) found.add(at);
  }
  return [...found].sort((a, b) => a - b);
}

const isAny = field => field === '?' || field === '*';

/** In Quartz, Sunday is 1. */
const dayOf = text => placeIn(DAYS, text);
const monthOf = text => placeIn(MONTHS, text);

function placeIn(names, text) {
  const place = /^\d+$/.test(text)
    ? Number(text) - 1
    : names.findIndex(name => name.slice(0, 3).toUpperCase() === text);
  return place >= 0 && place < names.length ? place : null;
}

/** `London time`, `UTC`. */
export const zoneInWords = zone => (zone.includes('/') ? `${zone.split('/').at(-1).replaceAll('_', ' ')} time` : zone);

/** A schedule with its zone: `weekdays, each hour from 08:05 to 18:05, London time`. */
export function scheduleInWords({ schedule, time_zone: zone }) {
  const words = cronInWords(schedule);
  return words && `${words}, ${zoneInWords(zone)}`;
}
