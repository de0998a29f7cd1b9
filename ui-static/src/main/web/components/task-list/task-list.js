import { TASKS, taskName } from 'app/tasks.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import '../data-table/data-table.js';
import '../figure-origin/figure-origin.js';
import { scheduleInWords, zoneInWords } from '../task-form/cron-words.js';
import { localTimeInWords, slotInWords } from './slots.js';
import { deleteTask, runNow, turn } from './task-acts.js';

/**
 * Tasks: what each does and when, what came of it last, and what can be done about it. Tells `task-changed` with what
 * it says of it, `task-started` with what was begun, and `task-edit` with the task that somebody wants to change.
 *
 *     <ta-task-list path="/portfolios/0199…/tasks" .tasks=${tasks} .lastOf=${task => html`<a …>done</a>`}
 *     lit=${id}></ta-task-list>
 *
 * `lastOf(task)` is what came of its last slot, as a template. `keeps`: none can be deleted, as the installation’s own.
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
      .empty=${'There is no task, so nothing happens by itself. Add one: a price refresh on weekdays is a good first.'}>
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
    if (!task.last_slot) return html`<span class="quiet">not yet by its schedule</span>`;
    return html`<span>${localTimeInWords(task.last_slot)}<br>${this.lastOf(task)}</span>`;
  }

  acts(task) {
    const button = (verb, act, of = verb) =>
      html`<button class="plain" aria-label="${of} ${task.name}" @click=${act}>${verb} …</button>`;
    return html`<span class="acts">
      ${button('Run now', () => this.run(task), 'Run now:')}
      ${button('Change', () => this.tell('task-edit', task))}
      ${task.enabled ? button('Pause', () => this.turn(task)) : button('Go on', () => this.turn(task), 'Go on with')}
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
        ? `“${now.name}” goes on${next ? `; it is done next on ${slotInWords(next)}` : ''}.`
        : `“${now.name}” is paused until you have it go on.`,
    );
  }

  async delete(task) {
    if (await deleteTask(this.path, task)) this.tell('task-changed', `“${task.name}” is deleted. Its runs are kept.`);
  }
}

function when(task) {
  const words = scheduleInWords(task);
  return html`<span>
    ${words ?? `by its cron, ${zoneInWords(task.time_zone)}`}${
      task.moves_to_session ? '; on a day without trading, at the next session' : ''
    }
    <br><code>${task.schedule}</code>
  </span>`;
}

function next(task) {
  if (!task.enabled) return html`<span class="tag quiet">❚❚ Paused</span>`;
  const [first] = task.next_slots;
  if (!first)
    return html`<span class="look">▲ no more: its schedule is over, or cannot be read. Change it
      to have it go on.</span>`;
  return html`<ta-figure text=${slotInWords(first)} label="Next time of ${task.name}" .origin=${() => html`
    <p>The next times of its schedule, ${zoneInWords(task.time_zone)}:</p>
    <ol>${task.next_slots.map(slot => html`<li>${slotInWords(slot)}</li>`)}</ol>`}></ta-figure>`;
}

customElements.define('ta-task-list', TaskList);
