// The gains for tax of an account that is taxed, beside the realised gain at average cost.

import { amount, change, date, plain, symbol } from 'app/format.js';
import { NOT_FOR_TAX } from 'components/term-hint/terms.js';
import { html } from 'lit';
import 'components/data-table/data-table.js';

const MATCHED = {
  SAME_DAY: () => 'bought the same day',
  THIRTY_DAYS: part => `bought on ${date(part.acquired_on)}`,
  POOL: () => 'of the pool',
};

/** @param {{years: object[], disposals: object[]}} gains from `GET …/gains-for-tax` */
export function gainsForTax({ years, disposals }, currency) {
  const sign = symbol(currency);
  const figure = (label, name, show) => ({
    label: `${label} ${sign}`,
    figure: true,
    value: row => row[name],
    show: row => show(row[name]),
  });
  return html`<h2>Gains for tax</h2>
    <p>${NOT_FOR_TAX} The gain for tax matches a sale with what was bought on the same day, then within the 30 days
      after it, then with the pool. These figures know this ledger alone: other accounts with the same fund, and income
      that a fund keeps, are not in them.</p>
    ${
      disposals.length === 0
        ? html`<p class="quiet">Nothing was sold.</p>`
        : html`<ta-table caption="Gains by tax year" .rows=${years} .keyOf=${row => row.tax_year} .columns=${[
            { label: 'Tax year', value: row => row.tax_year },
            figure('Proceeds', 'proceeds', amount),
            figure('Cost', 'cost', amount),
            figure('Gains', 'gains', amount),
            figure('Losses', 'losses', amount),
          ]}></ta-table>
          <ta-table caption="Sales" .rows=${disposals} .keyOf=${row => `${row.listing} ${row.day}`} .columns=${[
            { label: 'Sold on', value: row => row.day, show: row => date(row.day) },
            { label: 'Listing', value: row => row.listing },
            { label: 'Units', figure: true, value: row => row.units, show: row => plain(row.units) },
            figure('Proceeds', 'proceeds', amount),
            figure('Cost', 'cost', amount),
            figure('Gain for tax', 'gain', change),
            { label: 'Matched with', value: parts },
          ]}></ta-table>`
    }`;
}

const parts = row => row.parts.map(part => `${plain(part.units)} ${MATCHED[part.rule](part)}`).join(', ');
