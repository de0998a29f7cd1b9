// The findings about the prices of a recommendation; none of them blocked it.

import { sentence } from 'app/format.js';
import { groundsOf } from 'components/grounds/grounds.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';

export function findings({ explanation, decision, place, trace, reviewed }) {
  const size = (explanation ?? decision.body).findings.length;
  if (size === 0) return nothing;
  if (!explanation)
    return html`<p class="look">Some of these prices have findings.
      <a href="${place}/market/findings">See the findings</a></p>`;
  return html`<section class="found">
    <h2>${term('finding', 'Findings')} about these prices</h2>
    <ul class="reasons">
      ${explanation.findings.map(
        finding => html`<li>
          ${
            isReviewed(finding, reviewed)
              ? html`<span class="tag quiet">reviewed since</span>`
              : html`<span class="tag look">${finding.severity}</span>`
          }
          ${finding.listing.split(':')[1]}: ${sentence(finding.why.sentence)}
            ${isReviewed(finding, reviewed) ? nothing : finding.remedy} ${groundsOf(finding.why, trace)}
        </li>`,
      )}
    </ul>
    <p class="no-print"><a href="${place}/market/findings">See all findings</a></p>
  </section>`;
}

/** Whether every stored finding of this check about the listing has been reviewed. */
function isReviewed({ listing, check }, stored) {
  const same = stored.filter(finding => finding.listing === listing && finding.check === check);
  return same.length > 0 && same.every(finding => finding.verdict);
}
