import { ask, get } from 'app/api.js';
import { words } from 'app/format.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/decision-comparison/decision-comparison.js';
import 'components/model-review/model-review.js';
import 'components/policy-editor/policy-editor.js';
import 'components/policy-form/policy-form.js';
import 'components/problem-note/problem-note.js';
import 'components/tab-row/tab-row.js';
import { placeOfLine, places } from 'components/policy-text/json-places.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { addGuard, addWithdrawal } from './add-clause.js';
import { approveDraft } from './approve-draft.js';
import { discardDraft } from './discard-draft.js';
import './draft-conflict.js';
import './draft-findings.js';
import { rememberTab } from './begin-draft.js';
import './draft-rules.js';
import './manifesto-editor.js';
import { DraftKeeper } from './draft-keeper.js';
import { versionFacts } from './version-facts.js';

const TABS = [
  { key: 'policy', label: 'Policy (JSON)' },
  { key: 'form', label: 'Form' },
  { key: 'manifesto', label: 'Manifesto' },
];
const TASKS = ['MONTHLY_ALLOCATION', 'QUARTERLY_REBALANCE', 'WEEKLY_REVIEW'];

/**
 * The editor of a draft, with its errors, its changes, its rules, and a preview of today's decision.
 *
 * @element ta-draft
 * @prop {string} portfolio - the id of the portfolio
 * @prop {object} data - the version, all versions, and the schema of a policy
 * @prop {URLSearchParams} query - the query of the address
 *
 * @fires {CustomEvent<?number>} approved - the number of the version that was replaced
 * @fires discarded - once the draft is discarded
 */
class Draft extends View {
  static properties = {
    portfolio: {},
    data: { attribute: false },
    query: { attribute: false },
    text: { state: true },
    clause: { state: true },
    validation: { state: true },
    checkedText: { state: true },
    changes: { state: true },
    preview: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('query')) {
      if (this.hasUpdated) rememberTab(this.tab);
      this.lookByItself();
    }
    if (!changed.has('data')) return;
    this.keeper?.leave();
    this.keeper = new DraftKeeper(this.path, this.data.texts, session.user.id);
    this.text = this.keeper.policy;
    Object.assign(this, {
      preview: undefined,
      before: undefined,
      problem: undefined,
      validation: undefined,
      changes: undefined,
    });
    this.keeper.addEventListener('changed', () => this.requestUpdate());
    this.keeper.addEventListener('saved', () => this.saved());
    this.check();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.keeper?.leave();
  }

  get number() {
    return this.data.texts.version.number;
  }

  get path() {
    return `/portfolios/${this.portfolio}/strategy/versions/${this.number}`;
  }

  get currency() {
    return session.portfolio(this.portfolio).base_currency;
  }

  get active() {
    return this.data.versions.find(version => version.state === 'APPROVED');
  }

  get task() {
    return TASKS.includes(this.query.get('task')) ? this.query.get('task') : TASKS[0];
  }

  /** The part that is shown. */
  get tab() {
    return TABS.some(({ key }) => key === this.query.get('tab')) ? this.query.get('tab') : 'policy';
  }

  saved() {
    if (!this.keeper.isUnsaved) this.text = this.keeper.policy;
    this.before = this.preview ?? this.before;
    this.preview = undefined;
    this.check();
  }

  /** Validates the text in the service. */
  async check() {
    const { keeper } = this;
    const { policy } = keeper.base;
    const asked = Symbol('asked');
    this.asked = asked;
    try {
      const validation = await ask(`${this.path}/validate`, undefined, keeper.revision);
      const changes = validation.errors.some(error => error.code === 'SYNTAX') ? undefined : await this.compare();
      if (asked !== this.asked) return;
      Object.assign(this, { validation, changes, checkedText: policy, problem: undefined });
      this.lookByItself();
    } catch (problem) {
      if (asked === this.asked && !(await keeper.meet(problem))) this.problem = problem;
    }
  }

  /** The changes to the active policy; null without one. */
  compare() {
    return this.active ? get(`/portfolios/${this.portfolio}/strategy/diff?to=${this.number}`) : null;
  }

  render() {
    const { version } = this.data.texts;
    return html`
      <div class="head">
        <h1>Version ${version.number} <span class="tag">draft</span></h1>
        <p class="actions">
          <span class="save-state" role="status">${this.saveState()}</span>
          <button class="plain" ?disabled=${!this.keeper.isUnsaved || this.keeper.state === 'conflict'}
            @click=${() => this.keeper.save()}>Save as draft</button>
          <button class="plain" @click=${this.discard}>Discard …</button>
          <button ?disabled=${Boolean(this.busy) || !this.isReady} @click=${this.approve}>Approve …</button>
        </p>
      </div>
      ${versionFacts(version)}
      ${termLine('sleeve', 'drift', 'band', 'cash park', 'wave', 'sunset')}
      ${
        this.keeper.restored && this.keeper.state !== 'conflict'
          ? html`<p class="changed">Your unsaved text was restored.</p>`
          : nothing
      }
      ${
        this.keeper.state === 'failed'
          ? html`<ta-problem .problem=${this.keeper.problem} .retry=${() => this.keeper.save()}></ta-problem>`
          : nothing
      }
      <ta-problem .problem=${this.problem} .retry=${() => this.check()}></ta-problem>
      ${
        this.keeper.state === 'conflict'
          ? html`<ta-draft-conflict .keeper=${this.keeper} .portfolio=${this.portfolio}></ta-draft-conflict>`
          : this.writing()
      }
    `;
  }

  /** Whether the service has this text and found no errors in it. */
  get isReady() {
    return this.validation?.valid && this.checkedText === this.text && !this.keeper.isUnsaved;
  }

  saveState() {
    const { state, isUnsaved } = this.keeper;
    if (state === 'saving') return 'Saving …';
    if (state === 'failed') return 'Not saved; kept in this browser';
    if (state === 'conflict') return 'Changed elsewhere';
    return isUnsaved ? 'Saving soon …' : 'Saved';
  }

  writing() {
    const { tab } = this;
    return html`
      <ta-tabs label="Parts" chosen=${tab} .tabs=${TABS}></ta-tabs>
      <div class="side-by-side" ?hidden=${tab === 'manifesto'}>
        <section id="part-policy" aria-label="Policy" ?hidden=${tab !== 'policy'}>
          <ta-policy-editor .text=${this.text} .schema=${this.data.schema} .faults=${this.validation?.errors}
            .faultsOf=${this.checkedText}
            @text-changed=${event => this.write(event.detail)} @save-asked=${() => this.keeper.save()}
            @line-chosen=${event =>
              (this.clause = placeOfLine(places(this.text), event.detail)?.pointer)}></ta-policy-editor>
          <p class="actions no-print">
            <button class="plain" ?disabled=${!this.isJson} @click=${() => this.add(addGuard)}>Add a guard …</button>
            <button class="plain" ?disabled=${!this.isJson || this.withdraws}
              @click=${() => this.add(addWithdrawal)}>Add a withdrawal …</button>
          </p>
        </section>
        ${
          tab === 'form'
            ? html`<section id="part-form" aria-label="Form">
                <ta-policy-form .text=${this.text} .currency=${this.currency} .effect=${this.effect()}
                  .faults=${this.checkedText === this.text ? this.validation?.errors : null}
                  @text-changed=${event => this.write(event.detail)}
                  @line-asked=${event => this.goTo(event.detail)}></ta-policy-form>
              </section>`
            : nothing
        }
        <div class="sticky">
          ${tab === 'form' ? html`<h2>What it would do today</h2><p>${this.headline()}</p>` : nothing}
          <ta-draft-findings .validation=${this.validation} .changes=${this.changes} .schema=${this.data.schema}
            currency=${this.currency} @fault-chosen=${({ detail }) => this.goTo(detail.line, detail.column)}>
          </ta-draft-findings>
          <ta-draft-rules path=${this.path} .of=${this.checkedText} ?ready=${this.isReady} clause=${this.clause ?? ''}
            @clause-chosen=${event => this.goToClause(event.detail)}></ta-draft-rules>
        </div>
      </div>
      ${tab === 'manifesto' ? this.manifesto() : this.today()}
      <ta-model-review portfolio=${this.portfolio} path="${this.path}/reviews"
        file=${this.keeper.base.version.file_sha256} ?closed=${!this.isReady}></ta-model-review>
    `;
  }

  /** What the draft would do today, in a line. */
  headline() {
    if (this.problem) return 'It could not be calculated.';
    if (this.validation && this.checkedText === this.text && !this.validation.valid)
      return 'It is shown once the draft has no errors.';
    return (this.isReady && this.preview?.version.headline) || 'Looking …';
  }

  /** The same below an answer, with what it was before. */
  effect() {
    const [before, now] = [this.before, this.isReady && this.preview].map(tried => tried?.version?.headline);
    const isSame = before === now ? 'As before this answer.' : `Before this answer: ${before}`;
    return html`<b>Today: ${this.headline()}</b> ${before && now ? isSame : nothing}`;
  }

  /** Shows a place in the JSON. */
  async goTo(line, column) {
    if (this.tab !== 'policy') setQuery({ tab: null });
    await this.updateComplete;
    await new Promise(resolve => requestAnimationFrame(resolve));
    this.querySelector('ta-policy-editor').goTo(line, column);
  }

  goToClause(clause) {
    const place = places(this.text).find(({ pointer }) => pointer === clause);
    if (place) this.goTo(place.line);
  }

  get isJson() {
    try {
      return typeof JSON.parse(this.text) === 'object';
    } catch {
      return false;
    }
  }

  get withdraws() {
    return places(this.text).some(({ pointer }) => pointer === '/cadence/monthly/withdrawal');
  }

  /** Writes a clause that a form asks for. */
  async add(form) {
    const policy = await form(this.data.schema, this.text);
    if (policy) this.write(policy);
  }

  write(policy) {
    this.text = policy;
    this.keeper.write({ policy });
  }

  manifesto() {
    const { manifesto, isUnsaved, base } = this.keeper;
    return html`<ta-manifesto-editor .text=${manifesto} .filled=${isUnsaved ? null : base.manifesto_filled}
      .errors=${this.validation?.manifesto_errors}
      @text-changed=${event => this.keeper.write({ manifesto: event.detail })}></ta-manifesto-editor>`;
  }

  today() {
    return html`<h2>What would change today</h2>
      <div class="row">
        <label>Task <select @change=${event => this.chooseTask(event.target.value)}>
          ${TASKS.map(task => html`<option value=${task} ?selected=${task === this.task}>${words(task)}</option>`)}
        </select></label>
        <p class="actions"><button class="plain" ?disabled=${Boolean(this.busy) || !this.isReady}
          @click=${this.look}>Show what would change</button>
          <span class="quiet" role="status">${
            this.busy ?? (this.isReady ? '' : 'Available once the draft is saved and has no errors.')
          }</span></p>
      </div>
      ${
        this.preview
          ? html`<ta-decision-comparison .preview=${this.preview} currency=${this.currency}></ta-decision-comparison>`
          : nothing
      }`;
  }

  chooseTask(task) {
    this.preview = undefined;
    setQuery({ task: task === TASKS[0] ? null : task });
  }

  /** The form shows what each answer would do, without being asked. */
  lookByItself() {
    if (this.tab === 'form' && this.isReady && !this.preview && !this.busy) this.look();
  }

  /** Fetches today's decisions under both policies. @returns {Promise<boolean>} whether it succeeded */
  async look() {
    const { keeper, task } = this;
    const { revision } = keeper;
    const isCurrent = () => keeper === this.keeper && revision === keeper.revision && task === this.task;
    this.busy = 'Calculating both decisions …';
    this.problem = undefined;
    try {
      const preview = await ask(`${this.path}/preview?task=${task}`, undefined, revision);
      if (isCurrent()) this.preview = preview;
    } catch (problem) {
      if (!(await keeper.meet(problem))) this.problem = problem;
    }
    this.busy = undefined;
    if (!isCurrent()) this.lookByItself();
    return isCurrent() && Boolean(this.preview);
  }

  async discard() {
    const { path, keeper } = this;
    const discarded = await discardDraft({ path, number: this.number, revision: () => keeper.revision });
    if (discarded?.changed) await keeper.meet(discarded.changed);
    else if (discarded) {
      keeper.leave();
      this.tell('discarded');
    }
  }

  async approve() {
    if (!(await this.keeper.save()) || !(this.preview || (await this.look()))) return;
    const { path, preview, currency } = this;
    const { revision } = this.keeper;
    const approved = await approveDraft({
      path,
      revision,
      preview,
      schema: this.data.schema,
      reason: this.data.texts.version.reason,
      currency,
      taskWords: words(this.task),
    });
    this.preview = undefined; // another approval shows what would change then
    if (approved?.changed) await this.keeper.meet(approved.changed);
    else if (approved) this.tell('approved', preview.active?.version ?? null);
  }
}

customElements.define('ta-draft', Draft);
