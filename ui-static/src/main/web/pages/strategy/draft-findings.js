import { count, sentence } from 'app/format.js';
import { View } from 'app/view.js';
import { html } from 'lit';
import 'components/policy-changes/policy-changes.js';

/**
 * What is to be said of a draft as it was saved: its errors, each of which leads to its place, and what it changes.
 *
 *     <ta-draft-findings .validation=${…} .changes=${…} .schema=${schema} currency="GBP" @fault-chosen=${event =>
 *     …}></ta-draft-findings>
 *
 * `changes` are undefined while they are fetched, and null where there is nothing to compare with.
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
    const { valid, errors } = this.validation;
    if (valid) return html`<h2>Errors</h2><p>None: it can be approved.</p>`;
    return html`<h2>${sentence(count(errors.length, 'error'))}</h2>
      <ol class="fault-list">
        ${errors.map(
          error => html`<li><button @click=${() => this.tell('fault-chosen', error)}>line ${error.line}:
            ${error.message}</button>
            ${error.maybe ? html`<br>${error.maybe}` : ''} <code class="quiet">${error.code}</code></li>`,
        )}
      </ol>`;
  }

  changed() {
    if (this.changes === null) return html`<p class="quiet">No policy is active: all of it is new.</p>`;
    if (!this.changes) return html`<p class="quiet">Nothing can be compared before it can be read.</p>`;
    return html`<ta-policy-changes short .changes=${this.changes} .schema=${this.schema}
      currency=${this.currency}></ta-policy-changes>`;
  }
}

customElements.define('ta-draft-findings', DraftFindings);
