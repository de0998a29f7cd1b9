// Forms that write a clause into the text of a draft.

import { Problem } from 'app/api.js';
import { words } from 'app/format.js';
import { figureAdvice, typedDecimal } from 'app/typed.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { field } from 'components/form-field/form-field.js';
import { schemaAt } from 'components/policy-changes/policy-schema.js';
import { Decimal } from 'components/policy-text/json-text.js';
import { withAdded } from 'components/policy-text/with-added.js';
import { html } from 'lit';

/**
 * Asks for a rule of the user's own.
 *
 * @param {object} schema of a policy
 * @param {string} text of the draft, without syntax errors
 * @returns {Promise<?string>} the text with the guard; undefined if the user cancelled
 */
export function addGuard(schema, text) {
  const of = (...path) => schemaAt(schema, ['guards', 0, ...path]);
  const choice = (name, options) =>
    html`<select name=${name}>${options.map(one => html`<option value=${one}>${words(one)}</option>`)}</select>`;
  return confirm({
    title: 'Add a guard',
    body: html`
      <p>A rule of your own: it stops, or warns of, each order for which its condition holds.</p>
      ${field('Name', html`<input name="name" required maxlength="32" pattern="[A-Za-z0-9][A-Za-z0-9_.\\-]*">`, {
        hint: 'Letters and digits, such as falling-knife.',
      })}
      <div class="row">
        ${field('It', choice('then', of('then').enum))}
        ${field('orders of the side', choice('side', of('side').enum))}
        ${field('and the stage', choice('stage', of('stage').enum.toReversed()))}
      </div>
      <div class="row">
        ${field('when', choice('fact', of('when', 0, 'fact').enum))}
        ${field('is', choice('is', of('when', 0, 'is').enum))}
        ${field(
          'this figure',
          html`<input name="value" class="figure" inputmode="decimal" required autocomplete="off">`,
        )}
      </div>
      <p class="hint">${of('when', 0, 'fact').description}</p>`,
    verb: 'Add it to the draft',
    act: async fields => {
      const { name, side, stage, fact, is, then } = Object.fromEntries(fields);
      const value = figure(fields, 'value');
      return withAdded(text, '/guards/-', { name, side, stage, when: [{ fact, is, value }], then });
    },
  });
}

/** As {@link addGuard}, for money that is taken out each month. */
export function addWithdrawal(_schema, text) {
  const number = (name, value) =>
    html`<input name=${name} class="figure" inputmode="decimal" required autocomplete="off" value=${value}>`;
  return confirm({
    title: 'Add a withdrawal',
    body: html`
      <p>What the cash lacks for it is raised by sells, and such a month buys nothing.</p>
      <div class="row">
        ${field('Amount each month', number('amount', ''))}
        ${field('At most this many sells', number('max_sells', '2'))}
        ${field('Smallest sell', number('min_trade', '25'))}
      </div>
      <label><input type="checkbox" name="from_park"> The cash park gives first</label>`,
    verb: 'Add it to the draft',
    act: async fields =>
      withAdded(text, '/cadence/monthly/withdrawal', {
        amount: figure(fields, 'amount'),
        max_sells: figure(fields, 'max_sells'),
        min_trade: figure(fields, 'min_trade'),
        from_park: fields.has('from_park'),
      }),
  });
}

/** A typed number, for JSON. @throws {Problem} if it is none */
function figure(fields, name) {
  const typed = fields.get(name);
  const decimal = typedDecimal(typed);
  if (decimal !== null) return new Decimal(decimal);
  throw new Problem({ status: 0, code: 'INVALID', detail: `“${typed}” is no number.`, maybe: figureAdvice(typed) });
}
