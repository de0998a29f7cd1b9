import { get } from 'app/api.js';
import { Page } from 'app/page.js';
import { policySchema } from 'components/policy-changes/policy-schema.js';
import { html } from 'lit';
import './draft-view.js';
import './written-version.js';

/** One version: a draft to be written, or what was approved once, to be read. */
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
        @approved=${event => this.approved(event.detail)}></ta-draft>`;
    }
    return html`<ta-written-version .portfolio=${portfolio} .data=${data} .query=${this.query}
      .replaced=${this.replaced}></ta-written-version>`;
  }

  /** The page stays and becomes that of the active version; it says how to go back. */
  approved(replaced) {
    this.replaced = replaced;
    this.reload();
  }
}

customElements.define('ta-version-page', VersionPage);
