// The findings about the prices of a recommendation; none of them blocked it.

import { sentence } from 'app/format.js';
import { groundsOf } from 'components/grounds/grounds.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';

export function findings({ explanation, decision, place, trace }) {
  const size = (explanation ?? decision.body).findings.length;
  if (size === 0) return nothing;
  if (!explanation)
    return html`<p class="look">Some of these prices have findings.
      <a href="${place}/market/findings">See the findings</a></p>`;
  return html`<section class="found">
    <h2>${term('finding', 'Findings')} about these prices</h2>
    <ul class="reasons">
      ${explanation.findings.map(
        ({ severity, listing, why, remedy }) => html`<li>
          <span class="tag look">${severity}</span> ${listing.split(':')[1]}: ${sentence(why.sentence)} ${remedy}
            ${groundsOf(why, trace)}
        </li>`,
      )}
    </ul>
    <p class="no-print"><a href="${place}/market/findings">See all findings</a></p>
  </section>`;
}
