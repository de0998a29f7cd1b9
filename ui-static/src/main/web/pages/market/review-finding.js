import { get, poster, withQuery } from 'app/api.js';
import { count, moment, plain } from 'app/format.js';
import { quoteUnits } from 'app/quote-units.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/price-review/price-review.js';
import 'components/price-review/review-effect.js';
import { resolution } from 'components/price-review/resolution.js';

/** The close before is searched in this number of days. */
const BACK = 14;

/**
 * Asks for the review of a finding and records it.
 *
 * @param {?string} listing the id of the finding's listing
 * @param {object[]} [others] open findings of the same check and delivery, which can be settled together with it
 * @returns {Promise<?object>} the response of the API; undefined if the user cancelled
 */
export async function reviewFinding(portfolio, finding, listing, others = []) {
  const [{ observation, before }, units] = await Promise.all([around(finding, listing), quoteUnits(portfolio)]);
  const send = poster();
  const path = `/portfolios/${portfolio}/quarantine/${finding.id}`;
  return confirm({
    title: `Review a price of ${finding.listing}`,
    body: html`<p>${plain(finding.price)} ${observation.quote_unit ?? ''} of ${moment(finding.as_of)}, source
      ${finding.source}. ${finding.sentence}</p>
      <ta-price-review .price=${observation} .before=${before} .units=${Object.keys(units)}></ta-price-review>
      ${
        others.length
          ? html`<label class="tick"><input type="checkbox" name="others"> The same for
            ${count(others.length, 'other price')} with this finding:
            ${[...new Set(others.map(other => other.listing))].join(', ')}</label>
            <p class="hint">For “right as it came” and “do not use it” only.</p>`
          : nothing
      }
      <ta-review-effect path=${path} currency=${
        session.portfolio(portfolio)?.base_currency ?? 'GBP'
      }></ta-review-effect>`,
    verb: 'Record the review',
    act: async fields => {
      const body = resolution(fields);
      const together = fields.get('others') && ['ACCEPT', 'REJECT'].includes(body.verdict) ? others : [];
      for (const other of together) await send(`/portfolios/${portfolio}/quarantine/${other.id}/resolve`, body);
      const done = await send(`${path}/resolve`, body);
      return { ...done, released: done.released + together.length };
    },
  });
}

/** The price of the finding and the close before it. */
async function around(finding, listing) {
  const alone = { observation: { price: finding.price, as_of: finding.as_of }, before: null };
  if (!listing) return alone;
  const day = finding.as_of.slice(0, 10);
  const from = new Date(Date.parse(day) - BACK * 86_400_000).toISOString().slice(0, 10);
  const { items } = await get(withQuery(`/listings/${listing}/prices`, { from, to: day, limit: 200 }));
  return {
    observation: items.find(item => item.id === finding.observation) ?? alone.observation,
    before: items.find(item => item.kind === 'CLOSE' && item.as_of < finding.as_of) ?? null,
  };
}
