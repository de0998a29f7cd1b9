import { patch, poster } from 'app/api.js';
import { TASKS } from 'app/tasks.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { field } from '../form-field/form-field.js';
import '../problem-note/problem-note.js';
import { cronInWords, zoneInWords } from './cron-words.js';
import { CHOICES, choiceOf, DAYS_OF_MONTH, USUAL, WEEKDAYS } from './schedule-choices.js';
import { backwards, taskFaults } from './task-faults.js';

/**
 * A form that creates or changes a task. Use a new element for each task, so that nothing typed for one is saved to
 * another.
 *
 *     <ta-task-form path="/portfolios/0199…/tasks" .task=${task} zone="Europe/London"></ta-task-form>
 *
 * @element ta-task-form
 * @prop {string} path - the path of the tasks below the API
 * @prop {?object} task - the task to change; undefined for a new one
 * @prop {string} zone - the time zone of a new task
 *
 * @fires {CustomEvent<object>} saved - the task, as the API sends it
 * @fires cancelled - after a click on Cancel
 */
class TaskForm extends View {
  static properties = {
    path: {},
    task: { attribute: false },
    zone: {},
    kind: { state: true },
    choice: { state: true },
    said: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.post = poster();
    this.kind = Object.keys(OF_PORTFOLIO)[0];
  }

  /** Keeps what was typed when the task is fetched again. */
  willUpdate() {
    if (this.said) return;
    const { choice, said } = this.task ? choiceOf(this.task.schedule) : { choice: 'WEEKDAYS', said: USUAL };
    Object.assign(this, { choice, said: { ...said, zone: this.task?.time_zone ?? this.zone } });
  }

  /** Moves the focus into the form. */
  firstUpdated() {
    this.scrollIntoView({ block: 'nearest' });
    this.querySelector('select, input').focus({ preventScroll: true });
  }

  render() {
    const faults = taskFaults(this.problem);
    return html`<form class="task-form" aria-label=${this.task ? `Change ${this.task.name}` : 'Create a task'}
      @submit=${this.save}>
      <h2>${this.task ? `Change “${this.task.name}”` : 'Create a task'}</h2>
      ${this.task ? html`<p class="quiet">${TASKS[this.task.task]?.does}</p>` : this.kinds(faults)}
      ${field(
        'Name',
        html`<input name="name" required maxlength="200" autocomplete="off" .value=${this.task?.name ?? ''}>`,
        { fault: faults.get('/name') },
      )}
      <div class="row">
        ${field(
          'When',
          html`<select name="choice" @change=${event => this.choose(event.target.value)}>
          ${Object.entries(CHOICES).map(
            ([code, { name }]) => html`<option value=${code} ?selected=${code === this.choice}>${name}</option>`,
          )}
        </select>`,
          { fault: this.choice === 'CRON' ? null : faults.get('/schedule') },
        )}
        ${CHOICES[this.choice].fields.map(name => this.field(name, faults))}
      </div>
      ${field(
        'Time zone',
        html`<input name="zone" list="zones" required autocomplete="off" .value=${this.said.zone} @input=${this.say}>`,
        {
          fault: faults.get('/time_zone'),
          hint: 'The schedule follows the clock of this zone, including summer time.',
        },
      )}
      <datalist id="zones">${Intl.supportedValuesOf('timeZone').map(
        zone => html`<option value=${zone}></option>`,
      )}</datalist>
      ${TASKS[this.task?.task]?.ofInstallation ? nothing : this.sessions(faults)}
      <p class="effect" role="status">${this.inWords()}</p>
      ${this.problem && faults.size === 0 ? html`<ta-problem .problem=${this.problem}></ta-problem>` : nothing}
      <div class="actions">
        <button ?disabled=${this.busy}>${this.task ? 'Save' : 'Create'}</button>
        <button type="button" class="plain" @click=${() => this.tell('cancelled')}>Cancel</button>
      </div>
    </form>`;
  }

  kinds(faults) {
    return field(
      'Kind of task',
      html`<select name="task" @change=${event => (this.kind = event.target.value)}>
      ${Object.entries(OF_PORTFOLIO).map(([code, { name }]) => html`<option value=${code}>${name}</option>`)}
    </select>`,
      { fault: faults.get('/task'), hint: OF_PORTFOLIO[this.kind].does },
    );
  }

  field(name, faults) {
    const value = this.said[name];
    switch (name) {
      case 'weekday':
        return field(
          'Day',
          html`<select name="weekday" @change=${this.say}>
          ${Object.entries(WEEKDAYS).map(
            ([code, day]) => html`<option value=${code} ?selected=${code === value}>${day}</option>`,
          )}
        </select>`,
        );
      case 'day':
        return field(
          'Day of the month',
          html`<select name="day" @change=${this.say}>
          ${DAYS_OF_MONTH.map(
            day => html`<option value=${day} ?selected=${day === value}>${day === 'L' ? 'the last' : day}</option>`,
          )}
        </select>`,
        );
      case 'cron':
        return field(
          'Cron',
          html`<input name="cron" class="mono" required maxlength="120" autocomplete="off" spellcheck="false"
            placeholder="0 0 8 ? * MON" .value=${value} @input=${this.say}>`,
          {
            fault: faults.get('/schedule'),
            hint: 'Second, minute, hour, day of month, month, day of week. One of the two days must be “?”.',
          },
        );
      default:
        return field(
          LABELS[`${this.choice}.${name}`] ?? LABELS[name],
          html`<input name=${name} type="time" required .value=${value} @input=${this.say}>`,
        );
    }
  }

  sessions(faults) {
    return html`<label><input type="checkbox" name="moves" .checked=${this.task?.moves_to_session ?? false}>On a day
      without trading, move to the next session</label>
      ${faults.get('/moves_to_session') ? html`<p class="hint">${faults.get('/moves_to_session')}</p>` : nothing}`;
  }

  /** The schedule in words and as a cron expression. */
  inWords() {
    const cron = this.cron();
    if (!cron) return 'Enter the time to see the schedule in words.';
    const wrong = backwards(this.choice, this.said);
    if (wrong) return html`<span class="look">▲ ${wrong}</span>`;
    const words = cronInWords(cron);
    return html`${
      words
        ? html`That is <strong>${words},
      ${zoneInWords(this.said.zone)}</strong>.`
        : 'This expression has no short wording. Its next times are shown after saving.'
    }
      ${this.choice === 'CRON' ? nothing : html`As a cron expression: <code>${cron}</code>`}`;
  }

  /** The cron expression; empty while a time is incomplete. */
  cron() {
    const { fields, write } = CHOICES[this.choice];
    return fields.every(name => this.said[name]) ? write(this.said) : '';
  }

  /** A custom cron expression starts with the one that was chosen before. */
  choose(choice) {
    if (choice === 'CRON') this.said = { ...this.said, cron: this.cron() };
    this.choice = choice;
  }

  say = event => {
    this.said = { ...this.said, [event.target.name]: event.target.value };
  };

  async save(event) {
    event.preventDefault();
    const fields = new FormData(event.target);
    if (backwards(this.choice, this.said)) return;
    this.busy = true;
    this.problem = undefined;
    const said = {
      name: fields.get('name').trim(),
      schedule: this.cron(),
      time_zone: this.said.zone.trim(),
      ...(TASKS[this.task?.task]?.ofInstallation ? {} : { moves_to_session: fields.has('moves') }),
    };
    try {
      const saved = this.task
        ? await patch(`${this.path}/${this.task.id}`, said)
        : await this.post(this.path, { ...said, task: fields.get('task') });
      this.tell('saved', saved);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

/** Tasks of the installation exist once and cannot be created. */
const OF_PORTFOLIO = Object.fromEntries(Object.entries(TASKS).filter(([, { ofInstallation }]) => !ofInstallation));
const LABELS = { at: 'At', until: 'To', 'HOURLY.at': 'From' };

customElements.define('ta-task-form', TaskForm);
