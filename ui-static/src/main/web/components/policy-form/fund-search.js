import { get, withQuery } from 'app/api.js';
import { count } from 'app/format.js';
import { View } from 'app/view.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { field } from 'components/form-field/form-field.js';
import {
  code,
  listingFields,
  listingOf,
  nameField,
  termsFields,
  termsOf,
} from 'components/listing-field/registry-fields.js';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fundOf } from './first-policy.js';

/** The search starts after this pause in typing, in milliseconds. */
const PAUSE = 200;
const MOST = 8;

/**
 * A search for a fund to add to a policy, in the registry and in the list of known funds. It need not be registered.
 *
 *     <ta-fund-search currency="GBP" .sleeves=${[{ code, name }]} @fund-chosen=${…}></ta-fund-search>
 *
 * @element ta-fund-search
 * @prop {string} currency - the base currency
 * @prop {{code: string, name: string}[]} sleeves - those that the fund may be added to
 *
 * @fires {CustomEvent<{fund: object, into: ?string}>} fund-chosen - the fund, and the code of its sleeve; null for one
 *     of its own
 */
class FundSearch extends View {
  static properties = {
    currency: {},
    sleeves: { attribute: false },
    found: { state: true },
    problem: { state: true },
    sought: { state: true },
  };

  constructor() {
    super();
    this.sought = '';
  }

  render() {
    return html`<div class="row">
        ${field(
          'Search',
          html`<input type="search" placeholder="Ticker, ISIN or name" maxlength="200" autocomplete="off"
            .value=${this.sought} @input=${this.typed} @keydown=${this.key}>`,
        )}
        ${
          this.sleeves.length
            ? field(
                'as',
                html`<select class="into">
                  <option value="">a part of its own</option>
                  ${repeat(
                    this.sleeves,
                    ({ code }) => code,
                    ({ code, name }) => html`<option value=${code}>another fund of ${name || code}</option>`,
                  )}
                </select>`,
              )
            : nothing
        }
      </div>
      <p class="for-readers" role="status">${this.found ? count(this.found.length, 'fund') : ''}</p>
      ${this.results()}
      ${this.problem ? html`<p class="fault">${this.problem}</p>` : nothing}
      <p><button type="button" class="link" @click=${this.byHand}>Enter a fund that is not found</button></p>`;
  }

  results() {
    if (!this.found) return nothing;
    if (this.found.length === 0)
      return html`<p class="quiet">Nothing is found for “${this.sought}”. Try another word of its name.</p>`;
    return html`<ul class="plain-list">${this.found.slice(0, MOST).map(
      one => html`<li><button type="button" class="plain" @click=${() => this.choose(fundOf(one, this.currency))}>Add
        ${one.listing}</button> ${one.name} <span class="quiet">${one.isin}</span></li>`,
    )}</ul>
    ${
      this.found.length > MOST
        ? html`<p class="quiet">And ${this.found.length - MOST} more: type more of it.</p>`
        : nothing
    }`;
  }

  typed(event) {
    this.sought = event.target.value.trim();
    this.found = this.problem = undefined;
    clearTimeout(this.timer);
    if (this.sought) this.timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const { sought } = this;
    try {
      const found = await get(withQuery('/listings/search', { q: sought }));
      if (sought === this.sought) this.found = found;
    } catch (problem) {
      if (sought === this.sought) this.problem = problem.detail;
    }
  }

  /** Enter adds what was found if it is only one. */
  key(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (this.found?.length === 1) this.choose(fundOf(this.found[0], this.currency));
  }

  choose(fund) {
    clearTimeout(this.timer);
    const into = this.querySelector('.into')?.value || null;
    Object.assign(this, { found: undefined, sought: '' });
    this.tell('fund-chosen', { fund, into });
  }

  async byHand() {
    const fund = await confirm({
      title: 'Enter a fund',
      body: html`<p>Look these up at your broker or at the exchange. The fund is registered when you approve the
          policy.</p>
        ${listingFields({ mic: 'XLON' })}
        <ta-isin-field></ta-isin-field>
        ${nameField()} ${termsFields(this.currency, this.currency)}`,
      verb: 'Add it',
      act: async fields =>
        fundOf(
          {
            listing: listingOf(fields),
            isin: code(fields, 'isin'),
            name: fields.get('name').trim(),
            terms: termsOf(fields),
          },
          this.currency,
        ),
    });
    if (fund) this.choose(fund);
  }
}

customElements.define('ta-fund-search', FundSearch);
