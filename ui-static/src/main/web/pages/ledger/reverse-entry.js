import { poster } from 'app/api.js';
import { isZero, magnitude, negated } from 'app/decimal.js';
import { date, money, plain } from 'app/format.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { bookNow, bookOutcome } from 'components/entry-form/book-outcome.js';
import { effectOf } from 'components/entry-form/entry-draft.js';
import { kindOfEntry } from 'components/entry-form/entry-kinds.js';
import { html } from 'lit';

/** An entry in words: `Buy of 10 XLON:VWRP for £369.05 on Tue 1 Sep 2026`. */
export function inWords(entry, currency) {
  const what = entry.listing ? ` of ${entry.units ? `${plain(magnitude(entry.units))} ` : ''}${entry.listing}` : '';
  const cash = isZero(entry.amount)
    ? ''
    : entry.listing
      ? ` for ${money(magnitude(entry.amount), currency)}`
      : ` of ${money(magnitude(entry.amount), currency)}`;
  return `${kindOfEntry(entry).name}${what}${cash} on ${date(entry.trade_time)}`;
}

/**
 * Reverses an entry after confirmation.
 *
 * @returns {Promise<?object>} the reversal; undefined if the user cancelled
 */
export async function reverseEntry(portfolio, entry) {
  const book = await bookNow(portfolio);
  const { cash, listing, units } = effectOf(entry);
  const send = poster();
  return confirm({
    title: 'Reverse an entry',
    body: html`<p>${inWords(entry, book.currency)}. The entry and its reversal both stay in the
      ledger.</p>
      ${bookOutcome([{ cash: negated(cash), listing, units: negated(units) }], book)}
      <label>Reason <input name="reason" required maxlength="4000" autocomplete="off"></label>
      <p class="hint">Kept permanently. A reversal cannot be reversed: to undo it, record the entry again.</p>`,
    verb: 'Reverse',
    act: fields => send(`/portfolios/${portfolio}/ledger/reversals`, { entry: entry.id, reason: fields.get('reason') }),
  });
}
