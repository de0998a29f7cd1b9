import { glance } from 'app/api.js';
import { standstill } from 'app/processes.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

const MINUTE = 60_000;

/**
 * A warning if no scheduler or no worker is alive; empty otherwise. Checks every minute.
 *
 *     <ta-standstill></ta-standstill>
 *
 * @element ta-standstill
 */
class StandstillNote extends View {
  static properties = { says: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.look();
    this.timer = setInterval(() => this.look(), MINUTE);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  /** Keeps the last state if the request fails. */
  async look() {
    if (!document.hidden) this.says = await glance('/processes').then(standstill, () => this.says);
  }

  render() {
    if (!this.says?.length) return nothing;
    return html`<p class="look" role="status">▲ ${this.says.join(' ')} <a href="/system">See the processes</a></p>`;
  }
}

customElements.define('ta-standstill', StandstillNote);
