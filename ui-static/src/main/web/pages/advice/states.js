// The states of a recommendation, in words.

import { html } from 'lit';
import { moment, sentence, words } from 'app/format.js';

/** With a mark where something is to be done. */
export const stateTag = ({ state, open }) => html`<span class="tag ${open ? 'look' : 'quiet'}">${sentence(words(state))}</span>`;

const done = {
  OPEN: 'Open since',
  PARTLY_EXECUTED: 'Partly executed, last recorded',
  EXECUTED: 'Executed; recorded',
  IGNORED: 'Ignored',
  EXPIRED: 'Expired',
  SUPERSEDED: 'Superseded',
};

/** `Ignored 3 Mar 2026, 09:12 by ann@example.org: the market is closed for a week`. */
export const stateLine = ({ state, state_changed_at: at, state_changed_by: by, reason }) =>
  `${done[state] ?? sentence(words(state))} ${moment(at)} by ${by}${reason ? `: ${reason}` : ''}`;
