import { get, longer, noShorter, withQuery } from 'app/api.js';
import { moment, sentence } from 'app/format.js';
import { LivePage } from 'app/live-page.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { RUN_TASKS, taskName } from 'app/tasks.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/standstill-note/standstill-note.js';
import './run-request.js';
import { progressOf, runState } from './run-state.js';
import { askedBy, askedWhen, isOver, outcomeInWords, STATES, stateInWords } from './run-words.js';

const PART = 50;

/**
 * The runs of a portfolio, the newest first, and buttons to start one.
 *
 * @element ta-runs-page
 */
class RunsPage extends LivePage {
  static refetchOnQuery = true;

  /** Fetches as many runs as are shown, so that a refresh keeps older ones. */
  async fetchData(ask = get) {
    const list = await noShorter(this.path, this.data?.items.length ?? 0, ask);
    return { ...list, jobs: list.items.every(isOver) ? [] : await this.jobsUnderWay(ask) };
  }

  /** The jobs of current runs, which know the number of attempts. */
  async jobsUnderWay(ask) {
    const lists = await Promise.all(
      ['QUEUED', 'RUNNING'].map(state => ask(withQuery(`${this.base}/jobs`, { state, limit: 200 }))),
    );
    return lists.flatMap(({ items }) => items);
  }

  get base() {
    return `/portfolios/${this.params.portfolio}`;
  }

  get path() {
    return withQuery(`${this.base}/runs`, {
      limit: PART,
      task: this.query.get('task'),
      state: this.query.get('state'),
    });
  }

  isUnderWay({ items }) {
    return !items.every(isOver);
  }

  content({ items, next, jobs }) {
    const filtered = this.query.has('task') || this.query.has('state');
    return html`
      <h1>Runs</h1>
      <ta-standstill></ta-standstill>
      <ta-run-request .portfolio=${this.params.portfolio} .asked=${this.query.get('asked')}
        @run-over=${this.over}></ta-run-request>
      ${termLine('sleeve', 'drift', 'band', 'freeze')}
      <h2>Runs so far</h2>
      ${items.length || filtered ? this.filters() : nothing}
      <ta-table
        caption="Runs"
        .columns=${this.columns(jobs)}
        .rows=${items}
        .keyOf=${run => run.id}
        .classOf=${run => (run.state === 'SKIPPED' ? 'closed' : '')}
        .more=${next ? () => this.fetchOlder() : null}
        .empty=${
          filtered
            ? html`No run matches the filters. <a href="${this.base}/runs">Show all</a>`
            : html`No runs yet. Start a weekly review: it values the portfolio and changes nothing.`
        }
      ></ta-table>
      <p class="quiet">Scheduled runs are under <a href="${this.base}/tasks">Tasks</a>.</p>
    `;
  }

  filters() {
    const choice = (name, label, choices) => html`<label>${label}
      <select @change=${event => setQuery({ [name]: event.target.value })}>
        <option value="">All</option>
        ${choices.map(
          ([code, text]) => html`<option value=${code} ?selected=${code === this.query.get(name)}>${text}</option>`,
        )}
      </select>
    </label>`;
    return html`<form class="row filters" role="search" aria-label="Filter runs"
      @submit=${event => event.preventDefault()}>
      ${choice(
        'task',
        'Task',
        Object.keys(RUN_TASKS).map(task => [task, taskName(task)]),
      )}
      ${choice(
        'state',
        'State',
        Object.entries(STATES).map(([state, text]) => [state, sentence(text)]),
      )}
    </form>`;
  }

  columns(jobs) {
    return [
      {
        label: 'Task',
        value: run => taskName(run.task),
        show: run => html`<a href="${this.base}/runs/${run.id}">${taskName(run.task)}</a>`,
      },
      { label: 'As of', value: run => run.as_of, show: run => (run.as_of ? moment(run.as_of) : '') },
      {
        label: 'State',
        value: stateInWords,
        show: run =>
          isOver(run)
            ? runState(run)
            : progressOf(
                run,
                jobs.find(job => job.run === run.id),
              ),
      },
      { label: 'Outcome', value: outcomeInWords, show: run => this.outcome(run) },
      {
        label: 'Requested by',
        value: askedBy,
        show: run => html`<span>${askedBy(run)}<br><span class="quiet">${askedWhen(run)}</span></span>`,
      },
    ];
  }

  outcome(run) {
    if (run.recommendation) return html`<a href="${this.base}/advice/${run.recommendation}">${outcomeInWords(run)}</a>`;
    return outcomeInWords(run) || nothing;
  }

  async fetchOlder() {
    this.data = { ...this.data, ...(await longer(this.path, this.data)) };
  }

  /** Reloads the portfolios too, since a run may have frozen this one. */
  over() {
    this.reload();
    session.reloadPortfolios().catch(() => {});
  }
}

customElements.define('ta-runs-page', RunsPage);
