import { isNegative, magnitude, minus } from 'app/decimal.js';
import { date, money } from 'app/format.js';
import { term } from 'components/term-hint/term-hint.js';
import { TERMS } from 'components/term-hint/terms.js';
import { html, nothing } from 'lit';
import 'components/figure-origin/figure-origin.js';

/**
 * What the benchmark is, and what the same payments in it would be worth.
 *
 * @param {?object} benchmark from `GET …/performance`
 * @param {object[]} points of the portfolio
 */
export function benchmarkNote(benchmark, currency, points) {
  if (!benchmark) return nothing;
  const { listing, name, distributes, points: shown } = benchmark;
  if (shown.length === 0)
    return html`<p class="look">▲ ${listing} has no accepted closing price in this time, so there is nothing to compare
      with.</p>`;
  return html`<p>
      ${term('benchmark', 'Benchmark')}: ${name} (${listing}), by its closes from ${date(shown[0].session)} to
      ${date(shown.at(-1).session)}, in ${currency}.
      ${
        distributes
          ? html`<span class="look">▲ It pays dividends, which are not counted:</span> it would have grown more than is
            shown.`
          : 'It pays no dividends.'
      }
      ${samePayments(benchmark, currency, points)}</p>`;
}

function samePayments({ same_payments_value: same }, currency, points) {
  const value = points.findLast(point => !point.provisional)?.total.value;
  if (same === null || value === undefined)
    return html`The ${term('same payments')} in it cannot be valued, since a price is missing.`;
  const ahead = minus(value, same);
  const difference = `${money(magnitude(ahead), currency)} ${isNegative(ahead) ? 'less' : 'more'}`;
  const origin = () => html`<p>${TERMS['same payments']}</p>
    <p>Your portfolio: ${money(value, currency)}, ${difference}.</p>`;
  return html`The ${term('same payments')} in it would be worth <ta-figure text=${money(same, currency)}
    label="The same payments in the benchmark" .origin=${origin}></ta-figure>; your portfolio is worth ${difference}.`;
}
