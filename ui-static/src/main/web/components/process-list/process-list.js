import { moment } from 'app/format.js';
import { KINDS } from 'app/processes.js';
import { View } from 'app/view.js';
import { html } from 'lit';
import '../data-table/data-table.js';

/**
 * A table of the processes of the installation.
 *
 *     <ta-process-list .processes=${await get('/processes')}></ta-process-list>
 *
 * @element ta-process-list
 * @prop {object[]} processes - as the API sends them
 */
class ProcessList extends View {
  static properties = { processes: { attribute: false } };

  render() {
    return html`<ta-table caption="Processes" .columns=${COLUMNS} .rows=${this.processes}
      .keyOf=${process => process.id}
      .classOf=${process => (process.alive ? '' : 'closed')}
      .empty=${'No process has reported yet. Look again in a few seconds.'}></ta-table>`;
  }
}

const COLUMNS = [
  {
    label: 'Process',
    value: process => KINDS[process.kind]?.name ?? process.kind,
    show: process =>
      html`<span><strong>${KINDS[process.kind]?.name ?? process.kind}</strong>
        <span class="quiet">${KINDS[process.kind]?.does}</span></span>`,
  },
  {
    label: 'Alive',
    value: process => (process.alive ? 'alive' : 'gone'),
    show: process =>
      process.alive ? html`<span class="tag">● alive</span>` : html`<span class="tag quiet">○ gone</span>`,
  },
  {
    label: 'Last seen',
    value: process => process.seen_at,
    show: process => html`<time datetime=${process.seen_at}>${moment(process.seen_at)}</time>`,
  },
  {
    label: 'Started',
    value: process => process.started_at,
    show: process => html`<time datetime=${process.started_at}>${moment(process.started_at)}</time>`,
  },
  { label: 'Threads', value: process => String(process.threads), figure: true },
  {
    label: 'Name',
    value: process => process.name,
    show: process => html`<span class="address">${process.name} <span class="quiet">${process.version}</span></span>`,
  },
];

customElements.define('ta-process-list', ProcessList);
