import { compare, sum } from 'app/decimal.js';
import { money, symbol } from 'app/format.js';
import { forget } from 'app/leaving.js';
import { field } from 'components/form-field/form-field.js';
import { withRemoved, withValue } from 'components/policy-text/with-added.js';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { withAmounts, withContribution, withDefaultOrder, withMaxOrders, withWithdrawal } from './answers.js';
import { checkField, choiceField, clauses, figureField, flagField } from './fields.js';
import { shared } from './shares.js';

const MONTHLY = '/cadence/monthly';
const OUT = `${MONTHLY}/withdrawal`;

export function titleSection(form) {
  return form.section(
    'title',
    'What is this policy called?',
    html`${field(
      'Title',
      html`<input maxlength="200" autocomplete="off" .value=${live(form.doc.value('/title'))}
        @change=${({ target }) => {
          const title = target.value.trim();
          form.write(title ? withValue(form.text, '/title', title) : withRemoved(form.text, '/title'));
          forget(target.parentElement);
        }}>`,
      { hint: 'For people. It decides nothing.', fault: form.faultAt('/title') },
    )}
    ${clauses(form, ['/title'])}`,
  );
}

export function payingInSection(form, doc) {
  const pays = doc.has(`${MONTHLY}/contribution`);
  return form.section(
    'in',
    'What do you pay in each month?',
    html`${figureField(form, {
      label: `Each month, ${symbol(form.currency)}`,
      pointer: `${MONTHLY}/contribution`,
      kind: 'money',
      optional: true,
      hint: 'Leave it empty if you pay nothing in. Without it, nothing is bought each month.',
      write: withContribution,
    })}
    ${pays ? buying(form, doc) : clauses(form, [], 'Not in the policy: nothing is bought each month.')}`,
  );
}

function buying(form, doc) {
  return html`<div class="row">
      ${figureField(form, {
        label: 'At most … orders a month',
        pointer: `${MONTHLY}/max_orders`,
        kind: 'count',
        check: figure => (/^0+$/.test(figure) ? 'At least 1.' : null),
        write: withMaxOrders,
      })}
      ${figureField(form, {
        label: `Smallest order, ${symbol(form.currency)}`,
        pointer: `${MONTHLY}/min_trade`,
        kind: 'money',
      })}
    </div>
    ${choiceField(form, {
      label: 'When a part is below its band',
      pointer: `${MONTHLY}/when_drifted`,
      options: [
        ['most_underweight', 'buy what is furthest below its target first'],
        ['default_orders', 'buy the usual orders all the same'],
      ],
      fallback: '',
    })}
    ${choiceField(form, {
      label: 'Each month invests',
      pointer: `${MONTHLY}/deploy`,
      options: [
        ['contribution', 'the contribution of that month'],
        ['carry_over', 'the contribution, and what earlier months left over'],
        ['all_cash', 'all cash above what is left alone'],
      ],
      fallback: 'contribution',
    })}
    ${defaultOrders(form, doc)}
    ${clauses(form, [MONTHLY])}`;
}

/** What is bought while nothing is off its target. The parts always sum to the contribution. */
function defaultOrders(form, doc) {
  const total = doc.value(`${MONTHLY}/contribution`);
  const orders = doc.defaultOrders;
  const amounts = orders.map(({ amount }) => amount);
  const funds = doc.instruments.filter(({ sleeve }) => sleeve !== 'cash_park');
  const most = Number(doc.value(`${MONTHLY}/max_orders`));
  return html`<fieldset><legend>While nothing is off its target, the usual orders buy</legend>
    ${funds.map(fund => {
      const place = orders.findIndex(({ listing }) => listing === fund.listing);
      const isBought = place >= 0;
      return html`<div class="order-answer">
        ${checkField(form, {
          label: `${fund.listing} ${fund.name}`,
          checked: isBought,
          disabled: isBought ? orders.length === 1 : orders.length >= most,
          write: checked => withDefaultOrder(form.text, fund.listing, checked),
        })}
        ${
          isBought
            ? figureField(form, {
                label: `Usual order of ${fund.listing}, ${symbol(form.currency)}`,
                bare: true,
                pointer: `${orders[place].at}/amount`,
                kind: 'money',
                check: figure => tooMuch(amounts, total, place, figure, form.currency),
                write: (text, figure) => withAmounts(text, shared(amounts, total, place, figure)),
              })
            : nothing
        }
      </div>`;
    })}
    <p class="sum" role="status">Sum of the usual orders: <b>${money(sum('0', ...amounts), form.currency)}</b> of
      ${money(total, form.currency)}</p>
    ${
      orders.length >= most && funds.length > most
        ? html`<p class="quiet">For more of them, allow more orders a month.</p>`
        : nothing
    }
  </fieldset>`;
}

function tooMuch(amounts, total, place, figure, currency) {
  const allowed = shared(amounts, total, place, figure)[place];
  return compare(allowed, figure) === 0
    ? null
    : `It must be ${money(allowed, currency)}: all of them sum to ${money(total, currency)}.`;
}

export function takingOutSection(form, doc) {
  return form.section(
    'out',
    'Do you take money out each month?',
    html`${figureField(form, {
      label: `Each month, ${symbol(form.currency)}`,
      pointer: `${OUT}/amount`,
      kind: 'money',
      optional: true,
      hint: 'Leave it empty if you take nothing out. What the cash lacks for it is raised by sells.',
      write: withWithdrawal,
    })}
    ${
      doc.has(OUT)
        ? html`<div class="row">
            ${figureField(form, { label: 'At most … sells for it', pointer: `${OUT}/max_sells`, kind: 'count' })}
            ${figureField(form, {
              label: `Smallest sell, ${symbol(form.currency)}`,
              pointer: `${OUT}/min_trade`,
              kind: 'money',
            })}
          </div>
          ${
            doc.has('/cash_park') || doc.has(`${OUT}/from_park`)
              ? flagField(form, {
                  label: 'The cash park gives first',
                  pointer: `${OUT}/from_park`,
                })
              : nothing
          }
          ${clauses(form, [OUT])}`
        : clauses(form, [], 'Not in the policy: nothing is taken out.')
    }`,
  );
}

export function costsSection(form, doc) {
  const isFractional = doc.value('/order_sizing/units') === 'fractional';
  return form.section(
    'costs',
    'What does your broker charge and allow?',
    html`<div class="row">
      ${figureField(form, {
        label: `Fee for each order, ${symbol(form.currency)}`,
        pointer: '/costs/per_order',
        kind: 'money',
        optional: true,
        hint: 'Empty: no fee.',
      })}
      ${figureField(form, {
        label: 'No order whose fee is more than … percent of it',
        pointer: '/costs/max_cost_pct',
        kind: 'percent',
        optional: true,
        hint: 'Empty: no such limit.',
      })}
      ${figureField(form, {
        label: `Cash that is left alone, ${symbol(form.currency)}`,
        pointer: '/cash/reserve',
        kind: 'money',
        optional: true,
        hint: 'For instance for the fees of the account.',
      })}
    </div>
    ${checkField(form, {
      label: 'My broker deals in fractions of a unit',
      checked: isFractional,
      write: checked =>
        withValue(form.text, '/order_sizing', checked ? { units: 'fractional', decimals: 4 } : { units: 'whole' }),
    })}
    ${
      isFractional
        ? figureField(form, {
            label: 'Decimals of a unit',
            pointer: '/order_sizing/decimals',
            kind: 'count',
            check: figure => (Number(figure) > 8 ? 'At most 8.' : null),
          })
        : nothing
    }
    ${clauses(
      form,
      ['/costs', '/cash', '/order_sizing'],
      'Not in the policy: no fees, whole units, no cash left alone.',
    )}`,
  );
}
