// The fields of the form, and the clauses that they write.

import { forget } from 'app/leaving.js';
import { field } from 'components/form-field/form-field.js';
import { clauseWords } from 'components/policy-changes/policy-words.js';
import { withRemoved, withValue } from 'components/policy-text/with-added.js';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { withNumber } from './answers.js';

/** Longer clauses are folded away, unless they have changed since the form was opened. */
const SHORT = 160;

/**
 * A figure that stands at a pointer.
 *
 * @param {object} form the `ta-policy-form`
 * @param {{label: string, pointer: string, kind: 'money'|'count'|'percent', hint?: unknown, optional?: boolean, value?:
 *     string, write?: (text: string, figure: string) => string, check?: (figure: string) => ?string, bare?: boolean}}
 *     how `value` and `write` where the text has the figure in another form; with `bare`, only screen readers get the
 *     label
 */
export function figureField(form, { label, pointer, kind, hint, optional = false, value, write, check, bare = false }) {
  const shown = form.refused.get(pointer)?.typed ?? value ?? form.doc.value(pointer);
  const how = {
    key: pointer,
    kind,
    optional,
    check,
    write: figure => (write ?? ((text, typed) => withNumber(text, pointer, typed)))(form.text, figure),
  };
  return field(
    bare ? nothing : label,
    html`<input class="figure" inputmode="decimal" autocomplete="off" maxlength="40" .value=${live(shown)}
      aria-label=${bare ? label : nothing} @change=${event => form.take(event.target, how)}>`,
    { hint, fault: form.faultAt(pointer) },
  );
}

/** A choice among words that the policy knows. @param {[string, string][]} options value and label */
export function choiceField(form, { label, pointer, options, hint, fallback }) {
  const value = form.doc.value(pointer) || fallback;
  return field(
    label,
    html`<select @change=${({ target }) => {
      form.write(withValue(form.text, pointer, target.value));
      forget(target.parentElement);
    }}>${
      options.some(([option]) => option === value) ? nothing : html`<option selected value=${value}>${value}</option>`
    }${options.map(
      ([option, said]) => html`<option value=${option} ?selected=${live(option === value)}>${said}</option>`,
    )}</select>`,
    { hint, fault: form.faultAt(pointer) },
  );
}

/** A yes that stands at a pointer; a no is left out. */
export const flagField = (form, { label, pointer }) =>
  checkField(form, {
    label,
    checked: form.doc.token(pointer) === 'true',
    write: checked => (checked ? withValue(form.text, pointer, true) : withRemoved(form.text, pointer)),
  });

export const checkField = (form, { label, checked, disabled = false, write }) =>
  html`<label class="check"><input type="checkbox" .checked=${live(checked)} ?disabled=${disabled}
    @change=${({ target }) => {
      form.write(write(target.checked));
      forget(target.parentElement);
    }}> ${label}</label>`;

/**
 * The clauses that an answer writes, as they stand in the text, each with a link to its line.
 *
 * @param {string} absent what holds while none of them is there
 */
export function clauses(form, pointers, absent = '') {
  const there = pointers.filter(pointer => form.doc.has(pointer));
  if (there.length === 0) return absent ? html`<p class="clause quiet">${absent}</p>` : nothing;
  return there.map(pointer => clause(form, pointer));
}

function clause(form, pointer) {
  const text = form.doc.excerpt(pointer);
  const { line, lastLine } = form.doc.at.get(pointer);
  const link = html`<button type="button" class="link" @click=${() => form.tell('line-asked', line)}>${
    line === lastLine ? `line ${line}` : `lines ${line} to ${lastLine}`
  }</button>`;
  if (text.length <= SHORT && !text.includes('\n')) return html`<p class="clause">${link} <code>${text}</code></p>`;
  return html`<details class="clause" ?open=${form.begun.excerpt(pointer) !== text}>
    <summary>What this writes: <code>${pointer}</code></summary>
    <p>${link} of the JSON</p><pre tabindex="0">${text}</pre></details>`;
}

/** What the text has and the form does not show. */
export function hiddenSection(form, doc) {
  return form.section(
    'hidden',
    'What this form does not show',
    html`<p>These clauses stay as they are. Change them in the JSON.</p>
      <ul class="plain-list">${doc.hidden.map(
        ({ pointer, line }) =>
          html`<li>${clauseWords(doc.named(pointer))} <button type="button" class="link"
            @click=${() => form.tell('line-asked', line)}>line ${line}</button></li>`,
      )}</ul>`,
  );
}
