// The parts of an import's preview: what must be said, what is proposed, what is left out, and the rows.

import { compare, isZero } from 'app/decimal.js';
import { amount, date, moment, money, plain, words } from 'app/format.js';
import { isinFault } from 'app/isin.js';
import { figureAdvice, typedDecimal } from 'app/typed.js';
import 'components/data-table/data-table.js';
import { field } from 'components/form-field/form-field.js';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { listingOf } from './choices.js';

/** Venues that people in the United Kingdom trade at, by their market identifier code. */
const VENUES = [
  ['XLON', 'London'],
  ['XNAS', 'Nasdaq'],
  ['XNYS', 'New York'],
  ['ARCX', 'NYSE Arca'],
  ['XETR', 'Xetra'],
  ['XAMS', 'Amsterdam'],
  ['XPAR', 'Paris'],
  ['XMIL', 'Milan'],
  ['XSWX', 'Zurich'],
  ['XTSE', 'Toronto'],
];
const UNITS = [
  ['GBP', 'pounds (GBP)'],
  ['GBX', 'pence (GBX)'],
  ['USD', 'dollars (USD)'],
  ['EUR', 'euros (EUR)'],
  ['CHF', 'francs (CHF)'],
];

/** A form for each security whose listing is not known. */
export function unknownSecurities(securities, choose) {
  const take = event => {
    event.preventDefault();
    choose(
      [...event.target.querySelectorAll('fieldset')]
        .map(form => listingOf(form.dataset.security, fieldsOf(form)))
        .filter(Boolean),
    );
  };
  return html`<form class="import-part" @submit=${take}>
    <h3>Which listing is it?</h3>
    <p class="hint">A listing is one instrument on one venue. As long as it is not known, its lines are left out.</p>
    ${repeat(securities, one => one.security, security)}
    <button>Look again</button>
  </form>`;
}

const fieldsOf = form => new Map([...form.querySelectorAll('input, select')].map(input => [input.name, input.value]));

const security = one => html`<fieldset data-security=${one.security}>
  <legend>${one.name ?? one.ticker ?? one.security}${one.isin ? html` · ${one.isin}` : nothing} · ${one.rows} ${
    one.rows === 1 ? 'line' : 'lines'
  }</legend>
  <div class="row">
    ${field('Venue', choice('venue', VENUES, one.quote_unit === 'USD' ? 'XNAS' : 'XLON'))}
    ${field('Ticker', html`<input name="ticker" maxlength="32" .value=${one.ticker ?? ''} autocomplete="off">`)}
    ${field('Prices in', choice('quote_unit', UNITS, one.quote_unit ?? 'GBP'))}
    ${
      one.isin && !isinFault(one.isin)
        ? nothing
        : field('ISIN', html`<input name="isin" maxlength="12" autocomplete="off">`, { hint: 'On the fund’s page.' })
    }
    ${one.name ? nothing : field('Name', html`<input name="name" maxlength="200" autocomplete="off">`)}
  </div>
</fieldset>`;

const choice = (name, options, chosen) =>
  html`<select name=${name}>
    ${options.map(([code, words]) => html`<option value=${code} ?selected=${code === chosen}>${words}</option>`)}
  </select>`;

/** Opening entries, with units and cost that can be corrected. Only what was corrected is a choice. */
export function openings(list, currency, choose) {
  const take = event => {
    event.preventDefault();
    const inputs = [...event.target.querySelectorAll('input')];
    for (const input of inputs) {
      input.setCustomValidity(
        typedDecimal(input.value) === null ? (figureAdvice(input.value) ?? 'Write a number.') : '',
      );
    }
    if (!event.target.reportValidity()) return;
    choose(
      [...event.target.querySelectorAll('fieldset')]
        .map(form => {
          const fields = fieldsOf(form);
          const [units, cost] = ['units', 'cost'].map(name => typedDecimal(fields.get(name)));
          return { security: form.dataset.security, units, cost };
        })
        .filter(({ security, units, cost }) => {
          const shown = list.find(one => one.security === security);
          return shown.chosen || compare(units, shown.units) !== 0 || compare(cost, shown.cost) !== 0;
        }),
    );
  };
  return html`<form class="import-part" @submit=${take} @input=${event => event.target.setCustomValidity('')}>
    <h3>Held before the file begins</h3>
    <p class="hint">The file sells or changes these positions but never opens them, so each gets an opening entry. Units
      and cost are proposed from the file: correct them if you know better.</p>
    ${repeat(
      list,
      one => one.security,
      one => opening(one, currency),
    )}
    ${list.some(isNeeded) ? html`<button class="plain">Look again</button>` : nothing}
  </form>`;
}

/** Whether an opening entry is recorded; not if the file shows where all units came from. */
export const isNeeded = one => !isZero(one.units);

const opening = (one, currency) => html`<fieldset data-security=${one.security}>
  <legend>${one.listing}${one.chosen ? nothing : html` <span class="quiet">proposed</span>`}</legend>
  ${
    one.replaces === null
      ? nothing
      : html`<p class="hint">The file goes further back than an earlier one, so that one’s opening entry of
          ${plain(one.replaces)} units is reversed.</p>`
  }
  ${
    isNeeded(one)
      ? html`<div class="row">
          ${field('Units', figure('units', plain(one.units)))}
          ${field(`Cost of all units, ${currency}`, figure('cost', amount(one.cost)))}
        </div>`
      : nothing
  }
</fieldset>`;

const figure = (name, value) =>
  html`<input name=${name} class="figure" inputmode="decimal" required maxlength="40" autocomplete="off"
    .value=${value}>`;

/** What is left out and why; an entry that only seems to be recorded can be taken all the same. */
export function whatIsLeftOut(list, taken, choose) {
  const toggle = line => choose(taken.includes(line) ? taken.filter(one => one !== line) : [...taken, line]);
  return html`<h3>Left out</h3>
    <ta-table caption="Lines that are left out" .rows=${list} .keyOf=${(_, place) => place} .columns=${[
      { label: 'Line', value: one => String(one.line), figure: true },
      {
        label: 'Why',
        value: one => one.what,
        show: one => html`${one.what}. ${one.maybe}
          ${
            one.may_be_taken
              ? html`<button class="small plain" aria-label=${`Take line ${one.line}`}
                @click=${() => toggle(one.line)}>Take it</button>`
              : nothing
          }`,
      },
      { label: 'In the file', value: one => one.text },
    ]}></ta-table>`;
}

const FATES = { TAKEN: '', KNOWN: 'recorded already', LEFT_OUT: 'left out' };

/** Columns of the rows, with a switch that leaves a row out. */
export const rowColumns = (currency, leftOut, toggle) => [
  { label: 'Line', value: row => String(row.line), figure: true },
  { label: 'When', value: row => row.time, show: row => (row.time.includes('T') ? moment(row.time) : date(row.time)) },
  { label: 'What', value: row => words(row.type) },
  { label: 'Listing', value: row => row.listing ?? row.security ?? '' },
  { label: 'Units', value: row => row.units, show: row => (row.units ? plain(row.units) : ''), figure: true },
  { label: 'Price', value: row => row.price, show: row => (row.price ? plain(row.price) : ''), figure: true },
  {
    label: 'Amount',
    value: row => row.amount,
    show: row => (row.amount ? money(row.amount, currency) : ''),
    figure: true,
  },
  {
    label: 'Fees',
    value: row => row.fees,
    show: row => (/[1-9]/.test(row.fees) ? amount(row.fees) : ''),
    figure: true,
  },
  {
    label: 'Fate',
    value: row => FATES[row.fate],
    show: row =>
      row.fate === 'TAKEN' || leftOut.includes(row.line)
        ? html`<button class="small plain" @click=${() => toggle(row.line)}
            aria-label=${`${leftOut.includes(row.line) ? 'Take' : 'Leave out'} line ${row.line}`}>${
              leftOut.includes(row.line) ? 'Take' : 'Leave out'
            }</button>`
        : html`<span class="quiet">${FATES[row.fate]}</span>`,
  },
];
