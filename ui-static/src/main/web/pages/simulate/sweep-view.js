// Variants of a policy: a row for each, and where two keys vary, a map of the annual return.

import { compare } from 'app/decimal.js';
import { amount, count, percent, rate, symbol } from 'app/format.js';
import { clauseWords } from 'components/policy-changes/policy-words.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';

const NONE = '–';

/** Levels of the map, `shade-0` to `shade-4`. */
const SHADES = 5;

const maybe = (text, show) => (text === null || text === undefined ? NONE : show(text));

/** @param {{vary: string[], variants: object[]}} sweep */
export function sweepView(sweep, currency) {
  const { vary, variants } = sweep;
  const invalid = variants.filter(({ valid }) => !valid);
  return html`<h3>Variants</h3>
    <p>${saying(variants)} What does not differ is chance as well as policy.</p>
    ${vary.length === 2 ? heatMap(vary, variants) : nothing}
    <ta-table caption="Variants" .rows=${variants} .keyOf=${row => row.values.join(' ')}
      .columns=${columns(vary, symbol(currency))}></ta-table>
    ${
      invalid.length
        ? html`<ul class="look">${invalid.map(
            ({ values, problem }) => html`<li>${values.join(', ')} is not valid: ${problem.message}.</li>`,
          )}</ul>`
        : nothing
    }
    <p class="quiet">“± by start” is how far apart the annual returns are when the same variant starts one or two
      months later.</p>`;
}

/** How many variants differ from the first by more than their first day makes. */
function saying(variants) {
  if (!variants[0].valid) return 'The first variant is not valid, so no other can be compared with it.';
  const unlike = variants.filter(variant => variant.differs_from_first).length;
  if (unlike === 0) return 'No variant differs from the first by more than another first day makes.';
  return `${unlike} of ${count(variants.length, 'variant')} ${
    unlike === 1 ? 'differs' : 'differ'
  } from the first by more than another first day makes.`;
}

function columns(vary, sign) {
  const figure = (label, name, show) => ({
    label,
    figure: true,
    value: row => (row[name] === undefined || row[name] === null ? null : String(row[name])),
    show: row => maybe(row[name], show),
  });
  const share = text => percent(text);
  return [
    ...vary.map((path, place) => ({ label: clauseWords(path), figure: true, value: row => row.values[place] })),
    {
      label: 'Time-weighted, a year',
      figure: true,
      value: row => row.annualised,
      show: row => (row.valid ? maybe(row.annualised, text => rate(text, 2)) : 'not valid'),
    },
    figure('± by start', 'spread_by_start', text => percent(text, 2)),
    { label: 'Differs', value: row => ({ true: 'yes', false: 'no' })[row.differs_from_first] ?? NONE },
    figure('Volatility', 'volatility', share),
    figure('Drawdown', 'drawdown', share),
    figure('Orders', 'orders', String),
    figure('Cash', 'idle_cash', share),
    figure(`Value ${sign}`, 'value', amount),
  ];
}

/** A stronger colour is a greater return; a return that the first day can make as well has the sign ≈. */
function heatMap([down, across], variants) {
  const rows = [...new Set(variants.map(({ values }) => values[0]))];
  const heads = [...new Set(variants.map(({ values }) => values[1]))];
  const rates = variants.flatMap(({ annualised }) => annualised ?? []).sort(compare);
  const least = Number(rates[0]);
  const width = Number(rates.at(-1)) - least;
  const shade = text => (width ? Math.floor(((SHADES - 1) * (Number(text) - least)) / width) : 0);
  const cell = variant =>
    html`<td class="figure ${variant?.annualised ? `shade-${shade(variant.annualised)}` : ''}">${
      variant?.differs_from_first === false && variant !== variants[0] ? '≈ ' : ''
    }${maybe(variant?.annualised, text => rate(text, 2))}</td>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Map of the annual return"><table class="heat">
      <caption>Time-weighted, a year. A stronger colour is a greater return; ≈ does not differ from the first.</caption>
      <thead><tr><th scope="col">${clauseWords(down)} ↓ ${clauseWords(across)} →</th>
        ${heads.map(head => html`<th scope="col" class="figure">${head}</th>`)}</tr></thead>
      <tbody>${rows.map(
        row => html`<tr><th scope="row" class="figure">${row}</th>
        ${heads.map(head => cell(variants.find(({ values }) => values[0] === row && values[1] === head)))}</tr>`,
      )}</tbody></table></div>`;
}
