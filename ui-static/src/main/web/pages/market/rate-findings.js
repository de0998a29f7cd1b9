// The findings about exchange rates, below those about prices.

import { poster } from 'app/api.js';
import { moment, plain } from 'app/format.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { severityMark } from 'components/severity-mark/severity-mark.js';
import { html } from 'lit';
import 'components/data-table/data-table.js';

const VERDICTS = { ACCEPT: 'accepted', REJECT: 'rejected' };

/**
 * @param {object[]} findings from `GET …/rate-findings`
 * @param {(finding: object) => void} review asks for the review of a finding
 */
export const rateFindings = (findings, review) => html`<h2>Exchange rates</h2>
  <p>A rate with a critical finding is not used, and stops the runs that need it, until you review it.</p>
  <ta-table class="findings" caption="Findings about exchange rates" .rows=${findings} .keyOf=${row => row.id}
    .columns=${[
      { label: 'Pair', value: row => `${row.base}/${row.quote}` },
      { label: 'Of', value: row => row.as_of, show: row => moment(row.as_of) },
      { label: 'Rate', figure: true, value: row => row.rate, show: row => plain(row.rate) },
      { label: 'Before', figure: true, value: row => row.previous, show: row => plain(row.previous) },
      { label: 'Severity', value: row => row.severity, show: row => severityMark(row.severity) },
      { label: 'What was found', value: row => row.sentence },
      {
        label: 'Review',
        plain: true,
        show: row =>
          html`${row.verdict ? html`<span class="tag quiet">${VERDICTS[row.verdict]}</span>` : ''}
            <button class="small plain" aria-label="Review the rate ${row.base}/${row.quote} of ${moment(row.as_of)}"
              @click=${() => review(row)}>Review</button>`,
      },
    ]}></ta-table>`;

/**
 * Asks for the review of a rate and records it.
 *
 * @returns {Promise<?object>} the response of the API; undefined if the user cancelled
 */
export function reviewRate(portfolio, finding) {
  const send = poster();
  return confirm({
    title: `Review the rate ${finding.base}/${finding.quote}`,
    body: html`<p>${finding.sentence}</p>
      <fieldset>
        <legend>Is ${plain(finding.rate)} right?</legend>
        <label class="tick"><input type="radio" name="verdict" value="REJECT" required> No: never use it. The rate
          before it is used until there is a newer one.</label>
        <label class="tick"><input type="radio" name="verdict" value="ACCEPT" required> Yes: one ${finding.base} costs
          ${plain(finding.rate)} ${finding.quote}, however unusual that is.</label>
      </fieldset>
      <label>Reason <textarea name="reason" required maxlength="4000"></textarea></label>
      <p class="hint">It counts for this portfolio. The last review counts, so you can change your mind.</p>`,
    verb: 'Record the review',
    act: fields =>
      send(`/portfolios/${portfolio}/rate-findings/${finding.id}/review`, {
        verdict: fields.get('verdict'),
        reason: fields.get('reason').trim(),
      }),
  });
}
