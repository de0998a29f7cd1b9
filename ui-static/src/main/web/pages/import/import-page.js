import { ask, get, post } from 'app/api.js';
import { count, moment, money } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { forgetTemplate, keepTemplate, keptTemplate, tableOf, textOf } from 'components/template-form/own-template.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/template-form/template-form.js';
import { base64Of, choicesOf, noChoices, withChoices } from './choices.js';
import { isNeeded, openings, rowColumns, unknownSecurities, whatIsLeftOut } from './preview.js';

/** Codes of a file that a template of one's own may read. */
const UNKNOWN = 'UNKNOWN_STATEMENT';

/**
 * Import of a broker's file: choose it, see what becomes of each line, say what is missing, record; below, the imports
 * so far, each of which can be taken back.
 *
 * @element ta-import-page
 */
class ImportPage extends Page {
  static properties = {
    file: { state: true },
    preview: { state: true },
    trouble: { state: true },
    how: { state: true },
    done: { state: true },
    busy: { state: true },
    choices: { state: true },
  };

  constructor() {
    super();
    this.choices = noChoices();
    this.how = {};
  }

  /** A file that was read for one portfolio is not shown for another. */
  willUpdate(changed) {
    if (changed.has('params')) {
      this.clear();
      this.done = undefined;
    }
    super.willUpdate(changed);
  }

  get path() {
    return `/portfolios/${this.params.portfolio}/ledger/imports`;
  }

  get currency() {
    return session.portfolio(this.params.portfolio)?.base_currency ?? 'GBP';
  }

  async fetchData() {
    const [templates, imports] = await Promise.all([get('/import-templates'), get(this.path)]);
    return { templates, imports };
  }

  content({ templates, imports }) {
    return html`
      <h1>Import a broker’s file</h1>
      <p>Take the transactions that your broker lets you download, as CSV, OFX or XML, or a contract note as PDF.
        Nothing is recorded before you have seen what becomes of each line.</p>
      ${this.done ?? nothing}
      <form class="row import-file" @submit=${event => event.preventDefault()}>
        <label>File <input type="file" @change=${event => this.take(event.target.files[0])}></label>
        <label>Broker or program
          <select .value=${this.how.template ?? ''}
            @change=${event => this.read({ template: event.target.value || null, own_template: undefined })}>
            <option value="">Recognise it</option>
            ${templates.map(one => html`<option value=${one.name}>${one.title}</option>`)}
          </select>
        </label>
      </form>
      <p class="quiet" role="status">${this.progress()}</p>
      ${this.trouble ? this.troubleNote() : nothing}
      ${this.preview ? this.shown(this.preview) : nothing}
      <h2>Imports so far</h2>
      <ta-table caption="Imports" .rows=${imports} .keyOf=${one => one.id} .columns=${this.importColumns()}
        .empty=${html`Nothing was imported yet.`}></ta-table>
    `;
  }

  troubleNote() {
    return html`<ta-problem .problem=${this.trouble} .retry=${() => this.read({})}></ta-problem>
      ${
        this.trouble.code === UNKNOWN && this.file
          ? html`<ta-template-form .file=${this.file.text}
            @template=${event => this.read({ own_template: event.detail, template: null })}></ta-template-form>`
          : nothing
      }`;
  }

  /** What is going on, for screen readers too. */
  progress() {
    if (this.busy) return 'Reading …';
    return this.preview ? `${this.preview.title}: ${count(this.entries, 'entry', 'entries')} to record.` : '';
  }

  get entries() {
    return this.preview.counts.taken + this.preview.openings.filter(isNeeded).length;
  }

  shown(preview) {
    const { counts } = preview;
    const missing = preview.securities.filter(one => one.missing.length > 0);
    return html`
      <h2>${preview.title}</h2>
      <p>${count(this.entries, 'entry', 'entries')} will be recorded, ${counts.known} ${
        counts.known === 1 ? 'is' : 'are'
      } recorded already, ${count(counts.left_out, 'line is', 'lines are')} left out.
        Cash: ${money(preview.cash_before, this.currency)} →
        <strong>${money(preview.cash_after, this.currency)}</strong>.</p>
      ${this.how.own_template ? this.ownTemplateNote(this.how.own_template) : nothing}
      ${
        missing.length
          ? unknownSecurities(missing, chosen => this.choose({ listings: withChoices(this.choices.listings, chosen) }))
          : nothing
      }
      ${
        preview.openings.length
          ? openings(preview.openings, this.currency, chosen =>
              this.choose({ openings: withChoices(this.choices.openings, chosen) }),
            )
          : nothing
      }
      ${
        preview.left_out.length
          ? whatIsLeftOut(preview.left_out, this.choices.take, lines => this.choose({ take: lines }))
          : nothing
      }
      <p class="actions">
        <button ?disabled=${counts.taken === 0 || this.busy} @click=${() => this.record()}>
          Record ${count(this.entries, 'entry', 'entries')}</button>
        <button class="plain" @click=${() => this.clear()}>Cancel</button>
      </p>
      <h3>Rows</h3>
      <ta-table class="ledger" caption="Rows of the file" .rows=${preview.rows}
        .keyOf=${(_, place) => place}
        .columns=${rowColumns(this.currency, this.choices.leave_out, line => this.toggle(line))}>
      </ta-table>
      ${
        preview.rows.length < counts.taken + counts.known
          ? html`<p class="hint">The first ${preview.rows.length} rows are shown.</p>`
          : nothing
      }
    `;
  }

  ownTemplateNote(template) {
    return html`<p class="hint">This browser keeps your template for the next file with these columns.
      <a download="template.json" href=${`data:application/json,${encodeURIComponent(template)}`}>Download it</a> for
      <code>ta import --template</code>, or
      <button class="small plain" @click=${() => this.forget(template)}>forget it</button></p>`;
  }

  forget(template) {
    forgetTemplate(session.user.id, template);
    return this.read({ own_template: undefined });
  }

  importColumns() {
    return [
      { label: 'Recorded', value: one => one.recorded_at, show: one => moment(one.recorded_at) },
      { label: 'File', value: one => one.note.replace(/^import of /, '') },
      { label: 'Entries', value: one => String(one.entries), figure: true },
      { label: 'By', value: one => one.recorded_by },
      {
        label: 'Take back',
        plain: true,
        value: () => '',
        show: one =>
          one.reversed === one.entries
            ? html`<span class="quiet">taken back</span>`
            : html`<button class="small plain" @click=${() => this.takeBack(one)}>Take back</button>`,
      },
    ];
  }

  async take(chosen) {
    if (!chosen) return;
    this.done = undefined;
    const turn = this.begin();
    const [content, bytes] = await Promise.all([base64Of(chosen), chosen.arrayBuffer()]);
    if (turn !== this.turn) return;
    const { template } = this.how;
    this.clear(false);
    this.how = template ? { template } : {};
    this.file = { name: chosen.name, content, text: textOf(bytes) };
    await this.read({});
  }

  /** Whatever was asked before is not shown any more. */
  begin() {
    this.turn = Symbol('turn');
    return this.turn;
  }

  /** Reads the file again with a template or with further choices. What is shown stays until there is an answer. */
  async read(how, choices = this.choices) {
    const before = { how: this.how, choices: this.choices };
    Object.assign(this, { how: { ...this.how, ...how }, choices });
    if (!this.file) return;
    const turn = this.begin();
    Object.assign(this, { busy: true, trouble: undefined });
    try {
      const preview = await this.fetchPreview();
      if (turn === this.turn) this.preview = preview;
    } catch (problem) {
      if (turn !== this.turn) return;
      this.trouble = problem;
      if (this.preview) Object.assign(this, before);
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }

  /** The preview; a file that no template knows is read with the one that this browser keeps for its columns. */
  async fetchPreview() {
    const preview = how => ask(`${this.path}?dry_run=true`, this.body(how));
    const { how, file } = this;
    const user = session.user.id;
    try {
      const found = await preview(how);
      if (how.own_template) keepTemplate(user, how.own_template);
      return found;
    } catch (problem) {
      const kept =
        problem.code === UNKNOWN && !how.own_template ? keptTemplate(user, tableOf(file.text).headers) : null;
      if (!kept) throw problem;
      const found = await preview({ own_template: kept }).catch(() => {
        throw problem;
      });
      this.how = { own_template: kept };
      return found;
    }
  }

  body(how = this.how) {
    return { file_name: this.file.name, content: this.file.content, ...how, ...choicesOf(this.choices) };
  }

  choose(more) {
    return this.read({}, { ...this.choices, ...more });
  }

  toggle(line) {
    const lines = this.choices.leave_out;
    return this.choose({ leave_out: lines.includes(line) ? lines.filter(one => one !== line) : [...lines, line] });
  }

  async record() {
    const { counts, title, cash_after: cash, preview } = this.preview;
    const { entries } = this;
    const recorded = await confirm({
      title: 'Record the import',
      body: html`<p>${count(entries, 'entry', 'entries')} of ${title} go into the ledger, all or none.
        ${counts.left_out ? html`${count(counts.left_out, 'line stays', 'lines stay')} out, as shown.` : nothing}
        The cash will be ${money(cash, this.currency)}.</p>
        <label class="check"><input type="checkbox" name="confirm"> Record it even if a price is far from what it was
          worth that day</label>
        <p class="hint">You can take the import back whole.</p>`,
      verb: 'Record',
      act: fields => post(this.path, { ...this.body(), preview, confirm: fields.get('confirm') === 'on' }),
    });
    if (!recorded) return;
    this.clear();
    this.done = html`<p class="changed" role="status">Recorded: ${count(entries, 'entry', 'entries')} of ${title}.
      <a href="/portfolios/${this.params.portfolio}/ledger">See the ledger</a> or
      <a href="/portfolios/${this.params.portfolio}/ledger/holdings">what you hold now</a>.</p>`;
    await this.reload();
  }

  async takeBack(one) {
    const done = await confirm({
      title: 'Take the import back',
      body: html`<p>${count(one.entries - one.reversed, 'entry', 'entries')} of ${one.note.replace(/^import of /, '')}
        will be reversed, all or none. They and their reversals stay in the ledger.</p>
        <label>Reason <input name="reason" required maxlength="4000" autocomplete="off"></label>`,
      verb: 'Take back',
      act: (fields, send) => send(`${this.path}/${one.id}/reversal`, { reason: fields.get('reason') }),
    });
    if (!done) return;
    this.done = html`<p class="changed" role="status">Reversed: ${count(done.reversed, 'entry', 'entries')}.</p>`;
    await this.reload();
  }

  clear(input = true) {
    this.begin();
    this.busy = false;
    this.file = undefined;
    this.preview = undefined;
    this.trouble = undefined;
    this.how = {};
    this.choices = noChoices();
    const chosen = this.querySelector('input[type=file]');
    if (input && chosen) chosen.value = '';
  }
}

customElements.define('ta-import-page', ImportPage);
