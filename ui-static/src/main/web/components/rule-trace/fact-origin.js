import { html, nothing } from 'lit';
import { label } from './figures.js';
import { rawOrigin } from './raw-origin.js';
import { clausePath, factPath } from './rule-trace-links.js';
import { indexed } from './trace-index.js';

/** The number of facts that are named; the rest are only counted. */
const NAMED = 6;

/**
 * The origin of a fact or of one of its figures: the rule that concluded it with its inputs, or the record behind a raw
 * fact. For the `origin` of a `<ta-figure>` on any page:
 *
 *     <ta-figure text="£444.97" .origin=${async () => factOrigin(await fetchTrace(run), 'f215', { portfolio, name:
 *     'estimated_amount' })}></ta-figure>
 *
 * @param trace as the API sends it
 * @param {string} id of the fact
 * @param {{portfolio: string, name?: string, listings?: Map<string, string>}} place the name of the figure, and the ids
 *     of listings by `MIC:TICKER`, if known
 */
export function factOrigin(trace, id, { portfolio, name, listings }) {
  const index = indexed(trace);
  const fact = index.fact(id);
  if (!fact) return html`<p>This trace has no fact ${id}.</p>`;
  const firing = index.madeBy(id);
  const more = html`<p><a href=${factPath(portfolio, trace.run, id)}>Open in the trace</a></p>`;
  if (!firing) return html`<p>${fact.sentence}</p>${rawOrigin(fact, { portfolio, listings })}${more}`;
  const same = fact.units[name] ? sameIn(index, firing, name, fact.values[name]) : null;
  const inputs = index.inputs(firing);
  return html`
    <p><code>${firing.rule}</code> ${firing.sentence}</p>
    ${
      same ? html`<p>Taken unchanged from “${label(same.name)}” of: ${named(same.fact, portfolio, trace)}</p>` : nothing
    }
    ${
      firing.clause === null
        ? nothing
        : html`<p>Clause <a href=${clausePath(portfolio, trace.run, firing.clause)}><code>${firing.clause}</code></a>,
          line ${firing.line}</p>`
    }
    ${inputs.length ? html`<p>From:</p>` : nothing}
    ${
      inputs.length
        ? html`<ul>${inputs.slice(0, NAMED).map(input => html`<li>${named(input, portfolio, trace)}</li>`)}</ul>`
        : nothing
    }
    ${inputs.length > NAMED ? html`<p>and ${inputs.length - NAMED} more facts.</p>` : nothing}
    ${more}
  `;
}

const named = (fact, portfolio, trace) => html`<a href=${factPath(portfolio, trace.run, fact.id)}>${fact.sentence}</a>`;

/**
 * The figure of an input that was taken over unchanged: one with the same value and the same name, or with at least
 * five equal digits, which is hardly chance. Null unless there is exactly one.
 */
function sameIn(index, firing, name, value) {
  const telling = value.replace(/\D/g, '').length >= 5;
  const found = [];
  for (const fact of index.inputs(firing)) {
    for (const [other, its] of Object.entries(fact.values))
      if (its === value && (telling || other === name)) found.push({ fact, name: other });
  }
  return found.length === 1 ? found[0] : null;
}
