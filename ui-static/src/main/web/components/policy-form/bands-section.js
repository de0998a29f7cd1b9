import { isZero, minus, over, sum, times } from 'app/decimal.js';
import { plain } from 'app/format.js';
import { pointerOf } from 'components/policy-text/json-places.js';
import { withAdded } from 'components/policy-text/with-added.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import { freeCode, USUAL_BAND } from './answers.js';
import { clauses, figureField } from './fields.js';

/** How far each fund may stray, band by band. */
export function bandsSection(form, doc) {
  const names = doc.keys('/drift_bands');
  return form.section(
    'bands',
    'When is a fund so far off that you act?',
    html`<p>How far a part may stray from its target is its ${term('band')}. Where both figures are given, the narrower
        one counts.</p>
      ${names.map(name => band(form, doc, name, names.length > 1))}
      <p><button type="button" class="plain" @click=${() =>
        form.write(withAdded(form.text, `/drift_bands/${freeCode('band', names)}`, USUAL_BAND))}>Add a band</button>
        <span class="quiet">for parts that may stray more, or less.</span></p>`,
  );
}

function band(form, doc, name, isOneOfMany) {
  const at = pointerOf(['drift_bands', name]);
  const inside = doc.sleeves.filter(sleeve => sleeve.band === name);
  const whose = isOneOfMany
    ? `Band ${name} (${inside.map(({ code }) => code).join(', ') || 'no sleeve has it'}): `
    : '';
  return html`<fieldset><legend>${whose}Act when a fund is off its target by more than</legend>
    <div class="row">
      ${figureField(form, {
        label: 'percentage points',
        pointer: `${at}/absolute_pp`,
        kind: 'percent',
        optional: true,
      })}
      ${figureField(form, {
        label: 'or percent of its target',
        pointer: `${at}/relative_pct`,
        kind: 'percent',
        optional: true,
      })}
    </div>
    ${examples(doc, at, inside)}
    ${clauses(form, [at])}
  </fieldset>`;
}

/** What the figures mean for the sleeves that have the band. */
function examples(doc, at, sleeves) {
  const limits = sleeves
    .filter(({ target }) => !isZero(target))
    .map(({ name, code, target }) => {
      const percent = times(target, '100');
      const off = width(doc, at, percent);
      return off === null
        ? null
        : `${name || code}: below ${plain(minus(percent, off))} % or above ${plain(sum(percent, off))} %`;
    })
    .filter(Boolean);
  return limits.length ? html`<p class="quiet">You act on ${limits.join('; ')}.</p>` : nothing;
}

/** The narrower of both limits, in percentage points; null without one. */
function width(doc, at, percent) {
  const absolute = doc.value(`${at}/absolute_pp`);
  const relative = doc.value(`${at}/relative_pct`);
  const points = relative && over(times(percent, relative), '100');
  if (!absolute || !points) return absolute || points || null;
  return minus(absolute, points).startsWith('-') ? absolute : points;
}
