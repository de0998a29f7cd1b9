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
 * Makes a task, or changes one: what, when, by which clock. Tells `saved` with the task as it is then, and `cancelled`.
 *
 *     <ta-task-form path="/portfolios/0199…/tasks" .task=${task} zone="Europe/London"></ta-task-form>
 *
 * `task` is what there is; undefined for a new one of a portfolio. `zone` is the portfolio's. A form is of one task:
 * for another one there is another form, so that nothing that was said of the one is saved for the other.
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

  /** What is being said outlasts that the task is fetched anew. */
  willUpdate() {
    if (this.said) return;
    const { choice, said } = this.task ? choiceOf(this.task.schedule) : { choice: 'WEEKDAYS', said: USUAL };
    Object.assign(this, { choice, said: { ...said, zone: this.task?.time_zone ?? this.zone } });
  }

  /** Whoever asked for the form begins in it. */
  firstUpdated() {
    this.scrollIntoView({ block: 'nearest' });
    this.querySelector('select, input').focus({ preventScroll: true });
  }

  render() {
    const faults = taskFaults(this.problem);
    return html`<form class="task-form" aria-label=${this.task ? `Change ${this.task.name}` : 'Make a task'}
      @submit=${this.save}>
      <h2>${this.task ? `Change “${this.task.name}”` : 'Make a task'}</h2>
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
          hint: 'Whose clock counts, also when it is put forward or back.',
        },
      )}
      <datalist id="zones">${Intl.supportedValuesOf('timeZone').map(
        zone => html`<option value=${zone}></option>`,
      )}</datalist>
      ${TASKS[this.task?.task]?.ofInstallation ? nothing : this.sessions(faults)}
      <p class="effect" role="status">${this.inWords()}</p>
      ${this.problem && faults.size === 0 ? html`<ta-problem .problem=${this.problem}></ta-problem>` : nothing}
      <div class="actions">
        <button ?disabled=${this.busy}>${this.task ? 'Save' : 'Make it'}</button>
        <button type="button" class="plain" @click=${() => this.tell('cancelled')}>Cancel</button>
      </div>
    </form>`;
  }

  kinds(faults) {
    return field(
      'What is done',
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
            hint: 'Second, minute, hour, day of the month, month, day of the week; one of the two days is ?.',
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

  /** What it comes to, beside the cron that says so exactly. */
  inWords() {
    const cron = this.cron();
    if (!cron) return 'Say when, and you read here what it comes to.';
    const wrong = backwards(this.choice, this.said);
    if (wrong) return html`<span class="look">▲ ${wrong}</span>`;
    const words = cronInWords(cron);
    return html`${
      words
        ? html`That is <strong>${words},
      ${zoneInWords(this.said.zone)}</strong>.`
        : 'This cron has no short words; you see its next times once it is saved.'
    }
      ${this.choice === 'CRON' ? nothing : html`As a cron: <code>${cron}</code>`}`;
  }

  /** Empty while a time is being typed. */
  cron() {
    const { fields, write } = CHOICES[this.choice];
    return fields.every(name => this.said[name]) ? write(this.said) : '';
  }

  /** What was said so far is where a cron of one's own begins. */
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

/** The others are there once for all. */
const OF_PORTFOLIO = Object.fromEntries(Object.entries(TASKS).filter(([, { ofInstallation }]) => !ofInstallation));
const LABELS = { at: 'At', until: 'To', 'HOURLY.at': 'From' };

customElements.define('ta-task-form', TaskForm);
