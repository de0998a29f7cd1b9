// The states of a recommendation in words.

import { moment, sentence, words } from 'app/format.js';
import { html } from 'lit';

/** The state as a tag, highlighted if the recommendation is open. */
export const stateTag = ({ state, open }) =>
  html`<span class="tag ${open ? 'look' : 'quiet'}">${sentence(words(state))}</span>`;

/** Whether fills can be recorded. An expired recommendation takes fills of trades that were made in time. */
export const takesFills = ({ state, open }) => open || state === 'EXPIRED';

const done = {
  PARTLY_EXECUTED: 'last recorded',
  EXECUTED: 'recorded',
};

/** The text after the tag: `since 3 Mar 2026, 09:12 by ann@example.org: the market is closed for a week.` */
export function stateLine({ state, state_changed_at: at, state_changed_by: by, reason }) {
  return `${done[state] ?? 'since'} ${moment(at)}${by === 'worker' ? '' : ` by ${by}`}${reason ? `: ${reason}` : ''}.`;
}
