import { poster } from 'app/api.js';
import { count, money, sentence, symbol } from 'app/format.js';
import { zone } from 'app/typed.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { confirm } from '../confirm-dialog/confirm-dialog.js';
import { field } from '../form-field/form-field.js';
import '../listing-field/listing-field.js';
import { bookNow, bookOutcome } from './book-outcome.js';
import { calculatedTotal, effectOf, emptyDraft, fieldOf, read } from './entry-draft.js';
import { KINDS, kindOf } from './entry-kinds.js';

/** Fields that may be in another currency. */
const MONEY = ['amount', 'price', 'cost'];

/**
 * A form for one or more ledger entries, which are recorded together or not at all. `begin(draft)` adds an entry. What
 * was typed stays until it is recorded, even if the service fails meanwhile.
 *
 *     <ta-entry-form portfolio=${id} currency="GBP" @recorded=${…} @close=${…}></ta-entry-form>
 *
 * @element ta-entry-form
 * @prop {string} portfolio - the id of the portfolio
 * @prop {string} currency - the base currency
 *
 * @fires {CustomEvent<object>} recorded - the batch, as the API sends it
 * @fires close - after a click on Cancel
 */
class EntryForm extends View {
  static properties = {
    portfolio: {},
    currency: {},
    drafts: { state: true },
    faults: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.drafts = [];
    this.faults = [];
    this.send = poster();
  }

  begin(draft) {
    this.drafts = [...this.drafts, draft];
  }

  render() {
    if (this.drafts.length === 0) return nothing;
    return html`<form class="entry-form no-print" novalidate @submit=${this.submit}>
      ${repeat(
        this.drafts,
        draft => draft,
        (draft, place) => this.draft(draft, place),
      )}
      ${this.problem ? html`<ta-problem .problem=${this.problem}></ta-problem>` : nothing}
      <div class="actions">
        <button ?disabled=${this.busy}>Record ${count(this.drafts.length, 'entry', 'entries')} …</button>
        <button type="button" class="plain" @click=${() => this.begin(emptyDraft(this.drafts.at(-1).code))}>Add another
          entry</button>
        <button type="button" class="quiet" @click=${this.cancel}>Cancel</button>
      </div>
    </form>`;
  }

  draft(draft, place) {
    const kind = kindOf(draft.code);
    return html`<fieldset>
      <legend>Entry ${place + 1}</legend>
      <div class="row">
        ${field(
          'What happened',
          html`<select @change=${event => this.set(draft, 'code', event.target.value)}>
            ${KINDS.map(one => html`<option value=${one.code} ?selected=${one === kind}>${one.name}</option>`)}
          </select>`,
          { hint: kind.says, fault: this.faults[place]?.get('') },
        )}
        ${kind.fields.map(name => this.field(name, draft, place))}
      </div>
      <div class="row">
        ${this.control(draft, place, 'time', 'When', { hint: `Time zone: ${zone()}.`, type: 'datetime-local' })}
        ${this.control(draft, place, 'reference', 'Reference (optional)', {
          hint: 'The number of the contract note. Each is recorded only once.',
          maxlength: 100,
        })}
        ${this.control(draft, place, 'note', 'Note (optional)', { maxlength: 4000 })}
      </div>
      ${kind.type !== 'EXCHANGE' && kind.fields.some(name => MONEY.includes(name)) ? this.other(draft, place) : nothing}
      ${
        this.drafts.length > 1
          ? html`<button type="button" class="plain" @click=${() => this.drop(draft)}>Remove
            entry ${place + 1}</button>`
          : nothing
      }
    </fieldset>`;
  }

  /** What is paid or priced in another currency. */
  other(draft, place) {
    const trade = kindOf(draft.code).fields.includes('price');
    return html`<details ?open=${Boolean(draft.currency)}>
      <summary>In another currency than ${this.currency}</summary>
      <div class="row">
        ${this.control(draft, place, 'currency', 'Currency', { hint: 'For example USD.', maxlength: 3 })}
        ${this.control(draft, place, 'rate', 'Rate (optional)', {
          figure: true,
          hint: `What one unit of it cost in ${this.currency}; if empty, the rate of the day.`,
        })}
      </div>
      ${
        trade
          ? html`<label class="check"><input type="checkbox" .checked=${Boolean(draft.settled)}
              @change=${event => this.set(draft, 'settled', event.target.checked)}> The broker settled in
            ${this.currency}: only the price is in the other currency.</label>`
          : nothing
      }
    </details>`;
  }

  /** The sign of the currency that the amounts are in. */
  sign(draft, name) {
    const other = draft.currency?.trim().toUpperCase();
    const own = !/^[A-Z]{3}$/.test(other) || kindOf(draft.code).type === 'EXCHANGE';
    return symbol(own || (draft.settled && name !== 'price') ? this.currency : other);
  }

  field(name, draft, place) {
    const sign = this.sign(draft, name);
    switch (name) {
      case 'listing':
        return this.listing('Listing', draft, place);
      case 'optionalListing':
        return this.listing('Listing (optional)', draft, place);
      case 'units':
        return this.control(draft, place, 'units', 'Units', { figure: true });
      case 'price':
        return this.control(draft, place, 'price', `Price per unit ${sign}`, {
          figure: true,
          hint: draft.currency ? undefined : 'In pounds: 3,690.5 pence is 36.905.',
        });
      case 'fees':
        return this.control(draft, place, 'fees', `Fees ${sign} (optional)`, { figure: true });
      case 'cost':
        return this.control(draft, place, 'cost', `Cost ${sign}`, { figure: true });
      case 'total':
        return this.total(draft, place);
      case 'exchanged':
        return html`${this.control(draft, place, 'currency', 'Other currency', {
          hint: 'For example USD.',
          maxlength: 3,
        })}
        ${this.control(draft, place, 'exchanged', 'Amount in it', { figure: true })}`;
      default:
        return this.control(draft, place, 'amount', `Amount ${sign}`, { figure: true });
    }
  }

  /** The total of the contract note counts, even if it differs by a penny from the calculated one. */
  total(draft, place) {
    const calculated = calculatedTotal(draft);
    const label = kindOf(draft.code).sign < 0 ? 'Total paid' : 'Total received';
    return this.control(draft, place, 'total', `${label} ${this.sign(draft, 'total')}`, {
      figure: true,
      hint:
        calculated === null
          ? 'As on the contract note; calculated if empty.'
          : `If empty: ${money(calculated, /^[A-Z]{3}$/.test(draft.currency ?? '') ? draft.currency : this.currency)}.`,
    });
  }

  listing(label, draft, place) {
    return field(
      label,
      html`<ta-listing-field .value=${draft.listing}
        @chosen=${event => this.set(draft, 'listing', event.detail.value)}></ta-listing-field>`,
      {
        fault: this.faults[place]?.get('listing'),
      },
    );
  }

  control(draft, place, name, label, { hint, figure, type = 'text', maxlength = 60 }) {
    return field(
      label,
      html`<input type=${type} class=${figure ? 'figure' : ''} inputmode=${figure ? 'decimal' : nothing}
        maxlength=${maxlength}
        autocomplete="off" .value=${draft[name] ?? ''} @input=${event => this.set(draft, name, event.target.value)}>`,
      {
        hint,
        fault: this.faults[place]?.get(name),
      },
    );
  }

  /** Changes the draft in place: it is the key of its fields, which must not be replaced while the user types. */
  set(draft, name, value) {
    draft[name] = value;
    this.faults[this.drafts.indexOf(draft)]?.delete(name);
    this.requestUpdate();
  }

  drop(draft) {
    this.drafts = this.drafts.filter(one => one !== draft);
    this.faults = [];
  }

  cancel() {
    this.drafts = [];
    this.faults = [];
    this.problem = undefined;
    this.tell('close');
  }

  async submit(event) {
    event.preventDefault();
    const readings = this.drafts.map(read);
    this.show(readings.map(reading => reading.faults));
    if (readings.some(reading => reading.faults.size)) return;
    this.busy = true;
    try {
      await this.ask(
        readings.map(reading => reading.entry),
        await bookNow(this.portfolio),
      );
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  /**
   * @param {boolean} [sure] whether the user has confirmed values that the service finds unlikely
   */
  async ask(entries, book, sure = false) {
    const effects = entries.map((entry, place) => effectOf(entry, calculatedTotal(this.drafts[place])));
    const answer = await confirm({
      title: `Record ${count(entries.length, 'entry', 'entries')}`,
      body: html`${bookOutcome(effects, book)}<p class="quiet">Entries cannot be changed later. To correct one,
        reverse it.</p>`,
      verb: 'Record',
      act: async () => {
        try {
          const body = { entries, ...(sure ? { confirm: true } : {}) };
          return await this.send(`/portfolios/${this.portfolio}/ledger/batches`, body);
        } catch (problem) {
          if (problem.code === 'UNLIKELY_ENTRY') return { unlikely: problem };
          if (problem.errors.length === 0) throw problem;
          return { problem };
        }
      },
    });
    if (!answer) return;
    if (answer.unlikely) await this.askAgain(answer.unlikely, entries, book);
    else if (answer.problem) this.refused(answer.problem);
    else this.recorded(answer);
  }

  /** With a new key, since the body is another one. */
  async askAgain(problem, entries, book) {
    const sure = await confirm({
      title: 'Is this right?',
      body: html`<p class="look">▲ ${sentence(problem.detail)}.</p>${
        problem.maybe ? html`<p>${problem.maybe.replace(' Confirm it if it is right.', '')}</p>` : nothing
      }`,
      verb: 'It is right',
      act: () => Promise.resolve(true),
    });
    if (!sure) return;
    this.send = poster();
    await this.ask(entries, book, true);
  }

  /** After this, the same entries would be a new batch with a new key. */
  recorded(batch) {
    this.drafts = [];
    this.send = poster();
    this.tell('recorded', batch);
  }

  /** Shows the errors of the service at their fields. */
  refused(problem) {
    const faults = this.drafts.map(() => new Map());
    for (const { at, detail } of problem.errors) {
      const [, place, name = ''] = /^\/entries\/(\d+)(?:\/(\w+))?/.exec(at) ?? [];
      const draft = this.drafts[place];
      if (draft) faults[place].set(fieldOf(name, draft), sentence(detail));
      else this.problem = problem;
    }
    this.show(faults, this.problem);
  }

  async show(faults, problem) {
    this.faults = faults;
    this.problem = problem;
    await this.updateComplete;
    requestAnimationFrame(() =>
      this.querySelector('.fault')?.closest('.form-field').querySelector('input, select')?.focus(),
    );
  }
}

customElements.define('ta-entry-form', EntryForm);
