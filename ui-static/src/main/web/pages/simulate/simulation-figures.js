import { amount, count, percent, rate, sentence, shortDate, symbol } from 'app/format.js';
import { html } from 'lit';
import 'components/data-table/data-table.js';
import { nameOf } from './simulation-charts.js';

const NONE = '–';
const titleOf = simulated => sentence(nameOf(simulated));
const maybe = (text, show) => (text === null || text === undefined ? NONE : show(text));

/** @typedef {[string, (figures: object, simulated: object) => unknown]} Row */

/** @returns {Row[]} */
const rowsOf = (currency, sleeves) => {
  const money = (label, name) => [`${label} ${symbol(currency)}`, each => maybe(each[name], amount)];
  return [
    money('Value at the end', 'end_value'),
    money('Contributions', 'paid_in'),
    money('Tax relief', 'tax_relief'),
    money('Withdrawn', 'withdrawn'),
    money('Gain', 'gain'),
    ['Time-weighted', each => maybe(each.time_weighted, text => rate(text))],
    ['Time-weighted, a year', each => maybe(each.annualised, text => rate(text))],
    ['Money-weighted, a year', each => maybe(each.money_weighted, text => rate(text))],
    ['Volatility, a year', each => maybe(each.volatility, text => percent(text))],
    ['Greatest drawdown', each => maybe(each.drawdown?.value, text => percent(text))],
    ['its peak and trough', each => daysOf(each.drawdown)],
    ['Turnover, a year', each => percent(each.turnover)],
    money('Costs, spread included', 'costs'),
    ['Orders', each => String(each.orders)],
    ['Months without an order', each => `${each.months_without_order} of ${each.months}`],
    ['Runs blocked', each => String(each.runs_blocked)],
    ['Runs frozen', each => String(each.runs_frozen)],
    ['Closes held back', each => String(each.closes_held_back)],
    ['Orders given up', each => String(each.orders_given_up)],
    ['Cash, of the value', each => percent(each.idle_cash)],
    ...sleeves.map(({ code, name }) => [
      `${name} out of its band, of the sessions`,
      each => maybe(each.out_of_band[code], text => percent(text)),
    ]),
  ];
};

const daysOf = drawdown =>
  drawdown?.peak ? html`${shortDate(drawdown.peak)} –<br>${drawdown.trough ? shortDate(drawdown.trough) : ''}` : NONE;

/** Rows of the figures in short. */
const SHORT = 10;

/** The figures of the whole time side by side. */
export function figureTable(simulations, currency, short = false) {
  const sleeves = new Map(simulations.flatMap(each => each.sleeves.map(sleeve => [sleeve.code, sleeve])));
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Figures"><table
      class="ledger simulation-figures">
    <caption class="for-readers">Figures of the whole time</caption>
    <thead><tr><th scope="col">Whole time</th>
      ${simulations.map(each => html`<th scope="col" class="figure">${titleOf(each)}</th>`)}</tr></thead>
    <tbody>${rowsOf(currency, short ? [] : [...sleeves.values()])
      .slice(0, short ? SHORT : undefined)
      .map(
        ([label, show]) => html`<tr><th scope="row">${label}</th>
        ${simulations.map(each => html`<td class="figure">${show(each.figures)}</td>`)}</tr>`,
      )}</tbody>
  </table></div>`;
}

/** How much each policy grew in each year. */
export function yearTable(simulations) {
  const years = [
    ...new Set(simulations.flatMap(each => each.periods.filter(isYear).map(({ from }) => from.slice(0, 4)))),
  ].sort();
  const of = (simulated, year) =>
    simulated.periods.find(period => isYear(period) && period.from.startsWith(year))?.time_weighted ?? null;
  return html`<ta-table class="ledger" caption="Growth by year, time-weighted" .rows=${years.map(year => ({ year }))}
    .keyOf=${row => row.year} .columns=${[
      { label: 'Year', value: row => row.year },
      ...simulations.map(each => ({
        label: titleOf(each),
        figure: true,
        value: row => of(each, row.year),
        show: row => maybe(of(each, row.year), text => rate(text)),
      })),
    ]}></ta-table>`;
}

/** What each policy went through in falling markets that people remember; nothing where the data has none. */
export function windowTable(simulations) {
  const windows = simulations[0].windows ?? [];
  const passage = (simulated, row) => simulated.windows.find(({ window }) => window === row.window);
  return windows.length
    ? html`<h3>In falling markets</h3><ta-table class="ledger" caption="Falling markets" .rows=${windows}
        .keyOf=${row => row.window} .columns=${[
          {
            label: 'Time',
            value: row => row.from,
            show: row =>
              html`${sentence(row.title)}<br><span class="quiet">${shortDate(row.from)} – ${shortDate(row.to)}</span>`,
          },
          ...simulations.flatMap(each => [
            windowColumn(`${titleOf(each)}, change`, row => passage(each, row)?.change, rate),
            windowColumn(`${titleOf(each)}, greatest fall`, row => passage(each, row)?.fall, percent),
          ]),
        ]}></ta-table>`
    : '';
}

const windowColumn = (label, value, show) => ({
  label,
  figure: true,
  value,
  show: row => maybe(value(row), text => show(text)),
});

const isYear = ({ kind }) => kind === 'YEAR';

/** How the returns of all spans of one, five and ten years were distributed, as a table with a bar for each. */
export function rollingTable(simulations) {
  const rows = simulations.flatMap(each => each.rolling.map(span => ({ name: titleOf(each), ...span })));
  if (rows.length === 0) return html`<p class="quiet">The time is shorter than a year.</p>`;
  return [1, 5, 10].map(years =>
    spanTable(
      rows.filter(row => row.years === years),
      years,
    ),
  );
}

function spanTable(rows, years) {
  if (rows.length === 0) return '';
  const ends = rows.flatMap(row => [Number(row.p0), Number(row.p100), 0]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const caption = `Returns of all spans of ${count(years, 'year')}, one begun each month`;
  const column = (label, name) => ({ label, figure: true, value: row => row[name], show: row => rate(row[name]) });
  return html`<h4>${caption}</h4><ta-table class="ledger rolling" .caption=${caption} .rows=${rows}
    .keyOf=${row => row.name} .columns=${[
      { label: 'Policy', value: row => row.name },
      { label: 'Spans', figure: true, value: row => String(row.spans) },
      { label: 'From least to greatest', plain: true, value: () => '', show: row => bar(row, least, most) },
      column('Least', 'p0'),
      column('10 %', 'p10'),
      column('Median', 'p50'),
      column('90 %', 'p90'),
      column('Greatest', 'p100'),
    ]}></ta-table>`;
}

/** A line from the least to the greatest, a box over the middle half, and ticks at the median and at 0. */
function bar(row, least, most) {
  const x = text => (100 * (Number(text) - least)) / (most - least || 1);
  const [low, begin, middle, end, high] = ['p0', 'p25', 'p50', 'p75', 'p100'].map(name => x(row[name]));
  return html`<svg viewBox="-1 0 102 12" preserveAspectRatio="none" class="spread" role="img"
    aria-label="Half of the spans returned between ${rate(row.p25)} and ${rate(row.p75)}">
    <path class="zero" d="M${x('0')} 0V12"></path><path d="M${low} 6H${high}"></path>
    <path class="box" d="M${begin} 2H${end}V10H${begin}Z"></path>
    <path class="median" d="M${middle} 0V12"></path></svg>`;
}
