import { html, nothing } from 'lit';
import { label } from './figures.js';
import { rawOrigin } from './raw-origin.js';
import { clausePath, factPath } from './rule-trace-links.js';
import { indexed } from './trace-index.js';

/** So many facts are named; of the others there is the number. */
const NAMED = 6;

/**
 * Where a fact of a run comes from, or one figure of it: the rule that concluded it and from what, or the entry that a
 * raw one is. For the `origin` of a `<ta-figure>` on any page:
 *
 *     <ta-figure text="£444.97" .origin=${async () => factOrigin(await fetchTrace(run), 'f215', { portfolio, name:
 *     'estimated_amount' })}></ta-figure>
 *
 * @param trace as the API answers it
 * @param {string} id of the fact
 * @param {{portfolio: string, name?: string, listings?: Map<string, string>}} place the name of the figure, ids of
 *     listings by `MIC:TICKER` as far as they are known
 */
export function factOrigin(trace, id, { portfolio, name, listings }) {
  const index = indexed(trace);
  const fact = index.fact(id);
  if (!fact) return html`<p>The trace has no fact ${id}.</p>`;
  const firing = index.madeBy(id);
  const more = html`<p><a href=${factPath(portfolio, trace.run, id)}>Walk back from here</a></p>`;
  if (!firing) return html`<p>${fact.sentence}</p>${rawOrigin(fact, { portfolio, listings })}${more}`;
  const same = fact.units[name] ? sameIn(index, firing, name, fact.values[name]) : null;
  const inputs = index.inputs(firing);
  return html`
    <p><code>${firing.rule}</code> ${firing.sentence}</p>
    ${
      same
        ? html`<p>Taken as it is from “${label(same.name)}” of:
  ${named(same.fact, portfolio, trace)}</p>`
        : nothing
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
    ${inputs.length > NAMED ? html`<p>and ${inputs.length - NAMED} more.</p>` : nothing}
    ${more}
  `;
}

const named = (fact, portfolio, trace) => html`<a href=${factPath(portfolio, trace.run, fact.id)}>${fact.sentence}</a>`;

/**
 * The figure of an input that is the same one: the one of the same name, or one of at least five digits, as no other
 * has them by chance. Null unless there is exactly one.
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
