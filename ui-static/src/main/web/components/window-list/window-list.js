import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** Extra rows rendered beyond each edge, so that fast scrolling shows no gap. */
const BEYOND = 8;

/** The number of rows that are printed. */
const PRINTED = 500;

let nextId = 0;

/**
 * A virtual list: only the visible rows are rendered. All rows have the same height, the CSS property `--row`.
 *
 *     <ta-window-list
 *       label="Firings"
 *       .items=${firings}
 *       .keyOf=${firing => firing.seq}
 *       .row=${firing => html`…`}
 *       .isLit=${firing => firing.seq === 17}
 *       @choose=${event => light(event.detail)}
 *     ></ta-window-list>
 *
 * It scrolls with the page, or by itself with the attribute `boxed`; set `scroll-padding` for what covers it. The arrow
 * keys move the active row, Enter or a click chooses it. Rows must not contain focusable elements, since the list
 * itself has the focus.
 *
 * @element ta-window-list
 * @prop {string} label - for screen readers
 * @prop {'tree'} kind - for a tree, whose items have `level`, `place`, `size` and `open` (null for a leaf)
 * @prop {object[]} items - from top to bottom
 * @prop {(item: object) => unknown} keyOf - identifies an item
 * @prop {(item: object) => unknown} row - renders an item
 * @prop {(item: object) => boolean} isLit - whether an item is highlighted
 *
 * @fires {CustomEvent<object>} choose - the item that was chosen
 * @fires {CustomEvent<object>} toggle - the item to open or close
 */
class WindowList extends View {
  static properties = {
    label: {},
    kind: {},
    items: { attribute: false },
    keyOf: { attribute: false },
    row: { attribute: false },
    isLit: { attribute: false },
    active: { state: true },
    first: { state: true },
    last: { state: true },
  };

  constructor() {
    super();
    this.name = `window-${nextId++}`;
    this.items = [];
    this.first = 0;
    this.last = 40;
    this.active = 0;
    this.measure = this.measure.bind(this);
    this.print = this.print.bind(this);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('scroll', this.measure, { capture: true, passive: true });
    addEventListener('resize', this.measure);
    addEventListener('beforeprint', this.print);
    addEventListener('afterprint', this.measure);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('scroll', this.measure, { capture: true });
    removeEventListener('resize', this.measure);
    removeEventListener('beforeprint', this.print);
    removeEventListener('afterprint', this.measure);
  }

  /** Renders more rows for printing. */
  print() {
    if (!this.boxed) Object.assign(this, { first: 0, last: PRINTED, isPrinting: true });
  }

  get boxed() {
    return this.hasAttribute('boxed');
  }

  /** Finds out which rows are visible. */
  measure(event) {
    if (event?.type === 'afterprint') this.isPrinting = false;
    if (this.isPrinting) return;
    const space = this.querySelector('.space');
    if (!space) return;
    const height = this.rowHeight;
    const top = space.getBoundingClientRect().top;
    const sight = this.boxed ? this.querySelector('.window').getBoundingClientRect() : { top: 0, bottom: innerHeight };
    const first = Math.max(0, Math.floor((sight.top - top) / height) - BEYOND);
    const last = Math.ceil((sight.bottom - top) / height) + BEYOND;
    if (first !== this.first || last !== this.last) Object.assign(this, { first, last });
  }

  get rowHeight() {
    return Number.parseFloat(getComputedStyle(this).getPropertyValue('--row')) || 32;
  }

  willUpdate(changed) {
    if (changed.has('items')) this.active = Math.min(this.active, Math.max(0, this.items.length - 1));
  }

  render() {
    const [first, last] = [
      Math.min(this.first, this.items.length),
      Math.min(Math.max(this.last, this.first), this.items.length),
    ];
    const drawn = this.items.slice(first, last).map((item, place) => ({ item, place: first + place }));
    const isDrawn = this.active >= first && this.active < last;
    return html`<div
      class="window"
      role=${this.kind === 'tree' ? 'tree' : 'listbox'}
      aria-label=${this.label}
      tabindex="0"
      aria-activedescendant=${isDrawn ? `${this.name}-${this.active}` : nothing}
      @keydown=${this.pressed} >
      <div class="space" role="presentation">
        <div class="slice" role="presentation">
          ${repeat(
            drawn,
            ({ item, place }) => this.keyOf?.(item) ?? place,
            ({ item, place }) => this.line(item, place),
          )}
        </div>
      </div>
    </div>`;
  }

  line(item, place) {
    const lit = Boolean(this.isLit?.(item));
    const style = `line ${lit ? 'lit' : ''} ${place === this.active ? 'active' : ''}`;
    const name = `${this.name}-${place}`;
    const touched = event => this.touched(event, item, place);
    if (this.kind === 'tree') {
      return html`<div role="treeitem" id=${name} class=${style} aria-selected=${lit} aria-level=${item.level}
        aria-posinset=${item.place}
        aria-setsize=${item.size} aria-expanded=${item.open ?? nothing} @click=${touched}>${this.row(item)}</div>`;
    }
    return html`<div role="option" id=${name} class=${style} aria-selected=${lit} aria-posinset=${place + 1}
      aria-setsize=${this.items.length}
      @click=${touched}>${this.row(item)}</div>`;
  }

  /** A list in a hidden tab has no size. Once it has one, the row to reveal is scrolled into view. */
  firstUpdated() {
    const box = this.querySelector('.window');
    new ResizeObserver(() => {
      this.measure();
      if (this.sought === undefined || box.clientHeight === 0) return;
      this.reveal(this.sought);
      this.sought = undefined;
    }).observe(box);
  }

  /** Sets heights by script, since the content security policy forbids inline styles. */
  updated() {
    const height = this.rowHeight;
    this.querySelector('.space').style.height = `${this.items.length * height}px`;
    this.querySelector('.slice').style.transform = `translateY(${Math.min(this.first, this.items.length) * height}px)`;
    this.measure();
  }

  /** Reveals the clicked row, so that a sheet that opens below does not cover it. */
  touched(event, item, place) {
    this.reveal(place);
    this.tell(event.target.closest('.toggle') ? 'toggle' : 'choose', item);
  }

  pressed(event) {
    const item = this.items[this.active];
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, this.last - this.first - 2 * BEYOND - 1);
    const steps = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.items.length,
      End: this.items.length,
    };
    if (event.key in steps) this.move(steps[event.key]);
    else if (event.key === 'Enter' || event.key === ' ') this.tell('choose', item);
    else if (event.key === 'ArrowRight' && this.kind === 'tree') this.inwards(item);
    else if (event.key === 'ArrowLeft' && this.kind === 'tree') this.outwards(item);
    else return;
    event.preventDefault();
  }

  inwards(item) {
    if (item.open === false) this.tell('toggle', item);
    else if (item.open) this.move(1);
  }

  outwards(item) {
    if (item.open) this.tell('toggle', item);
    else this.move(this.items.slice(0, this.active).findLastIndex(above => above.level < item.level) - this.active);
  }

  move(steps) {
    this.reveal(Math.max(0, Math.min(this.items.length - 1, this.active + steps)));
  }

  /** Makes a row active, and scrolls just far enough to show it. */
  reveal(place) {
    this.active = place;
    const height = this.rowHeight;
    const box = this.querySelector('.window');
    if (!box) return;
    if (box.clientHeight === 0) {
      this.sought = place;
      return;
    }
    const scroller = this.boxed ? box : document.scrollingElement;
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(this);
    const covered = {
      top: Number.parseFloat(scrollPaddingTop) || 0,
      bottom: Number.parseFloat(scrollPaddingBottom) || 0,
    };
    const sight = this.boxed ? box.getBoundingClientRect() : { top: covered.top, bottom: innerHeight - covered.bottom };
    const top = this.querySelector('.space').getBoundingClientRect().top + place * height;
    if (top < sight.top) scroller.scrollTop += top - sight.top - (this.boxed ? height * 2 : 0);
    else if (top + height > sight.bottom)
      scroller.scrollTop += top + height - sight.bottom + (this.boxed ? height * 4 : 0);
    this.measure();
  }
}

customElements.define('ta-window-list', WindowList);
