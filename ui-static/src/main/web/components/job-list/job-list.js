import { moment } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import '../data-table/data-table.js';
import { discard, retry } from './job-acts.js';
import { attempts, jobName, jobState } from './job-words.js';

/**
 * A table of jobs. A job that was given up can be tried again or discarded.
 *
 *     <ta-job-list caption="Given up" path="/portfolios/0199…/jobs" .jobs=${jobs} .empty=${'None.'}></ta-job-list>
 *
 * @element ta-job-list
 * @prop {string} caption - the caption of the table
 * @prop {string} path - the path of the jobs below the API
 * @prop {object[]} jobs - as the API sends them
 * @prop {unknown} empty - shown if there are no jobs
 * @prop {?() => Promise<void>} more - loads older jobs; null if there are none
 *
 * @fires {CustomEvent<string>} job-settled - a sentence for the user, after a retry or a discard
 */
class JobList extends View {
  static properties = {
    caption: {},
    path: {},
    jobs: { attribute: false },
    empty: { attribute: false },
    more: { attribute: false },
  };

  render() {
    return html`<ta-table .caption=${this.caption} .columns=${this.columns()} .rows=${this.jobs} .keyOf=${job => job.id}
      .empty=${this.empty} .more=${this.more}></ta-table>`;
  }

  columns() {
    const failed = this.jobs.some(job => job.last_error || job.discard_reason);
    return [
      { label: 'Job', value: jobName, show: job => this.what(job) },
      { label: 'State', value: jobState, show: state },
      {
        label: 'Created',
        value: job => job.created_at,
        show: job => html`<time datetime=${job.created_at}>${moment(job.created_at)}</time>`,
      },
      { label: 'Attempts', value: attempts },
      ...(failed ? [{ label: 'Error', value: why }] : []),
      ...(this.jobs.some(job => job.state === 'DEAD')
        ? [{ label: 'Act', plain: true, show: job => this.acts(job) }]
        : []),
    ];
  }

  what(job) {
    if (!job.run) return jobName(job);
    return html`<span>${jobName(job)}<br><a href="/portfolios/${job.portfolio}/runs/${job.run}">See the run</a></span>`;
  }

  acts(job) {
    if (job.state !== 'DEAD') return nothing;
    const named = `${jobName(job)}, created ${moment(job.created_at)}`;
    return html`<span class="acts">
      <button class="plain" aria-label="Try again: ${named}"
        @click=${() => this.settle(retry(this.path, job), `${jobName(job)}: back in the queue.`)}>Try again
          …</button>
      <button class="plain" aria-label="Discard: ${named}"
        @click=${() => this.settle(discard(this.path, job), `${jobName(job)}: discarded.`)}>Discard …</button>
    </span>`;
  }

  async settle(question, said) {
    if (await question) this.tell('job-settled', said);
  }
}

const why = ({ discard_reason: reason, last_error: error }) =>
  [error?.replaceAll('\n', '. '), reason && `discarded: ${reason}`].filter(Boolean).join('; ');

function state(job) {
  if (job.state === 'DEAD') return html`<span class="tag stop">✕ Given up</span>`;
  const by = job.state === 'RUNNING' && job.worker ? html`<br><span class="quiet">${job.worker}</span>` : nothing;
  return html`<span>${jobState(job)}${by}</span>`;
}

customElements.define('ta-job-list', JobList);
