import { date, moment, plain, words } from 'app/format.js';
import { html, nothing } from 'lit';

// The origins of raw facts: the records behind them, with who, when and from where.

const TELL = {
  PRICE: ({ price }) =>
    html`Price ${plain(price.price)} from ${price.source}${price.revision > 1 ? `, revision ${price.revision}` : ''},
      received ${moment(price.received_at)}.`,
  REVIEW: ({ review }) =>
    html`Reviewed by ${review.reviewed_by}: ${
      review.verdict === 'CORRECT' ? html`corrected to ${plain(review.price)}` : 'accepted'
    }. “${review.reason}”`,
  MANUAL_PRICE: ({ manual_price: manual }) =>
    html`Price ${plain(manual.price)} entered by ${manual.entered_by}, ${moment(manual.entered_at)}. Seen at:
      ${manual.evidence}. “${manual.reason}”`,
  RATE: ({ rate }) =>
    html`1 ${rate.base} = ${plain(rate.rate)} ${rate.quote} from ${rate.source}, received ${moment(rate.received_at)}.`,
  LEDGER_ENTRY: ({ ledger_entry: entry }) =>
    html`The ledger up to entry ${entry.sequence}: ${words(entry.type)} of ${moment(entry.trade_time)}, recorded by
      ${entry.recorded_by}, ${moment(entry.recorded_at)}.`,
  VALUATION: ({ valuation }) =>
    html`Valuation of ${date(valuation.session)}${valuation.revision > 1 ? `, revision ${valuation.revision}` : ''}:
      index ${plain(valuation.index)}${Object.entries(valuation.prices).map(
        ([listing, price], i) => `${i === 0 ? ', at ' : ', '}${listing} ${plain(price)}`,
      )}.`,
};

/** An origin as a sentence. */
export const originInWords = origin => TELL[origin.kind]?.(origin) ?? origin.sentence;

/**
 * The origins of a raw fact.
 *
 * @param {{portfolio: string, listings?: Map<string, string>}} place the ids of listings by `MIC:TICKER`, if known
 */
export function rawOrigin(fact, { portfolio, listings }) {
  const listing = listings?.get(fact.values.listing);
  return html`
    ${
      fact.origins.length === 0
        ? html`<p>This is a setting of the portfolio; there is no single record behind it.</p>`
        : nothing
    }
    ${fact.origins.map(origin => html`<p>${originInWords(origin)} ${linkOf(origin, portfolio)}</p>`)}
    ${
      listing
        ? html`<p><a href="/portfolios/${portfolio}/market/listings/${listing}">See
          ${fact.values.listing} in Market</a></p>`
        : nothing
    }
  `;
}

function linkOf(origin, portfolio) {
  if (origin.kind === 'VALUATION') {
    return html`<a href="/portfolios/${portfolio}/performance">See the series</a>`;
  }
  if (origin.kind !== 'LEDGER_ENTRY') return nothing;
  return html`<a href="/portfolios/${portfolio}/ledger?entry=${origin.id}">See the entry</a>`;
}
