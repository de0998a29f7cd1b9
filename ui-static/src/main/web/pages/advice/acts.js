// What can be done about a recommendation, beside executing it.

import { post, poster } from 'app/api.js';
import { isNegative, isZero, magnitude } from 'app/decimal.js';
import { money } from 'app/format.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html } from 'lit';
import { inShort } from './broker-orders.js';
import { takesFills } from './states.js';

/** Makes the decision again. @returns {Promise<string>} what came of it */
export async function replay({ run }) {
  const { agrees, pruned, replayed } = await post(`/runs/${run.id}/replay`);
  if (pruned) return 'What this run looked at is no longer kept, so it cannot be decided again.';
  return agrees
    ? `Decided again just now, with the same result to the last digit (${replayed.slice(0, 12)}…).`
    : 'Decided again just now, and it came out differently. That should never happen: see Audit, Proof.';
}

/** Closes it without following it. */
export function ignore({ recommendation, orders }) {
  const open = orders.filter(order => !isZero(order.left)).map(order => inShort({ ...order, units: order.left }));
  const send = poster();
  return confirm({
    title: 'Ignore this advice',
    body: html`<p>It is closed with “${open.join(', ')}” not traded, and cannot be reopened. What was
      recorded of it stays.</p>
      <label>Why <textarea name="reason" required maxlength="4000"></textarea></label>
      <p class="hint">Kept for ever, so that you know it in a year.</p>`,
    verb: 'Ignore it',
    act: fields => {
      return send(`/recommendations/${recommendation.id}/ignore`, { reason: fields.get('reason').trim() });
    },
  });
}

/**
 * Takes fills back by reversing their ledger entries. The newest goes first, as nothing may be sold that was not
 * bought; what was reversed before a failure is not reversed again.
 *
 * @param {{ledger_entry: string, amount: string, units: string}[]} fills
 */
export function takeBack(fills, { recommendation, currency }) {
  const send = poster();
  const left = [...fills];
  const lineOf = fill => recommendation.lines.find(line => line.line === fill.line);
  const what = fill => inShort({ ...lineOf(fill), units: fill.units });
  const back = fill => `${isNegative(fill.amount) ? 'returns' : 'takes'} ${money(magnitude(fill.amount), currency)}`;
  return confirm({
    title: fills.length === 1 ? 'Take this fill back' : `Take these ${fills.length} fills back`,
    body: html`<p>The ledger gets a reversal of each entry; nothing is erased.</p>
      <ul>${fills.map(fill => html`<li>${what(fill)}: ${back(fill)} in cash</li>`)}</ul>
      ${
        takesFills(recommendation)
          ? html`<p>Then you can record it here again.</p>`
          : html`<p>The advice stays as it is: record what really happened in the ledger.</p>`
      }
      <label>Why <textarea name="reason" required maxlength="4000"></textarea></label>`,
    verb: 'Take back',
    act: async fields => {
      while (left.length > 0) {
        const wish = { entry: left.at(-1).ledger_entry, reason: fields.get('reason').trim() };
        await send(`/portfolios/${recommendation.portfolio}/ledger/reversals`, wish);
        left.pop();
      }
      return true;
    },
  });
}
