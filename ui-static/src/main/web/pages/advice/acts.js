// Actions on a recommendation besides executing it.

import { ask, poster } from 'app/api.js';
import { isNegative, isZero, magnitude } from 'app/decimal.js';
import { money } from 'app/format.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html } from 'lit';
import { inShort } from './broker-orders.js';
import { takesFills } from './states.js';

/** Replays the run. @returns {Promise<string>} the result in a sentence */
export async function replay({ run }) {
  const { agrees, pruned, replayed } = await ask(`/runs/${run.id}/replay`);
  if (pruned) return 'The snapshot of this run was deleted after its retention time, so it cannot be replayed.';
  return agrees
    ? `The replay gave the same decision to the last digit (${replayed.slice(0, 12)}…).`
    : 'The replay gave another decision. This should never happen: go to Audit, Proof.';
}

/** Closes a recommendation without executing it. */
export function ignore({ recommendation, orders }) {
  const open = orders.filter(order => !isZero(order.left)).map(order => inShort({ ...order, units: order.left }));
  const send = poster();
  return confirm({
    title: 'Ignore this recommendation',
    body: html`<p>It is closed; “${open.join(', ')}” will not be traded. You can reopen it until it
      expires or there is a newer one. Recorded fills stay in the ledger.</p>
      <label>Reason <textarea name="reason" required maxlength="4000"></textarea></label>
      <p class="hint">Kept permanently.</p>`,
    verb: 'Ignore',
    act: fields => {
      return send(`/recommendations/${recommendation.id}/ignore`, { reason: fields.get('reason').trim() });
    },
  });
}

/** Opens a recommendation again that was ignored. */
export function reopen({ recommendation }) {
  return confirm({
    title: 'Reopen this recommendation',
    body: html`<p>It can be executed again. Its prices are those of its run, so look at the current ones before you
      trade.</p>`,
    verb: 'Reopen',
    act: (_, send) => send(`/recommendations/${recommendation.id}/reopen`),
  });
}

/**
 * Reverses the ledger entries of fills. The newest is reversed first, since units cannot be sold before they were
 * bought. After a failure, only the remaining entries are reversed.
 *
 * @param {{ledger_entry: string, amount: string, units: string}[]} fills
 */
export function takeBack(fills, { recommendation, currency }) {
  const send = poster();
  const left = [...fills];
  const lineOf = fill => recommendation.lines.find(line => line.line === fill.line);
  const what = fill => inShort({ ...lineOf(fill), units: fill.units });
  const back = fill => `${isNegative(fill.amount) ? 'returns' : 'removes'} ${money(magnitude(fill.amount), currency)}`;
  return confirm({
    title: fills.length === 1 ? 'Reverse this fill' : `Reverse these ${fills.length} fills`,
    body: html`<p>The ledger gets a reversal of each entry. Nothing is deleted.</p>
      <ul>${fills.map(fill => html`<li>${what(fill)}: ${back(fill)} in cash</li>`)}</ul>
      ${
        takesFills(recommendation) || recommendation.state === 'EXECUTED'
          ? html`<p>After that the recommendation is open for it again, and you can record the fill here.</p>`
          : html`<p>The recommendation does not change. Record what really happened in the ledger.</p>`
      }
      <label>Reason <textarea name="reason" required maxlength="4000"></textarea></label>`,
    verb: 'Reverse',
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

/** Undoes that an entry of the ledger counts as a fill. The entry stays. */
export function unmatch(fill, { recommendation }) {
  const send = poster();
  const { side, listing } = recommendation.lines.find(line => line.line === fill.line);
  return confirm({
    title: 'It was another order',
    body: html`<p>The trade stays in the ledger, but “${inShort({ side, listing, units: fill.units })}” counts as not
      executed again. The trade is not matched a second time.</p>`,
    verb: 'It was another order',
    act: () => send(`/portfolios/${recommendation.portfolio}/ledger/unmatch`, { entry: fill.ledger_entry }),
  });
}
