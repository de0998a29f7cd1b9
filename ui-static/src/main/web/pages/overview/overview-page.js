import { html } from 'lit';
import { get } from 'app/api.js';
import { Page } from 'app/page.js';

class OverviewPage extends Page {
  fetchData() {
    return get(`/portfolios/${this.params.portfolio}/holdings`);
  }

  content(data) {
    return html`<h1>Overview</h1><p>${data.length}</p>`;
  }
}

customElements.define('ta-overview-page', OverviewPage);
