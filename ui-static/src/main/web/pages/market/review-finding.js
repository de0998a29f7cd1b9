import { html } from 'lit';
import { get, poster, Problem, withQuery } from 'app/api.js';
import { moment, plain } from 'app/format.js';
import { quoteUnits } from 'app/quote-units.js';
import { typedDecimal } from 'app/typed.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import 'components/price-review/price-review.js';
import { findingSentence } from './finding-words.js';

/** How far back the close before an observation is looked for, in days. */
const BACK = 14;

/**
 * Asks what is right of the price that a finding is about, and records it.
 *
 * @param {?string} listing the id of the finding's listing, by which its prices are read
 * @returns {Promise<?object>} what the API answered; undefined when the person thought better of it
 */
export async function reviewFinding(portfolio, finding, listing) {
  const [{ observation, before }, units] = await Promise.all([around(finding, listing), quoteUnits(portfolio)]);
  const send = poster();
  return confirm({
    title: `Review a price of ${finding.listing}`,
    body: html`<p>${plain(finding.price)} ${observation.quote_unit ?? ''} of ${moment(finding.as_of)}, source ${finding.source}. ${findingSentence(finding)}</p>
      <ta-price-review .price=${observation} .before=${before} .units=${Object.keys(units)}></ta-price-review>`,
    verb: 'Record the review',
    act: fields => send(`/portfolios/${portfolio}/quarantine/${finding.id}/resolve`, resolution(fields)),
  });
}

function resolution(fields) {
  const body = Object.fromEntries([...fields].map(([name, value]) => [name, value.trim()]));
  if (body.price === undefined) return body;
  const price = typedDecimal(body.price);
  if (price === null) throw new Problem({ status: 0, code: 'INVALID', detail: `“${body.price}” is no price; type a number, as 3,690.55.` });
  return { ...body, price };
}

/** The observation itself, and the close before it. */
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
