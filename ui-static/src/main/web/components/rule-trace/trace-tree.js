import { count } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/window-list/window-list.js';
import { figureOf, marginOf } from './figures.js';
import { originInWords } from './raw-origin.js';
import { light } from './rule-trace-links.js';
import { kindOf } from './trace-index.js';
import { rowsOf, wayTo } from './tree-rows.js';

/** The groups that are open at first. */
const OPEN = ['Orders', 'Outcome', 'What stopped the run', 'Suppressed orders', 'Findings', 'Sleeves'];

/**
 * A tree from the conclusions of a run back to what was recorded.
 *
 *     <ta-trace-tree .index=${index} .lit=${selection}></ta-trace-tree>
 *
 * @element ta-trace-tree
 * @prop {object} index - from `indexed`
 * @prop {?object} lit - from `selectionOf`
 */
class TraceTree extends View {
  static properties = {
    index: { attribute: false },
    lit: { attribute: false },
    open: { state: true },
    rows: { state: true },
  };

  constructor() {
    super();
    this.open = new Set(OPEN);
  }

  willUpdate(changed) {
    if (changed.has('lit') && this.lit && this.lit.fact !== this.touched)
      this.show(this.lit.fact ?? this.lit.firing?.outputs[0]);
    if (changed.has('index') || changed.has('open')) this.rows = rowsOf(this.index, this.open);
  }

  /** Opens the rows above a fact that was selected elsewhere, unless it is visible. */
  show(id) {
    if (!id || this.rows?.some(row => row.fact?.id === id)) return;
    const way = wayTo(this.index, id);
    if (!way) return;
    this.open = new Set([...this.open, ...way.open]);
    this.sought = way.key;
  }

  updated() {
    if (!this.sought) return;
    const place = this.rows.findIndex(row => row.key === this.sought);
    this.sought = null;
    const list = this.querySelector('ta-window-list');
    if (place >= 0) list.updateComplete.then(() => list.reveal(place));
  }

  render() {
    return html`<ta-window-list
      kind="tree"
      label="Conclusions of the run, and why"
      .items=${this.rows}
      .keyOf=${row => row.key}
      .row=${row => this.row(row)}
      .isLit=${row => this.isLit(row)}
      @choose=${event => this.choose(event.detail)}
      @toggle=${event => this.toggle(event.detail)} ></ta-window-list>`;
  }

  row(row) {
    const indent = `deep-${Math.min(row.level, 12)}`;
    const handle = html`<span class="toggle ${row.open === null ? 'leaf' : ''}"
      aria-hidden="true">${row.open === null ? '' : row.open ? '▾' : '▸'}</span>`;
    return html`<div class="walk ${indent}">${handle}${this.words(row)}</div>`;
  }

  words(row) {
    switch (row.kind) {
      case 'group':
        return html`<strong>${row.group.name}</strong><span
          class="aside">${count(row.group.facts.length, 'conclusion')}</span>`;
      case 'clause':
        return html`<span class="said">Clause <code>${row.firing.clause}</code></span><span class="aside">line
          ${row.firing.line}</span>`;
      case 'origin':
        return html`<span class="said">${originInWords(row.origin)}</span>`;
      default:
        return this.fact(row);
    }
  }

  fact({ fact, firing, again }) {
    const margin = marginOf(fact);
    const figures = [figureOf(fact, 'actual'), figureOf(fact, 'threshold')].filter(Boolean).join(' against ');
    const title = `${kindOf(fact)} ${fact.id}${figures ? `: ${figures}` : ''}`;
    return html`<span class="said" title=${title}>${fact.sentence}</span>
      <span class="aside">
        ${again ? 'shown above' : nothing}
        ${!again && margin ? html`<span class="margin">margin ${margin}</span>` : nothing}
        ${!again ? html`<code>${firing?.rule ?? (fact.origins.length ? 'recorded' : 'as set')}</code>` : nothing}
      </span>`;
  }

  isLit(row) {
    if (!this.lit) return false;
    if (row.kind === 'clause') return this.lit.clause === row.firing.clause;
    return row.kind === 'fact' && row.fact.id === (this.lit.fact ?? this.lit.firing?.outputs[0]);
  }

  choose(row) {
    if (row.kind === 'group') this.toggle(row);
    else if (row.kind === 'clause') light({ clause: row.firing.clause });
    else {
      this.touched = row.fact.id;
      light({ fact: row.fact.id });
    }
  }

  toggle(row) {
    if (row.open === null) return this.choose(row);
    const open = new Set(this.open);
    if (!open.delete(row.key)) open.add(row.key);
    this.open = open;
  }
}

customElements.define('ta-trace-tree', TraceTree);
