import { setQuery } from 'app/router.js';
import { View } from 'app/view.js';
import { html } from 'lit';

/**
 * Tabs for the parts of a page, each of which has `id="part-<key>"`. The address keeps the chosen tab, except for the
 * first, which is the default.
 *
 *     <ta-tabs label="Parts" chosen="policy"
 *       .tabs=${[{ key: 'policy', label: 'Policy' }, { key: 'rules', label: 'Rules', narrow: true }]}></ta-tabs>
 *
 * The attribute `narrow` shows the tabs on a phone only, where the parts do not fit side by side.
 *
 * @element ta-tabs
 * @prop {string} label - for screen readers
 * @prop {string} name - the query parameter, `tab` by default
 * @prop {string} chosen - the key of the chosen tab
 * @prop {{key: string, label: string, narrow?: boolean}[]} tabs - a `narrow` tab is shown on a phone only
 */
class TabRow extends View {
  static properties = { label: {}, name: {}, chosen: {}, tabs: { attribute: false } };

  render() {
    return html`<div role="tablist" aria-label=${this.label} @keydown=${this.key}>
      ${this.tabs.map(tab => this.tab(tab))}
    </div>`;
  }

  tab({ key, label, narrow }) {
    return html`<button role="tab" class=${narrow ? 'tab narrow' : 'tab'} aria-controls="part-${key}"
      aria-selected=${key === this.chosen ? 'true' : 'false'} tabindex=${key === this.chosen ? 0 : -1}
      @click=${() => this.choose(key)}>${label}</button>`;
  }

  choose(key) {
    setQuery({ [this.name ?? 'tab']: key === this.tabs[0].key ? null : key });
  }

  /** The arrow keys move between tabs, as the ARIA pattern asks. */
  async key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const shown = [...this.querySelectorAll('[role=tab]')].filter(tab => tab.offsetParent);
    const next = shown[(shown.indexOf(event.target) + step + shown.length) % shown.length];
    next.click();
    next.focus();
  }
}

customElements.define('ta-tabs', TabRow);
