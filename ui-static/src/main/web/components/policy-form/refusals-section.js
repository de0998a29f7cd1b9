import { over, times } from 'app/decimal.js';
import { isinFault } from 'app/isin.js';
import { forget } from 'app/leaving.js';
import { field } from 'components/form-field/form-field.js';
import { term } from 'components/term-hint/term-hint.js';
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { withChoice, withMaxWeight, withNumber } from './answers.js';
import { checkField, clauses, figureField, flagField } from './fields.js';
import { TYPES } from './funds-section.js';

const ALLOWED = '/constraints/allowed_types';
const FORBIDDEN = '/constraints/forbidden_isins';
const DRAWDOWN = '/constraints/max_drawdown_tolerance';

/** What may not be bought. */
export function refusalsSection(form, doc) {
  const guard = doc.weightGuard;
  const limit = guard ? `${guard}/when/0/value` : '/guards';
  return form.section(
    'refusals',
    'What should never be bought?',
    html`${types(form, doc)}
    ${flagField(form, {
      label: 'Only funds that keep their income (accumulating)',
      pointer: '/constraints/accumulating_only',
    })}
    <div class="row">
      ${figureField(form, {
        label: 'No fund above … percent of what is invested',
        pointer: limit,
        kind: 'percent',
        optional: true,
        value: guard ? doc.value(limit) : '',
        hint: 'No buy makes it larger than that. Empty: no such limit.',
        write: withMaxWeight,
      })}
      ${figureField(form, {
        label: 'Tell me of a drawdown of more than … percent',
        pointer: DRAWDOWN,
        kind: 'percent',
        optional: true,
        value: doc.has(DRAWDOWN) ? times(doc.value(DRAWDOWN), '100') : '',
        hint: html`A ${term('drawdown')} is reported with each decision, and stops nothing.`,
        check: figure => (Number(figure) > 100 ? 'At most 100.' : null),
        write: (text, figure) => withNumber(text, DRAWDOWN, figure && over(figure, '100')),
      })}
    </div>
    ${forbidden(form, doc)}
    ${clauses(form, ['/constraints', ...(guard ? [guard] : [])], 'Not in the policy: anything may be bought.')}`,
  );
}

/** The types that the policy names, each allowed or not. */
function types(form, doc) {
  const allowed = doc.elements(ALLOWED).map(at => doc.value(at));
  const held = doc.instruments.map(({ type }) => type).filter(Boolean);
  const all = [...new Set([...held, ...allowed, ...TYPES])];
  const isAllowed = type => !doc.has(ALLOWED) || allowed.includes(type);
  return html`<fieldset><legend>These types may be bought</legend>
    <div class="checks">${all.map(type =>
      checkField(form, {
        label: type,
        checked: isAllowed(type),
        write: checked => withChoice(form.text, ALLOWED, type, checked, all),
      }),
    )}</div></fieldset>`;
}

function forbidden(form, doc) {
  const isins = doc.elements(FORBIDDEN).map(at => doc.value(at));
  const refused = form.refused.get(FORBIDDEN);
  return html`${isins.map(
    isin =>
      html`<p>Never ${isin} <button type="button" class="link"
        @click=${() => form.write(withChoice(form.text, FORBIDDEN, isin, false))}>allow it again</button></p>`,
  )}
  ${field(
    'Never buy this ISIN',
    html`<input maxlength="14" autocomplete="off" spellcheck="false" .value=${live(refused?.typed ?? '')}
      @change=${event => forbid(form, event.target)}>`,
    { hint: 'Whatever its listing.', fault: refused?.fault ?? null },
  )}`;
}

function forbid(form, input) {
  const isin = input.value.trim().toUpperCase();
  const fault = isin ? isinFault(isin) : null;
  if (fault) form.refused.set(FORBIDDEN, { typed: input.value, fault });
  else form.refused.delete(FORBIDDEN);
  if (isin && !fault) {
    input.value = '';
    form.write(withChoice(form.text, FORBIDDEN, isin, true));
  } else form.requestUpdate();
  if (!fault) forget(input.parentElement);
}
