import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { schemaOf } from './policy-schema.js';
import { changeWords, clauseWords, valueWords } from './policy-words.js';

/**
 * The changes between two policies, clause by clause.
 *
 *     <ta-policy-changes .changes=${diff} .schema=${schema} currency="GBP" from="Version 1"
 *       to="Version 2"></ta-policy-changes>
 *
 * @element ta-policy-changes
 * @prop {object[]} changes - as the API sends them
 * @prop {object} schema - the JSON schema of a policy
 * @prop {string} currency - the base currency
 * @prop {string} from - name of the first policy
 * @prop {string} to - name of the second policy
 * @prop {boolean} short - a list of sentences instead of a table
 */
class PolicyChanges extends View {
  static properties = {
    changes: { attribute: false },
    schema: { attribute: false },
    currency: {},
    from: {},
    to: {},
    short: { type: Boolean },
  };

  render() {
    if (this.changes.length === 0) return html`<p class="quiet">No clause differs, so both decide the same.</p>`;
    if (this.short) return html`<ul class="change-list">${this.changes.map(change => this.sentence(change))}</ul>`;
    return html`<ta-table caption="Changes from ${this.from} to ${this.to}" .rows=${this.changes}
      .keyOf=${change => change.clause + change.kind} .columns=${this.columns()}></ta-table>`;
  }

  sentence(change) {
    const line = change.after?.line ?? change.before.line;
    return html`<li>${changeWords(this.schema, change, this.currency)} <span class="quiet">line ${line}</span></li>`;
  }

  columns() {
    return [
      {
        label: 'What',
        value: change => change.clause,
        show: change => html`<span>${clauseWords(change.clause)}${this.origin(change.clause)}</span>`,
      },
      { label: 'Change', value: change => change.kind.toLowerCase() },
      this.side(this.from, 'before'),
      this.side(this.to, 'after'),
    ];
  }

  origin(clause) {
    const description = schemaOf(this.schema, clause)?.description;
    return html`<br><code>${clause}</code>${
      description ? html`<br><span class="quiet">${description}</span>` : nothing
    }`;
  }

  side(label, side) {
    return {
      label,
      value: change => change[side]?.value,
      show: change => (change[side] ? this.value(change, change[side]) : html`<span class="quiet">none</span>`),
    };
  }

  value(change, { value, line }) {
    const said =
      change.kind === 'MOVED' ? `place ${value}` : valueWords(this.schema, change.clause, value, this.currency);
    return html`<span>${said}<br><span class="quiet">line ${line}</span></span>`;
  }
}

customElements.define('ta-policy-changes', PolicyChanges);
