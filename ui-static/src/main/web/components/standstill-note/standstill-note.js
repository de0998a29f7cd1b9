import { html, nothing } from 'lit';
import { glance } from 'app/api.js';
import { standstill } from 'app/processes.js';
import { View } from 'app/view.js';

/**
 * A line that says so when no scheduler or no worker is alive; nothing while all goes its way.
 *
 *     <ta-standstill></ta-standstill>
 */
class StandstillNote extends View {
  static properties = { says: { state: true } };

  /** Nobody waits for it: a page without its answer is whole. */
  async connectedCallback() {
    super.connectedCallback();
    this.says = await glance('/processes').then(standstill, () => []);
  }

  render() {
    if (!this.says?.length) return nothing;
    return html`<p class="look" role="status">▲ ${this.says.join(' ')} <a href="/system">See what is at work</a></p>`;
  }
}

customElements.define('ta-standstill', StandstillNote);
