import { poster } from 'app/api.js';
import { isZero, magnitude, negated } from 'app/decimal.js';
import { date, money, plain } from 'app/format.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { bookNow, bookOutcome } from 'components/entry-form/book-outcome.js';
import { effectOf } from 'components/entry-form/entry-draft.js';
import { kindOfEntry } from 'components/entry-form/entry-kinds.js';
import { html } from 'lit';

/** What an entry was, in a few words: `Buy of 10 XLON:VWRP for £369.05 on Tue 1 Sep 2026`. */
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
 * Takes an entry back, once the person has seen what that does.
 *
 * @returns {Promise<?object>} the entry that takes it back; undefined when the person thought better of it
 */
export async function reverseEntry(portfolio, entry) {
  const book = await bookNow(portfolio);
  const { cash, listing, units } = effectOf(entry);
  const send = poster();
  return confirm({
    title: 'Take an entry back',
    body: html`<p>${inWords(entry, book.currency)}. Both stay in the ledger: the entry, and the
      one that takes it back.</p>
      ${bookOutcome([{ cash: negated(cash), listing, units: negated(units) }], book)}
      <label>Why <input name="reason" required maxlength="4000" autocomplete="off"></label>
      <p class="hint">Kept for ever. A reversal is not reversed: to undo it, the entry is recorded anew.</p>`,
    verb: 'Take it back',
    act: fields => send(`/portfolios/${portfolio}/ledger/reversals`, { entry: entry.id, reason: fields.get('reason') }),
  });
}
