import { get, withQuery } from 'app/api.js';
import { LivePage } from 'app/live-page.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { RUN_TASKS } from 'app/tasks.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import 'components/standstill-note/standstill-note.js';
import 'components/task-form/task-form.js';
import 'components/task-list/task-list.js';
import { lastJob, lastJobs } from 'components/job-list/job-words.js';
import { slotInWords } from 'components/task-list/slots.js';
import '../runs/run-watch.js';
import { isOver, outcomeInWords, stateInWords } from '../runs/run-words.js';

/** The number of runs of a task that are searched for the one of its last slot. */
const LOOKED_THROUGH = 50;

/**
 * The tasks of a portfolio, their schedules and last results.
 *
 * @element ta-tasks-page
 */
class TasksPage extends LivePage {
  static properties = { said: { state: true }, lit: { state: true } };

  willUpdate(changed) {
    if (changed.has('params')) this.said = this.lit = undefined;
    super.willUpdate(changed);
  }

  get at() {
    return `/portfolios/${this.params.portfolio}`;
  }

  async fetchData(ask = get) {
    const [tasks, jobs] = await Promise.all([ask(`${this.at}/tasks`), lastJobs(`${this.at}/jobs`, ['RETENTION'], ask)]);
    const done = tasks.filter(task => task.last_slot && RUN_TASKS[task.task]);
    const runs = await Promise.all(
      [...new Set(done.map(task => task.task))].map(task =>
        ask(withQuery(`${this.at}/runs`, { task, limit: LOOKED_THROUGH })),
      ),
    );
    return {
      tasks,
      jobs,
      runs: new Map(runs.flatMap(({ items }) => items).map(run => [`${run.task} ${run.slot}`, run])),
    };
  }

  isUnderWay({ tasks, runs }) {
    return tasks.some(task => runOf(task, runs) && !isOver(runOf(task, runs)));
  }

  content({ tasks, runs, jobs }) {
    const edited = tasks.find(task => task.id === this.query.get('change'));
    return html`
      <h1>Tasks</h1>
      <p>What runs by itself, and when. Tasks place no orders: recommendations wait for you under
        <a href="${this.at}/advice">Advice</a>.</p>
      ${termLine('sleeve', 'band', 'drift', 'wave', 'sunset')}
      <ta-standstill></ta-standstill>
      ${this.said ? html`<p class="changed" role="status">${this.said}</p>` : nothing}
      ${
        this.query.get('asked')
          ? html`<ta-run-watch .run=${this.query.get('asked')} @run-over=${() => this.reload()}></ta-run-watch>`
          : nothing
      }
      ${edited || this.query.has('new') ? this.form(edited) : nothing}
      <ta-task-list .path="${this.at}/tasks" .tasks=${tasks} .lastOf=${task => this.lastOf(task, runs, jobs)}
        .lit=${this.lit}
        .frozen=${Boolean(session.portfolio(this.params.portfolio)?.frozen)}
        @task-changed=${event => this.changed(event.detail)} @task-started=${event => this.started(event.detail)}
        @task-edit=${event => this.edit(event.detail)}></ta-task-list>
      ${
        edited || this.query.has('new')
          ? nothing
          : html`<div class="actions"><button @click=${() => this.edit(null)}>Create a task …</button></div>`
      }
      <p class="quiet">A scheduler starts the tasks and a worker runs them. See the <a href="${this.at}/jobs">queue</a>
        and the <a href="/system">processes</a>.</p>
    `;
  }

  form(task) {
    return keyed(
      task?.id,
      html`<ta-task-form .path="${this.at}/tasks" .task=${task}
        .zone=${session.portfolio(this.params.portfolio)?.time_zone ?? 'Europe/London'}
          @saved=${event => this.saved(event.detail)}
        @cancelled=${() => setQuery({ change: null, new: null })}></ta-task-form>`,
    );
  }

  edit(task) {
    this.said = undefined;
    setQuery({ change: task?.id ?? null, new: task ? null : '1' });
  }

  async saved(task) {
    setQuery({ change: null, new: null });
    await this.changed(
      task.next_slots.length
        ? `“${task.name}” is saved. Its next times are ${task.next_slots.map(slotInWords).join('; ')}.`
        : `“${task.name}” is saved, and paused.`,
    );
    this.lit = task.id;
  }

  async changed(said) {
    this.said = said;
    await this.reload();
  }

  started({ task, run }) {
    this.said = run ? undefined : `“${task.name}” waits for a worker in the queue.`;
    setQuery({ asked: run?.id ?? null });
    this.reload();
  }

  lastOf(task, runs, jobs) {
    if (!RUN_TASKS[task.task]) return lastJob(jobs, task.task);
    const run = runOf(task, runs);
    if (!run) return html`<a href="${this.at}/runs?task=${task.task}">See its runs</a>`;
    return html`<a href="${this.at}/runs/${run.id}">${run.outcome ? outcomeInWords(run) : stateInWords(run)}</a>`;
  }
}

/** The run of the last slot of a task. */
const runOf = (task, runs) => runs.get(`${task.task} ${task.last_slot}`);

customElements.define('ta-tasks-page', TasksPage);
