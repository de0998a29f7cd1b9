import { get } from 'app/api.js';
import { Page } from 'app/page.js';
import { go } from 'app/router.js';
import { policySchema } from 'components/policy-changes/policy-schema.js';
import { html } from 'lit';
import './draft-view.js';
import './written-version.js';

/**
 * A version of the policy: the editor of a draft, or a view of an approved or retired version.
 *
 * @element ta-version-page
 */
class VersionPage extends Page {
  async fetchData() {
    const path = `/portfolios/${this.params.portfolio}/strategy/versions`;
    const [versions, texts, schema] = await Promise.all([
      get(path),
      get(`${path}/${this.params.version}`),
      policySchema(),
    ]);
    return { versions, texts, schema };
  }

  content(data) {
    const { portfolio } = this.params;
    if (data.texts.version.state === 'DRAFT') {
      return html`<ta-draft .portfolio=${portfolio} .data=${data} .query=${this.query}
        @approved=${event => this.approved(event.detail)} @discarded=${() => this.discarded()}></ta-draft>`;
    }
    return html`<ta-written-version .portfolio=${portfolio} .data=${data} .query=${this.query}
      .replaced=${this.replaced}></ta-written-version>`;
  }

  discarded() {
    go(`/portfolios/${this.params.portfolio}/strategy`);
  }

  /** Shows the version as active, with a note on how to go back. */
  approved(replaced) {
    this.replaced = replaced;
    this.reload();
  }
}

customElements.define('ta-version-page', VersionPage);
