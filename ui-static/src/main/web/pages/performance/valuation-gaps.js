import { count, date } from 'app/format.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';

/** Each listing of unpriced sessions with its sessions: `XLON:V: Mon 2 Mar 2026, …`. */
export function byListing(unpriced) {
  const found = new Map();
  for (const { session, listings } of unpriced)
    for (const listing of listings) found.set(listing, [...(found.get(listing) ?? []), session]);
  return [...found].sort(([a], [b]) => a.localeCompare(b));
}

/** What figures and charts leave out: provisional and unpriced sessions, and entries after the newest valuation. */
export function gaps(data, base) {
  const provisional = data.points.filter(point => point.provisional).map(point => point.session);
  const { unpriced, pending_entries: pending, future_entries: future } = data;
  return html`
    ${
      provisional.length
        ? html`<details class="gaps"><summary><span class="look">▲</span>
            ${count(provisional.length, 'session is', 'sessions are')} provisional</summary>
          <p>${term('provisional', 'Provisional')}: ${days(provisional)}.
            <a href="${base}/market/findings">Review the findings</a></p></details>`
        : nothing
    }
    ${
      unpriced.length
        ? html`<details class="gaps"><summary><span class="look">▲</span>
            ${count(unpriced.length, 'session has', 'sessions have')} no value, since a price is missing</summary>
          <ul>${byListing(unpriced).map(([listing, sessions]) => html`<li>${listing}: ${days(sessions)}</li>`)}</ul>
          <p><a href="${base}/market">See the prices</a></p></details>`
        : nothing
    }
    ${entries(pending, 'after the newest valuation', base)} ${entries(future, 'in the future', base)}`;
}

const entries = (size, where, base) =>
  Number(size) === 0
    ? nothing
    : html`<p class="look">▲ ${count(size, 'entry', 'entries')} ${where}:
      not in these figures yet. <a href="${base}/ledger">See the ledger</a></p>`;

/** What the page says as long as no session has a value. */
export const withoutPoints = (data, base) => html`
  <p>There is no valuation yet. ${
    data.unpriced.length
      ? html`No session has a price of each holding. <a href="${base}/market">Check the prices</a>.`
      : html`A session has a value once there are entries up to it and prices of what you hold.
        <a href="${base}/ledger">Record entries</a>, or <a href="${base}/tasks">run a price refresh</a>.`
  }</p>
  ${gaps(data, base)}`;

/** The first days of a list, and how many more there are. */
function days(sessions) {
  const shown = sessions.slice(0, MOST).map(date).join('; ');
  return sessions.length > MOST ? `${shown}; and ${sessions.length - MOST} more` : shown;
}

const MOST = 8;
