import { get } from 'app/api.js';
import { LivePage } from 'app/live-page.js';
import { standstill } from 'app/processes.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import 'components/job-list/job-list.js';
import { lastJob, lastJobs } from 'components/job-list/job-words.js';
import 'components/process-list/process-list.js';
import 'components/task-form/task-form.js';
import 'components/task-list/task-list.js';
import { slotInWords } from 'components/task-list/slots.js';

/** What is at work for all; and for administrators, what the installation does for itself. */
class SystemPage extends LivePage {
  static idlePause = 30_000;
  static properties = { said: { state: true }, lit: { state: true } };

  async fetchData(ask = get) {
    const ofAll = ask('/processes');
    if (!session.user.admin) return { processes: await ofAll };
    const [processes, tasks, jobs, dead, last] = await Promise.all([
      ofAll,
      ask('/tasks'),
      ask('/jobs?limit=50'),
      ask('/jobs?state=DEAD&limit=50'),
      lastJobs('/jobs', ['BACKUP', 'ANCHOR'], ask),
    ]);
    return { processes, tasks, jobs: jobs.items, dead: dead.items, last };
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
          : html`<p>A scheduler and a worker are alive: what is planned happens by itself.</p>`
      }
      ${this.said ? html`<p class="changed" role="status">${this.said}</p>` : nothing}
      <h2>What is at work</h2>
      <ta-process-list .processes=${data.processes}></ta-process-list>
      <p class="quiet">Each says every few seconds that it is there. One that falls silent stays on this list for a day;
        one that is stopped leaves it.</p>
      ${
        data.tasks
          ? this.installation(data)
          : html`<p class="quiet">Backups and the like are seen by administrators.</p>`
      }
    `;
  }

  installation({ tasks, jobs, dead, last }) {
    const edited = tasks.find(task => task.id === this.query.get('change'));
    const others = jobs.filter(job => job.state !== 'DEAD');
    return html`
      <h2>What the installation does for itself</h2>
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
          this.changed(`“${event.detail.task.name}” waits for a worker that can do it.`)}></ta-task-list>
      <p class="quiet">A backup is made by a worker that has a folder for it (<code>TA_BACKUP_DIR</code>), an anchor by
        one that has <code>TA_ANCHOR_DIR</code>. Without one, they wait.</p>
      <h2>Given up</h2>
      ${this.list('Given up', dead, 'None was given up.')}
      <h2>Its other jobs, the newest first</h2>
      ${this.list('Jobs of the installation', others, 'There was none yet.')}
    `;
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

customElements.define('ta-system-page', SystemPage);
