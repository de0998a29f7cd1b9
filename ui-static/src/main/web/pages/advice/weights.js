// The effect of the orders on the portfolio: weights before and after, and the limits.

import { compare, magnitude, minus, rounded, times } from 'app/decimal.js';
import { fixed, points, reasonWords, sentence, words } from 'app/format.js';
import { groundsOf } from 'components/grounds/grounds.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/band-bar/band-bar.js';
import 'components/data-table/data-table.js';

export function weightTable({ decision }) {
  const { valuation, expected } = decision.body;
  if (!valuation || !expected) return nothing;
  const rows = valuation.sleeves.map(sleeve =>
    after(sleeve, expected.find(({ code }) => code === sleeve.code)?.weight ?? sleeve.weight),
  );
  const scale = String(Math.max(...rows.flatMap(row => [row.weight, row.next, row.target].map(Number))));
  const hundredfold = text => times(text, '100');
  const columns = [
    { label: 'Sleeve', value: row => sentence(words(row.code)) },
    {
      label: 'Target %',
      figure: true,
      value: row => hundredfold(row.target),
      show: row => fixed(hundredfold(row.target), 1),
    },
    {
      label: 'Before %',
      figure: true,
      value: row => hundredfold(row.weight),
      show: row => fixed(hundredfold(row.weight), 1),
    },
    {
      label: 'After %',
      figure: true,
      value: row => hundredfold(row.next),
      show: row => html`<span>→ <strong>${fixed(hundredfold(row.next), 1)}</strong></span>`,
    },
    { label: 'From target', figure: true, value: row => row.drift, show: row => points(row.drift) },
    { label: 'Band ±', figure: true, value: row => row.band_pp, show: row => fixed(row.band_pp, 1) },
    { label: 'Status after', value: row => words(row.nextStatus) },
    {
      label: 'In its band',
      plain: true,
      show: row =>
        html`<ta-band-bar weight=${row.next} target=${row.target} band=${row.band_pp} status=${row.nextStatus}
          scale=${scale}></ta-band-bar>`,
    },
  ];
  return html`<section class="weights no-print">
    <h2>Weights before and after</h2>
    ${termLine('sleeve', 'band')}
    <ta-table caption="Weights" .columns=${columns} .rows=${rows} .keyOf=${row => row.code}></ta-table>
  </section>`;
}

function after(sleeve, next) {
  const drift = times(minus(next, sleeve.target), '100');
  const out = compare(magnitude(drift), sleeve.band_pp) > 0;
  return {
    ...sleeve,
    next,
    drift: rounded(drift, 8),
    nextStatus: !out ? 'WITHIN' : drift.startsWith('-') ? 'UNDERWEIGHT' : 'OVERWEIGHT',
  };
}

const STATUS = {
  PASS: { text: '✓ kept', look: 'quiet' },
  WARN: { text: '⚠ warns', look: 'look' },
  BREACH: { text: '✗ not kept', look: 'stop' },
};

/** The limits as sentences if there is an explanation, else as figures. */
export function constraintList({ decision, explanation, trace }) {
  const rows = explanation
    ? explanation.constraints.map(({ constraint, status, why }) => ({
        name: constraint,
        status,
        text: sentence(why.sentence),
        why,
      }))
    : decision.body.constraints.map(({ constraint, status, actual, limit }) => ({
        name: constraint,
        status,
        text: `${actual} of ${limit}`,
        why: null,
      }));
  if (rows.length === 0) return nothing;
  return html`<section class="no-print">
    <h2>Limits</h2>
    <dl class="pairs limits">
      ${rows.map(
        row => html`<dt>${sentence(reasonWords(row.name))}</dt>
        <dd><span class=${STATUS[row.status].look}>${STATUS[row.status].text}</span> ${row.text}
          ${row.why ? groundsOf(row.why, trace) : nothing}</dd>`,
      )}
    </dl>
  </section>`;
}
