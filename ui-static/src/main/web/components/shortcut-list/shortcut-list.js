import { SECTIONS } from 'app/sections.js';
import { View } from 'app/view.js';
import { html } from 'lit';

/** The keys, shown by `?`. */
class ShortcutList extends View {
  show() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog aria-label="Keys">
      <h2>Keys</h2>
      <dl class="pairs">
        ${SECTIONS.map(section => html`<dt><kbd>g</kbd> <kbd>${section.key}</kbd></dt><dd>${section.name}</dd>`)}
        <dt><kbd>/</kbd></dt><dd>search the page</dd>
        <dt><kbd>t</kbd></dt><dd>a chart as a table, when it has the focus</dd>
        <dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>read a chart point by point, when it has the focus</dd>
        <dt><kbd>?</kbd></dt><dd>this list</dd>
      </dl>
      <form method="dialog"><button class="plain">Close</button></form>
    </dialog>`;
  }
}

customElements.define('ta-shortcut-list', ShortcutList);
