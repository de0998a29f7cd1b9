import { compare, over, rounded, times } from 'app/decimal.js';
import { money, plain } from 'app/format.js';
import { html, nothing } from 'lit';

/** `A split: each unit becomes 10`, `A consolidation: 10 units become 1`. */
export function ratioInWords({ units_before: before, units_after: after }) {
  const what = compare(after, before) > 0 ? 'A split' : 'A consolidation';
  return compare(before, '1') === 0
    ? `${what}: each unit becomes ${plain(after)}`
    : `${what}: ${plain(before)} units become ${plain(after)}`;
}

/** The effect on what is held now: more or fewer units, at the same cost. */
export function effectOnUnits({ units_before: before, units_after: after }, { listing, units, cost }, currency) {
  const then = over(times(units, after), before);
  const shown = rounded(then, 4);
  return html`Your ${plain(units)} units of ${listing} become
    ${shown === then ? nothing : 'about '}<strong>${plain(shown)}</strong>; the cost stays ${money(cost, currency)}.
    ${
      then.includes('.') ? 'A fraction of a unit is left. If your broker pays for it, record that as a sale.' : nothing
    }`;
}
