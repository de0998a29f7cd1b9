import { address, get } from 'app/api.js';
import { over } from 'app/decimal.js';
import { fixed, moment } from 'app/format.js';
import { LivePage } from 'app/live-page.js';
import { standstill } from 'app/processes.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import 'components/data-table/data-table.js';
import 'components/job-list/job-list.js';
import { lastJob, lastJobs } from 'components/job-list/job-words.js';
import 'components/process-list/process-list.js';
import 'components/task-form/task-form.js';
import 'components/task-list/task-list.js';
import { slotInWords } from 'components/task-list/slots.js';

/**
 * The processes of the installation; for administrators also its tasks and jobs.
 *
 * @element ta-system-page
 */
class SystemPage extends LivePage {
  static idlePause = 30_000;
  static properties = { said: { state: true }, lit: { state: true } };

  async fetchData(ask = get) {
    const ofAll = ask('/processes');
    if (!session.user.admin) return { processes: await ofAll };
    const [processes, tasks, jobs, dead, last, backups] = await Promise.all([
      ofAll,
      ask('/tasks'),
      ask('/jobs?limit=50'),
      ask('/jobs?state=DEAD&limit=50'),
      lastJobs('/jobs', ['BACKUP', 'ANCHOR'], ask),
      ask('/backups'),
    ]);
    return { processes, tasks, jobs: jobs.items, dead: dead.items, last, backups };
  }

  isUnderWay({ jobs = [] }) {
    return jobs.some(job => job.state === 'QUEUED' || job.state === 'RUNNING');
  }

  content(data) {
    const says = standstill(data.processes);
    return html`
      <h1>System</h1>
      ${
        says.length
          ? says.map(text => html`<p class="look">▲ ${text}</p>`)
          : html`<p>A scheduler and a worker are running, so tasks start on time.</p>`
      }
      ${this.said ? html`<p class="changed" role="status">${this.said}</p>` : nothing}
      <h2>Processes</h2>
      <ta-process-list .processes=${data.processes}></ta-process-list>
      <p class="quiet">Each process reports every few seconds. One that stops reporting stays on
        this list for a day; one
        that is stopped normally disappears.</p>
      ${
        data.tasks
          ? this.installation(data)
          : html`<p class="quiet">Only administrators can see backups and other tasks of the installation.</p>`
      }
    `;
  }

  installation({ tasks, jobs, dead, last, backups }) {
    const edited = tasks.find(task => task.id === this.query.get('change'));
    const others = jobs.filter(job => job.state !== 'DEAD');
    return html`
      <h2>Tasks of the installation</h2>
      ${
        edited
          ? keyed(
              edited.id,
              html`<ta-task-form path="/tasks" .task=${edited} .zone=${edited.time_zone}
                @saved=${event => this.saved(event.detail)}
                  @cancelled=${() => setQuery({ change: null })}></ta-task-form>`,
            )
          : nothing
      }
      <ta-task-list keeps path="/tasks" .tasks=${tasks} .lastOf=${task => lastJob(last, task.task)} .lit=${this.lit}
        @task-changed=${event => this.changed(event.detail)}
          @task-edit=${event => setQuery({ change: event.detail.id })}
        @task-started=${event =>
          this.changed(`“${event.detail.task.name}” waits for a worker that can run it.`)}></ta-task-list>
      <p class="quiet">A backup needs a worker with a folder in <code>TA_BACKUP_DIR</code>, an anchor one with
        <code>TA_ANCHOR_DIR</code>. Without such a worker they wait.</p>
      <h2>Backups</h2>
      ${this.backups(backups)}
      <h2>Given up</h2>
      ${this.list('Given up', dead, 'None.')}
      <h2>Other jobs of the installation</h2>
      ${this.list('Jobs of the installation', others, 'None yet.')}
    `;
  }

  backups({ configured, backups }) {
    if (!configured)
      return html`<p class="quiet">This process knows no folder of backups, so none can be downloaded here.</p>`;
    return html`<p>Each was restored and verified before it counted. It has everybody’s data and no sign-ins: keep it as
        you keep the data itself, on another machine.</p>
      <ta-table caption="Backups" .rows=${backups} .keyOf=${({ name }) => name} .columns=${BACKUP_COLUMNS}
        .empty=${'None yet. Run the task Backup above; otherwise it runs each night.'}></ta-table>`;
  }

  list(caption, jobs, empty) {
    return html`<ta-job-list .caption=${caption} path="/jobs" .jobs=${jobs} .empty=${empty}
      @job-settled=${event => this.changed(event.detail)}></ta-job-list>`;
  }

  async saved(task) {
    setQuery({ change: null });
    const times = task.next_slots.map(slotInWords).join('; ');
    await this.changed(`“${task.name}” is saved. ${times ? `Its next times are ${times}.` : 'It is paused.'}`);
    this.lit = task.id;
  }

  async changed(said) {
    this.said = said;
    await this.reload();
  }
}

const BACKUP_COLUMNS = [
  { label: 'Made', value: ({ made_at: at }) => at, show: ({ made_at: at }) => moment(at) },
  {
    label: 'File',
    value: ({ name }) => name,
    show: ({ name, faulty }) =>
      html`<span>${name}${faulty ? html` <span class="tag stop">did not verify</span>` : nothing}</span>`,
  },
  { label: 'Size MB', figure: true, value: ({ bytes }) => fixed(over(String(bytes), '1000000'), 1) },
  {
    label: 'Download',
    plain: true,
    show: ({ name }) =>
      html`<a download class="button small plain" href=${address(`/backups/${name}`)} aria-label="Download ${name}"
        >Download</a>`,
  },
];

customElements.define('ta-system-page', SystemPage);
