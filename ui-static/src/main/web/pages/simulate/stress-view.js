// Made-up paths: on how many the money lasts and for how long, and how their ends are distributed.

import { over } from 'app/decimal.js';
import { amount, count, percent, rate, symbol } from 'app/format.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';

const YEAR = 12;

/** Years between two rows of how long the money lasts. */
const STEP = 5;

/** @param {object} stress of a result */
export function stressView(stress, currency) {
  const { years, block_months: block, paths, withdraws } = stress;
  return html`<h3>Made-up paths</h3>
    <p>${count(paths.length, 'path')} of ${count(years, 'year')}, made of blocks of ${count(block, 'real month')}.
      What never happened in the data happens on no path.</p>
    ${withdraws ? lasting(stress) : html`<p class="quiet">The policy takes no money out, so the money cannot end.</p>`}
    ${ends(stress, symbol(currency))}`;
}

function lasting({ paths, years, paths_lasting: last, ...stress }) {
  const rows = [];
  for (let year = STEP; year < years; year += STEP) rows.push(year);
  const left = year => paths.filter(({ months_until_exhausted: end }) => end === null || end >= year * YEAR).length;
  return html`<p><strong>The money lasts on ${last} of ${count(paths.length, 'path')}
      (${percent(over(String(last), String(paths.length)))}).</strong>
      ${
        stress.months_until_exhausted_least === null
          ? nothing
          : html`On the others it ends after ${time(stress.months_until_exhausted_least)} at the earliest, and after
            ${time(stress.months_until_exhausted_median)} in the middle.`
      }</p>
    ${
      rows.length
        ? html`<ta-table class="ledger" caption="How long the money lasts" .rows=${rows} .keyOf=${String} .columns=${[
            { label: 'After', value: String, show: year => count(year, 'year') },
            { label: 'Paths with money left', figure: true, value: year => String(left(year)) },
            {
              label: 'Share',
              figure: true,
              value: year => over(String(left(year)), String(paths.length)),
              show: year => percent(over(String(left(year)), String(paths.length))),
            },
          ]}></ta-table>`
        : nothing
    }`;
}

const time = months =>
  [
    Math.floor(months / YEAR) && count(Math.floor(months / YEAR), 'year'),
    months % YEAR && count(months % YEAR, 'month'),
  ]
    .filter(Boolean)
    .join(' and ') || 'less than a month';

const rankOf = percentile => ({ 0: 'Least', 100: 'Greatest' })[percentile] ?? `${percentile} % are below`;

const ends = ({ percentiles }, sign) => html`<ta-table class="ledger" caption="Ends of the paths" .rows=${percentiles}
  .keyOf=${row => String(row.percent)} .columns=${[
    { label: 'Of all paths', value: row => String(row.percent), show: row => rankOf(row.percent) },
    {
      label: `Value at the end ${sign}`,
      figure: true,
      value: row => row.end_value,
      show: row => amount(row.end_value),
    },
    {
      label: 'Time-weighted, a year',
      figure: true,
      value: row => row.annualised,
      show: row => (row.annualised === null ? '–' : rate(row.annualised, 2)),
    },
  ]}></ta-table>`;
