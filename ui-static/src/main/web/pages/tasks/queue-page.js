import { longer, noShorter, withQuery } from 'app/api.js';
import { moment } from 'app/format.js';
import { LivePage } from 'app/live-page.js';
import { html, nothing } from 'lit';
import 'components/job-list/job-list.js';
import 'components/standstill-note/standstill-note.js';
import 'components/tab-row/tab-row.js';

const PART = 100;

/** The states of jobs that have ended. */
const ENDED = { DONE: 'Done', DISCARDED: 'Discarded' };

/**
 * The jobs of a portfolio: given up, running and waiting, and ended.
 *
 * @element ta-queue-page
 */
class QueuePage extends LivePage {
  static properties = { said: { state: true } };
  static refetchOnQuery = true;

  willUpdate(changed) {
    if (changed.has('params')) this.said = undefined;
    super.willUpdate(changed);
  }

  get path() {
    return `/portfolios/${this.params.portfolio}/jobs`;
  }

  get ended() {
    return this.query.get('ended') === 'DISCARDED' ? 'DISCARDED' : 'DONE';
  }

  /**
   * Fetches as many jobs of each state as are shown, so that a refresh keeps older ones. One state after the other, in
   * the order of a job's life: a job that moves on meanwhile is seen twice rather than never.
   */
  async fetchData(ask) {
    const shown = Object.values(this.data ?? {});
    const fetched = async state => {
      const size = shown.find(list => list.state === state)?.items.length ?? 0;
      return { ...(await noShorter(this.pathOf(state), size, ask)), state };
    };
    const queued = await fetched('QUEUED');
    const running = await fetched('RUNNING');
    const dead = await fetched('DEAD');
    const ended = await fetched(this.ended);
    const moved = new Set([...running.items, ...dead.items, ...ended.items].map(job => job.id));
    return { queued: { ...queued, items: queued.items.filter(job => !moved.has(job.id)) }, running, dead, ended };
  }

  pathOf(state) {
    return withQuery(this.path, { state, limit: PART });
  }

  isUnderWay({ queued, running }) {
    return queued.items.length + running.items.length > 0;
  }

  content({ queued, running, dead, ended }) {
    return html`
      <h1>Queue</h1>
      <p>${inShort(queued, running, dead)}</p>
      <ta-standstill></ta-standstill>
      ${this.said ? html`<p class="changed" role="status">${this.said}</p>` : nothing}
      <h2>Given up</h2>
      ${this.list('Given up', 'dead', dead, 'None. All jobs were done or are waiting.')}
      <h2>Running and waiting</h2>
      ${this.list(
        'Running and waiting',
        'queued',
        { ...queued, items: [...running.items, ...queued.items] },
        'No jobs at the moment.',
      )}
      <h2>Ended</h2>
      <ta-tabs label="How they ended" name="ended" .chosen=${ended.state}
        .tabs=${Object.entries(ENDED).map(([key, label]) => ({ key, label }))}></ta-tabs>
      ${Object.keys(ENDED).map(
        state => html`<section id="part-${state}" role="tabpanel" aria-label=${ENDED[state]}
          ?hidden=${state !== ended.state}>
          ${
            state === ended.state
              ? this.list(
                  ENDED[state],
                  'ended',
                  ended,
                  state === 'DONE' ? 'No finished jobs on record.' : 'No discarded jobs.',
                )
              : nothing
          }
        </section>`,
      )}
    `;
  }

  list(caption, part, list, empty) {
    return html`<ta-job-list .caption=${caption} .path=${this.path} .jobs=${list.items} .empty=${empty}
      .more=${list.next ? () => this.more(part) : null}
      @job-settled=${event => this.settled(event.detail)}></ta-job-list>`;
  }

  async more(part) {
    const list = this.data[part];
    const more = await longer(this.pathOf(list.state), list);
    this.data = { ...this.data, [part]: { ...more, state: list.state } };
  }

  async settled(said) {
    this.said = said;
    await this.reload();
  }
}

/** A summary. The oldest job is unknown if the list has more pages. */
function inShort(queued, running, dead) {
  const sized = ({ items, next }) => `${items.length}${next ? '+' : ''}`;
  const one = ({ items }) => items.length === 1;
  const oldest = queued.next ? undefined : queued.items.at(-1);
  const since = oldest ? `, ${one(queued) ? '' : 'the oldest '}since ${moment(oldest.created_at)}` : '';
  return [
    queued.items.length ? `${sized(queued)} ${one(queued) ? 'job waits' : 'jobs wait'}${since}.` : 'No job waits.',
    running.items.length ? `${sized(running)} ${one(running) ? 'is' : 'are'} running.` : '',
    dead.items.length
      ? `${sized(dead)} ${one(dead) ? 'was given up and needs' : 'were given up and need'} your attention.`
      : '',
  ].join(' ');
}

customElements.define('ta-queue-page', QueuePage);
