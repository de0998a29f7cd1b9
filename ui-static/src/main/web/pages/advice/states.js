// The states of a recommendation, in words.

import { moment, sentence, words } from 'app/format.js';
import { html } from 'lit';

/** With a mark where something is to be done. */
export const stateTag = ({ state, open }) =>
  html`<span class="tag ${open ? 'look' : 'quiet'}">${sentence(words(state))}</span>`;

/** One that expired takes what was traded of it in time. */
export const takesFills = ({ state, open }) => open || state === 'EXPIRED';

const done = {
  PARTLY_EXECUTED: 'last recorded',
  EXECUTED: 'recorded',
};

/** What stands behind the tag: `since 3 Mar 2026, 09:12, by ann@example.org: the market is closed for a week`. */
export function stateLine({ state, state_changed_at: at, state_changed_by: by, reason }) {
  return `${done[state] ?? 'since'} ${moment(at)}${by === 'worker' ? '' : ` by ${by}`}${reason ? `: ${reason}` : ''}.`;
}
