import { count, sentence } from 'app/format.js';
import { View } from 'app/view.js';
import { html } from 'lit';
import 'components/policy-changes/policy-changes.js';

/**
 * The errors and warnings of a saved draft, with links to their places, and its changes to the active policy.
 *
 *     <ta-draft-findings .validation=${…} .changes=${…} .schema=${schema} currency="GBP"
 *       @fault-chosen=${event => …}></ta-draft-findings>
 *
 * @element ta-draft-findings
 * @prop {?object} validation - as the API sends it; undefined while it is loading
 * @prop {?object[]} changes - as the API sends them; undefined while they are loading, null without an active policy
 * @prop {object} schema - the JSON schema of a policy
 * @prop {string} currency - the base currency
 *
 * @fires {CustomEvent<object>} fault-chosen - the error that was clicked, with `line` and `column`
 */
class DraftFindings extends View {
  static properties = {
    validation: { attribute: false },
    changes: { attribute: false },
    schema: { attribute: false },
    currency: {},
  };

  render() {
    return html`<div role="status">${this.faults()}</div>
      <h2>What changes</h2>
      ${this.changed()}`;
  }

  faults() {
    if (!this.validation) return html`<h2>Errors</h2><p class="quiet">Checking …</p>`;
    const { valid, errors, more_errors: more, warnings, manifesto_errors: ofManifesto } = this.validation;
    return html`${
      valid
        ? html`<h2>Errors</h2><p>No errors. The draft can be approved.</p>`
        : html`${errors.length ? this.list(errors, 'error') : html`<h2>Errors</h2>`}${
            more ? html`<p>And ${more} more.</p>` : ''
          }${
            ofManifesto.length
              ? html`<p><a href="?tab=manifesto">The manifesto has ${count(ofManifesto.length, 'error')}.</a></p>`
              : ''
          }`
    }${warnings.length ? this.list(warnings, 'warning') : ''}`;
  }

  list(faults, noun) {
    return html`<h2>${sentence(count(faults.length, noun))}</h2>
      <ol class="fault-list">
        ${faults.map(
          fault => html`<li><button @click=${() => this.tell('fault-chosen', fault)}>line ${fault.line}:
            ${fault.message}</button>
            ${fault.maybe ? html`<br>${fault.maybe}` : ''} <code class="quiet">${fault.code}</code></li>`,
        )}
      </ol>`;
  }

  changed() {
    if (this.changes === null) return html`<p class="quiet">No policy is active, so everything is new.</p>`;
    if (!this.changes) return html`<p class="quiet">The changes are shown once the text is valid JSON.</p>`;
    return html`<ta-policy-changes short .changes=${this.changes} .schema=${this.schema}
      currency=${this.currency}></ta-policy-changes>`;
  }
}

customElements.define('ta-draft-findings', DraftFindings);
