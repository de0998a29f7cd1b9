import { TASKS, taskName } from 'app/tasks.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import '../data-table/data-table.js';
import '../figure-origin/figure-origin.js';
import { scheduleInWords, zoneInWords } from '../task-form/cron-words.js';
import { localTimeInWords, slotInWords } from './slots.js';
import { deleteTask, runNow, turn } from './task-acts.js';

/**
 * A table of tasks: what each does, its schedule, its last result, and buttons to run, change, pause and delete it.
 *
 *     <ta-task-list path="/portfolios/0199…/tasks" .tasks=${tasks} .lastOf=${task => html`<a …>done</a>`}
 *       lit=${id}></ta-task-list>
 *
 * @element ta-task-list
 * @prop {string} path - the path of the tasks below the API
 * @prop {object[]} tasks - as the API sends them
 * @prop {(task: object) => unknown} lastOf - the result of the last slot, as a template
 * @prop {string} lit - the id of the highlighted task
 * @prop {boolean} frozen - whether the portfolio is frozen
 * @prop {boolean} keeps - whether tasks cannot be deleted, as those of the installation
 *
 * @fires {CustomEvent<string>} task-changed - a sentence for the user, after a change
 * @fires {CustomEvent<object>} task-started - the task and the run or job that was started
 * @fires {CustomEvent<object>} task-edit - the task that the user wants to change
 */
class TaskList extends View {
  static properties = {
    path: {},
    tasks: { attribute: false },
    lastOf: { attribute: false },
    lit: {},
    frozen: { type: Boolean },
    keeps: { type: Boolean },
  };

  render() {
    return html`<ta-table class="tasks" caption="Tasks" .columns=${this.columns()} .rows=${this.tasks}
      .keyOf=${task => task.id} .lit=${this.lit}
      .classOf=${task => (task.enabled ? '' : 'closed')}
      .empty=${'No task yet, so nothing runs by itself. Create one: a price refresh on weekdays is a good start.'}>
      </ta-table>`;
  }

  columns() {
    return [
      { label: 'Task', value: task => task.name, show: task => this.what(task) },
      { label: 'When', value: task => scheduleInWords(task) ?? task.schedule, show: when },
      { label: 'Next', value: task => task.next_slots[0]?.at, show: next },
      { label: 'Last', value: task => task.last_slot, show: task => this.last(task) },
      { label: 'Act', plain: true, show: task => this.acts(task) },
    ];
  }

  what(task) {
    const kind = taskName(task.task);
    return html`<span><strong>${task.name}</strong>${kind === task.name ? nothing : ` (${kind.toLowerCase()})`}<br><span
      class="quiet">${TASKS[task.task]?.does}</span></span>`;
  }

  last(task) {
    if (!task.last_slot) return html`<span class="quiet">no scheduled run yet</span>`;
    return html`<span>${localTimeInWords(task.last_slot)}<br>${this.lastOf(task)}</span>`;
  }

  acts(task) {
    const button = (verb, act, of = verb) =>
      html`<button class="plain" aria-label="${of} ${task.name}" @click=${act}>${verb} …</button>`;
    return html`<span class="acts">
      ${button('Run now', () => this.run(task), 'Run now:')}
      ${button('Change', () => this.tell('task-edit', task))}
      ${task.enabled ? button('Pause', () => this.turn(task)) : button('Resume', () => this.turn(task))}
      ${this.keeps ? nothing : button('Delete', () => this.delete(task))}
    </span>`;
  }

  async run(task) {
    const started = await runNow(this.path, task, this.frozen);
    if (started) this.tell('task-started', { task, ...started });
  }

  async turn(task) {
    const now = await turn(this.path, task);
    if (!now) return;
    const next = now.next_slots[0];
    this.tell(
      'task-changed',
      now.enabled
        ? `“${now.name}” is resumed${next ? `; it runs next on ${slotInWords(next)}` : ''}.`
        : `“${now.name}” is paused until you resume it.`,
    );
  }

  async delete(task) {
    if (await deleteTask(this.path, task)) this.tell('task-changed', `“${task.name}” is deleted. Its runs are kept.`);
  }
}

function when(task) {
  const words = scheduleInWords(task);
  return html`<span>
    ${words ?? `by its cron expression, ${zoneInWords(task.time_zone)}`}${
      task.moves_to_session ? '; on a day without trading, at the next session' : ''
    }
    <br><code>${task.schedule}</code>
  </span>`;
}

function next(task) {
  if (!task.enabled) return html`<span class="tag quiet">❚❚ Paused</span>`;
  const [first] = task.next_slots;
  if (!first)
    return html`<span class="look">▲ none: the schedule has ended or cannot be read. Change it
      to run the task again.</span>`;
  return html`<ta-figure text=${slotInWords(first)} label="Next time of ${task.name}" .origin=${() => html`
    <p>The next times, ${zoneInWords(task.time_zone)}:</p>
    <ol>${task.next_slots.map(slot => html`<li>${slotInWords(slot)}</li>`)}</ol>`}></ta-figure>`;
}

customElements.define('ta-task-list', TaskList);
