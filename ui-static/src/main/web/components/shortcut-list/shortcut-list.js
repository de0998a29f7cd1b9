import { SECTIONS } from 'app/sections.js';
import { View } from 'app/view.js';
import { html } from 'lit';

/**
 * The dialog with the keyboard shortcuts; `show()` opens it.
 *
 *     <ta-shortcut-list></ta-shortcut-list>
 *
 * @element ta-shortcut-list
 */
class ShortcutList extends View {
  show() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog aria-label="Keyboard shortcuts">
      <h2>Keyboard shortcuts</h2>
      <dl class="pairs">
        ${SECTIONS.map(section => html`<dt><kbd>g</kbd> <kbd>${section.key}</kbd></dt><dd>${section.name}</dd>`)}
        <dt><kbd>/</kbd></dt><dd>search or filter the page</dd>
        <dt><kbd>t</kbd></dt><dd>show the focused chart as a table</dd>
        <dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>read the focused chart point by point</dd>
        <dt><kbd>?</kbd></dt><dd>show this list</dd>
      </dl>
      <form method="dialog"><button class="plain">Close</button></form>
    </dialog>`;
  }
}

customElements.define('ta-shortcut-list', ShortcutList);
