// What each chart of a performance draws, from `points`, `income` and `benchmark` of `GET …/performance`.

import { minus, negated, over } from 'app/decimal.js';
import { codesOf, partsOf, sharesOf } from './parts.js';

const DAY = 86_400_000;

/** Value, money paid in, and the value of a provisional session, which is a mark. */
export const valuePoints = points =>
  points.map(({ session, provisional, total, paid_in: paid }) => ({
    at: session,
    values: [provisional ? null : total.value, paid, provisional ? total.value : null],
  }));

/** How far what is invested, and everything, is below its peak, as fractions up to 0. */
export const drawdownPoints = points =>
  points
    .filter(({ provisional }) => !provisional)
    .map(({ session, invested, total }) => ({
      at: session,
      values: [negated(invested.drawdown), negated(total.drawdown)],
    }));

/**
 * The growth of the total index since the first point, and that of the benchmark since its own first session from then
 * on. `whole` says that nothing is before these points, so that the growth of the first one counts.
 */
export function growthPoints(points, benchmark, whole) {
  const firm = points.filter(({ provisional }) => !provisional);
  if (firm.length === 0) return [];
  const shown = new Map((benchmark ?? []).map(({ session, index }) => [session, index]));
  const first = whole ? '1' : firm[0].total.index;
  const start = firm.find(({ session }) => shown.has(session));
  const ground = start && shown.get(start.session);
  const growth = (index, base) =>
    index === undefined || /^0*\.?0*$/.test(base) ? null : minus(over(index, base), '1');
  return firm.map(({ session, total }) => ({
    at: session,
    values: [growth(total.index, first), ...(benchmark ? [growth(shown.get(session), ground ?? '0')] : [])],
  }));
}

/**
 * The share of each part, session by session; a part that a session does not have has none. The codes are those of the
 * points, each with its place among those of `all`.
 */
export function allocationPoints(points, all) {
  const firm = list => list.filter(({ provisional }) => !provisional);
  const known = codesOf(firm(all).map(partsOf));
  const here = new Set(codesOf(firm(points).map(partsOf)).codes);
  const codes = known.codes
    .map((code, place) => ({ code, place, left: known.left.includes(code) }))
    .filter(({ code }) => here.has(code));
  return {
    codes,
    points: firm(points).map(point => {
      const shares = sharesOf(partsOf(point));
      return { at: point.session, values: codes.map(({ code }) => shares.get(code) ?? null) };
    }),
  };
}

/** Dividends and interest by month, from that of the day after `begin` on; a month without income is there with 0. */
export function incomePoints(income, begin) {
  const found = new Map(income.map(row => [row.month, row]));
  const months = [...found.keys()].sort();
  const least = begin && new Date(Date.parse(begin) + DAY).toISOString().slice(0, 7);
  const first = [least ?? '', months[0] ?? ''].sort()[1];
  const points = [];
  for (let month = first; month && month <= months.at(-1); month = after(month)) {
    const { dividends = '0', interest = '0' } = found.get(month) ?? {};
    points.push({ at: `${month}-01`, values: [dividends, interest] });
  }
  return points;
}

function after(month) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
