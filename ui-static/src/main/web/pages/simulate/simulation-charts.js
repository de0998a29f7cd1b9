// What the charts of a simulation draw.

import { negated } from 'app/decimal.js';
import { amount, points as inPoints, percent, plain } from 'app/format.js';
import { html, nothing } from 'lit';
import 'components/time-chart/time-chart.js';

/** More lines than these cannot be told apart. */
export const LINES_MAX = 3;

const rough = tick => amount(tick).replace(/[.,]00$/, '');

/** Values by session of several series; a session that one of them lacks has null. */
export function merged(...series) {
  const sessions = [...new Set(series.flatMap(values => [...values.keys()]))].sort();
  return sessions.map(at => ({ at, values: series.map(values => values.get(at) ?? null) }));
}

const by = (points, value) => new Map(points.map(point => [point.session, value(point)]));

/** What a simulated policy is called within a sentence; results of older services name only versions. */
export const nameOf = ({ name, version }) => name ?? `version ${version}`;

/** Value of each policy, and what was paid in. */
export function valueChart(all, currency) {
  const simulations = all.slice(0, LINES_MAX);
  return html`<ta-time-chart caption="Value and money paid in, ${currency}" .series=${[
    ...simulations.map(each => ({ label: nameOf(each), show: amount, axis: rough, joined: true })),
    { label: 'paid in', show: amount, dashed: true, joined: true },
  ]} .points=${merged(
    ...simulations.map(({ points }) => by(points, point => point.total.value)),
    by(simulations[0].points, point => point.paid_in),
  )}></ta-time-chart>`;
}

/** How far each policy was below its peak. */
export function drawdownChart(all) {
  const simulations = all.slice(0, LINES_MAX);
  return html`<ta-time-chart caption="Drawdown from the peak" .series=${simulations.map(each => ({
    label: nameOf(each),
    show: text => percent(text),
    axis: text => percent(text, 0),
    joined: true,
  }))} .points=${merged(
    ...simulations.map(({ points }) => by(points, point => negated(point.total.drawdown))),
  )}></ta-time-chart>`;
}

/** How far a sleeve was from its target, with its band and its trades. */
export function driftChart({ points, trades, version }, sleeve) {
  if (!sleeve) return nothing;
  const drift = by(
    points.filter(point => sleeve.code in point.drift_pp),
    point => point.drift_pp[sleeve.code],
  );
  const sessions = [...drift.keys()];
  const marks = side =>
    new Map(
      trades
        .filter(trade => trade.side === side && trade.sleeve === sleeve.code)
        .map(trade => sessions.find(session => session >= trade.at.slice(0, 10)))
        .filter(Boolean)
        .map(session => [session, drift.get(session)]),
    );
  const show = text => `${inPoints(text)} points`;
  return html`<ta-time-chart caption="Drift of ${sleeve.name}, version ${version}; its band, ±${plain(
    sleeve.band_pp,
  )} points, is shaded" .zone=${[negated(sleeve.band_pp), sleeve.band_pp]} .series=${[
    { label: 'drift', show, axis: text => inPoints(text, 0), joined: true },
    { label: 'bought', show, mark: 'dot' },
    { label: 'sold', show, mark: 'ring' },
  ]} .points=${merged(drift, marks('BUY'), marks('SELL'))}></ta-time-chart>`;
}
