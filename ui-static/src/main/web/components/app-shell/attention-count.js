import { attention } from 'app/attention.js';
import { count } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

/**
 * The numbers of open alerts and unread notifications, as links; empty if there are none.
 *
 *     <ta-attention .portfolio=${id}></ta-attention>
 *
 * @element ta-attention
 * @prop {string} portfolio - the portfolio whose alerts are counted
 */
class AttentionCount extends View {
  static properties = { portfolio: {} };

  constructor() {
    super();
    this.counted = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    attention.addEventListener('changed', this.counted);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    attention.removeEventListener('changed', this.counted);
  }

  willUpdate() {
    attention.watch(this.portfolio);
  }

  render() {
    const { alerts, unread, more } = attention;
    const at = `/portfolios/${this.portfolio}/audit`;
    return html`
      ${
        alerts
          ? html`<a class="look" href="${at}/alerts">${alerts}${more ? '+' : ''}
            ${alerts === 1 ? 'alert' : 'alerts'}</a>`
          : nothing
      }
      ${
        unread
          ? html`<a href="${at}/notifications" aria-label=${count(unread, 'unread notification')}>${unread} unread</a>`
          : nothing
      }
    `;
  }
}

customElements.define('ta-attention', AttentionCount);
