import { get, withQuery } from 'app/api.js';
import { moment, words } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/problem-note/problem-note.js';
import { compareTraces } from './compare-traces.js';
import { light } from './rule-trace-links.js';
import { indexed } from './trace-index.js';
import { fetchTrace } from './trace-store.js';

/** The number of pages of 200 runs that are searched for the run before. */
const PAGES = 10;

/**
 * Compares a run with the run of the same task before it.
 *
 *     <ta-trace-compare .index=${index} .run=${run}></ta-trace-compare>
 *
 * @element ta-trace-compare
 * @prop {object} index - from `indexed`
 * @prop {object} run - as the API sends it
 */
class TraceCompare extends View {
  static properties = {
    index: { attribute: false },
    run: { attribute: false },
    before: { state: true },
    found: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('index')) this.compare();
  }

  async compare() {
    this.problem = undefined;
    try {
      this.before = await runBefore(this.run);
      if (!this.before) return;
      this.traceBefore = await fetchTrace(this.before.id);
      this.found = compareTraces(this.index, indexed(this.traceBefore));
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem?.code === 'SNAPSHOT_PRUNED')
      return html`<p class="empty">The snapshot of the run before was deleted after its retention time, so there
        is nothing to compare with.</p>`;
    if (this.problem) return html`<ta-problem .problem=${this.problem} .retry=${() => this.compare()}></ta-problem>`;
    if (this.before === null)
      return html`<p class="empty">This is the first ${words(this.run.task)} with a decision, so there is none to
        compare with.</p>`;
    if (!this.found) return html`<p class="quiet" role="status">Loading the run before …</p>`;
    const { conclusions, verdicts, rules } = this.found;
    return html`
      <p>
        Compared with the ${words(this.before.task)}
        <a href="/portfolios/${this.run.portfolio}/runs/${this.before.id}">as of ${moment(this.before.as_of)}</a>.
        ${
          this.traceBefore.policy_sha256 === this.index.trace.policy_sha256
            ? 'Both used the same policy.'
            : 'The policy has changed since.'
        }
      </p>
      <h3>Conclusions</h3>
      ${this.table('Conclusions that differ', conclusions, 'Both runs have the same orders.')}
      <h3>Verdicts that changed</h3>
      ${this.table('Verdicts that changed', verdicts, 'No verdict changed.')}
      <h3>Rules and steps</h3>
      ${this.rules(rules)}
    `;
  }

  table(caption, rows, empty) {
    const side = name => ({
      label: name === 'now' ? 'This run' : 'Run before',
      value: row => row[name]?.sentence ?? '',
      show: row =>
        row[name]
          ? name === 'now'
            ? this.touch(row.now.id, row.now.sentence)
            : row.before.sentence
          : html`<span class="quiet">none</span>`,
    });
    const columns = [
      { label: 'About', value: row => row.key.replace(/^(\w+)Verdict/, (_, kind) => kind.toLowerCase()) },
      side('before'),
      side('now'),
    ];
    return html`<ta-table caption=${caption} .columns=${columns} .rows=${rows} .keyOf=${row => row.key}
      .empty=${empty}></ta-table>`;
  }

  touch(id, text) {
    return html`<button class="touch" @click=${() => light({ fact: id })}>${text}</button>`;
  }

  rules(rows) {
    const columns = [
      { label: 'Fired', value: row => (row.now ? 'only in this run' : 'only in the run before') },
      {
        label: 'Rule and subject',
        value: row => row.key,
        show: row =>
          row.now
            ? html`<button class="touch" @click=${() => light({ firing: row.now.seq })}>${row.key}</button>`
            : row.key,
      },
      {
        label: 'Clause',
        value: row => (row.now ?? row.before).clause ?? '',
        show: row => html`<code>${(row.now ?? row.before).clause ?? nothing}</code>`,
      },
    ];
    return html`<ta-table caption="Rules that fired in one of the runs only" .columns=${columns} .rows=${rows}
      .keyOf=${row => row.key}
      .empty=${'The same rules fired for the same subjects.'}></ta-table>`;
  }
}

/** The last run of the same task with a decision before this one; null if there is none. */
async function runBefore(run) {
  let next = null;
  for (let page = 0; page < PAGES; page++) {
    const part = await get(withQuery(`/portfolios/${run.portfolio}/runs`, { limit: 200, cursor: next }));
    const older = part.items.find(
      other => other.task === run.task && other.outcome && other.as_of && other.id !== run.id && isBefore(other, run),
    );
    if (older) return older;
    next = part.next;
    if (!next) return null;
  }
  return null;
}

/** Ids of runs are in the order of their requests. */
const isBefore = (other, run) => other.id < run.id;

customElements.define('ta-trace-compare', TraceCompare);
