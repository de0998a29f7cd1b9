import { amount, percent, rate } from 'app/format.js';
import { html, nothing } from 'lit';
import '../time-chart/time-chart.js';
import { allocationPoints, drawdownPoints, growthPoints, incomePoints, valuePoints } from './chart-points.js';
import { partName } from './parts.js';

const rough = tick => amount(tick).replace(/[.,]00$/, '');
const whole = text => percent(text, 0);

const VALUE = [
  { label: 'value', show: amount, axis: rough, joined: true },
  { label: 'paid in', show: amount, dashed: true },
  { label: 'provisional', show: amount, mark: 'ring' },
];
const DRAWDOWN = [
  { label: 'invested', show: text => percent(text), axis: whole },
  { label: 'whole portfolio', show: text => percent(text), dashed: true },
];
const INCOME = [
  { label: 'dividends', show: amount, axis: rough },
  { label: 'interest', show: amount },
];
const growth = (label, dashed) => ({ label, dashed, joined: true, show: text => rate(text), axis: whole });

/** Value against money paid in; a ring is a provisional session. */
export const valueChart = (points, currency) =>
  html`<ta-time-chart caption="Value and money paid in, ${currency}" .series=${VALUE}
    .points=${valuePoints(points)}></ta-time-chart>`;

/** How far below the peak, as fractions up to 0. */
export const drawdownChart = points =>
  html`<ta-time-chart caption="Drawdown from the peak" .series=${DRAWDOWN}
    .points=${drawdownPoints(points)}></ta-time-chart>`;

/** @param {?{listing: string, points: object[]}} benchmark @param {boolean} all whether no point is left out before */
export const growthChart = (points, benchmark, all) =>
  html`<ta-time-chart caption="Growth of the total index"
    .series=${[growth('portfolio', false), ...(benchmark ? [growth(benchmark.listing, true)] : [])]}
    .points=${growthPoints(points, benchmark?.points, all)}></ta-time-chart>`;

/**
 * The shares over time, stacked. A sleeve that has left the policy keeps its history.
 *
 * @param {object[]} points those shown
 * @param {object[]} all also those before, so that a part is filled alike in each span
 */
export function allocationChart(points, all) {
  const shares = allocationPoints(points, all);
  const series = shares.codes.map(({ code, place, left }) => ({
    label: partName(code) + (left ? ' (no longer in the policy)' : ''),
    fill: place,
    show: text => percent(text),
    axis: whole,
  }));
  return series.length === 0
    ? nothing
    : html`<ta-time-chart caption="Allocation" stacked="areas" .series=${series}
      .points=${shares.points}></ta-time-chart>`;
}

/** @param {{month: string, dividends: string, interest: string}[]} income @param {?string} begin the day before */
export function incomeChart(income, begin, currency) {
  const points = incomePoints(income, begin);
  return points.length === 0
    ? html`<p class="quiet">No income in this time.</p>`
    : html`<ta-time-chart caption="Income by month, ${currency}" stacked="bars" .series=${INCOME}
      .points=${points}></ta-time-chart>`;
}
