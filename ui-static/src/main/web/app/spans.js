// The time that charts show: a month, the year to date, a year, three years, or all. Days are `YYYY-MM-DD`.

/** Key in the address, label, and name for screen readers. The last one is the default. */
export const SPANS = [
  { key: '1m', label: '1M', name: 'one month' },
  { key: 'ytd', label: 'YTD', name: 'year to date' },
  { key: '1y', label: '1Y', name: 'one year' },
  { key: '3y', label: '3Y', name: 'three years' },
  { key: 'all', label: 'All', name: 'all' },
];

/** The same day so many months before; the last day of the month if it is shorter. */
export function monthsBefore(day, months) {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The day whose close begins a span up to `today`; null if the span is all. */
export function beginOf(span, today) {
  switch (span) {
    case '1m':
      return monthsBefore(today, 1);
    case 'ytd':
      return `${Number(today.slice(0, 4)) - 1}-12-31`.padStart(10, '0');
    case '1y':
      return monthsBefore(today, 12);
    case '3y':
      return monthsBefore(today, 36);
    default:
      return null;
  }
}

/** The points after a day, and the last firm one up to it, from which they grow. */
export function within(points, begin) {
  if (begin === null) return points;
  const base = points.findLast(point => point.session <= begin && !point.provisional);
  const rest = points.filter(point => point.session > begin);
  return base ? [base, ...rest] : rest;
}
