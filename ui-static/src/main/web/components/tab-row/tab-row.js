import { setQuery } from 'app/router.js';
import { View } from 'app/view.js';
import { html } from 'lit';

/**
 * Which part of a page is seen; the address keeps it. The parts stand below, each with `id="part-<key>"`.
 *
 *     <ta-tabs label="Parts" .tabs=${[{ key: 'policy', label: 'Policy' }, { key: 'rules', label: 'Rules', narrow: true
 *     }]} chosen="policy"></ta-tabs>
 *
 * The first one is the default and leaves no trace in the address. A `narrow` tab is there on a phone only, where two
 * parts that stand side by side elsewhere do not fit; `narrow` on the element hides the whole row elsewhere. `name` is
 * the parameter.
 */
class TabRow extends View {
  static properties = { label: {}, name: {}, chosen: {}, tabs: { attribute: false } };

  render() {
    return html`<div role="tablist" aria-label=${this.label} @keydown=${this.key}>
      ${this.tabs.map(
        ({
          key,
          label,
          narrow,
        }) => html`<button role="tab" class=${narrow ? 'tab narrow' : 'tab'} aria-controls="part-${key}"
          aria-selected=${key === this.chosen ? 'true' : 'false'} tabindex=${key === this.chosen ? 0 : -1}
            @click=${() => this.choose(key)}>${label}</button>`,
      )}
    </div>`;
  }

  choose(key) {
    setQuery({ [this.name ?? 'tab']: key === this.tabs[0].key ? null : key });
  }

  /** Arrows go from tab to tab, as readers of the screen expect. */
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
