import { get, patch } from 'app/api.js';
import { moment, plain } from 'app/format.js';
import { forget } from 'app/leaving.js';
import { askProvider, SEARCHABLE, titleOf } from 'app/provider-question.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';

/**
 * The listings of a portfolio with their symbols at a provider. A symbol is tried before it is saved: the provider is
 * asked at once, and says what it has.
 *
 *     <ta-symbol-mapping portfolio=${id} provider="yahoo"></ta-symbol-mapping>
 *
 * @element ta-symbol-mapping
 * @prop {string} portfolio - the id of the portfolio
 * @prop {string} provider - the name of the provider
 */
class SymbolMapping extends View {
  static properties = {
    portfolio: {},
    provider: {},
    rows: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('portfolio') || changed.has('provider')) this.look();
  }

  async look() {
    const { portfolio, provider } = this;
    this.rows = undefined;
    try {
      const [constituents, holdings] = await Promise.all([
        get(`/portfolios/${portfolio}/constituents`),
        get(`/portfolios/${portfolio}/holdings`),
      ]);
      const known = new Set(constituents.map(one => one.listing_id));
      const watched = [
        ...constituents.filter(one => one.monitored),
        ...holdings.filter(one => !known.has(one.listing_id)),
      ];
      const listings = await Promise.all(watched.map(one => get(`/listings/${one.listing_id}`)));
      if (portfolio !== this.portfolio || provider !== this.provider) return;
      // Of a listing whose prices a person enters, no provider is asked.
      const asked = listings.filter(({ listing }) => !listing.fund_pricing?.manual);
      this.rows = asked.map(({ listing }) => {
        const saved = listing.provider_symbols[provider] ?? '';
        return { listing, saved, typed: saved, state: {} };
      });
      this.problem = undefined;
    } catch (problem) {
      if (portfolio === this.portfolio && provider === this.provider) this.problem = problem;
    }
  }

  change(row, change) {
    Object.assign(row, change);
    this.requestUpdate();
  }

  render() {
    if (this.problem) return html`<ta-problem .problem=${this.problem} .retry=${() => this.look()}></ta-problem>`;
    if (!this.rows) return nothing;
    const title = titleOf(this.provider);
    return html`<h2>Symbols at ${title}</h2>
      <p>${title} has a symbol for each listing. Empty means ${
        SEARCHABLE.includes(this.provider)
          ? `the ticker with the ending that ${title} has for the venue, which is right for most`
          : 'the ticker'
      }. <strong>Try</strong> asks ${title} at once.${
        session.user.admin ? nothing : ' Administrators can change a symbol, as all portfolios share them.'
      }</p>
      ${
        this.rows.length === 0
          ? html`<p class="quiet">There is nothing to fetch yet. Record what you hold, or write a policy; then the
              listings are here.</p>`
          : html`<div class="actions"><button class="plain" @click=${() => this.tryAll()}>Try all</button></div>
            <ul class="rows symbols">${this.rows.map(row => this.row(row))}</ul>`
      }`;
  }

  row(row) {
    const { listing, typed, saved, state } = row;
    return html`<li>
      <form @submit=${event => this.submit(event, row)}>
        <span><a href="/portfolios/${this.portfolio}/market/listings/${listing.id}">${listing.listing}</a>
          <span class="quiet">${listing.name}, quoted in ${listing.terms?.quote_unit ?? 'an unknown unit'}</span></span>
        <label>Symbol
          <input .value=${typed} maxlength="60" autocomplete="off" spellcheck="false" ?readonly=${!session.user.admin}
            aria-label="Symbol of ${listing.listing}"
            @input=${event => this.change(row, { typed: event.target.value.trim(), state: {} })}></label>
        <button class="plain" ?disabled=${state.busy}>Try</button>
        <button type="button" ?disabled=${state.busy || typed === saved} @click=${() => this.save(row)}>Save</button>
      </form>
      <p role="status">${this.says(row)}</p>
    </li>`;
  }

  says({ listing, state }) {
    if (state.busy) return html`<span class="quiet">Asking …</span>`;
    if (state.problem) return html`<span class="look">▲ ${state.problem}</span>`;
    if (!state.found) return state.said ?? nothing;
    const { symbol, price, quote_unit: unit, as_of: at } = state.found;
    const other = unit && listing.terms && unit !== listing.terms.quote_unit;
    return html`${other ? '▲' : '✓'} ${symbol}: ${plain(price)} ${unit ?? listing.terms?.quote_unit ?? ''},
      ${moment(at)}.${
        other
          ? html` <span class="look">The listing is quoted in ${listing.terms.quote_unit}: this may be the fund’s
              listing in another currency.</span>`
          : nothing
      }`;
  }

  submit(event, row) {
    event.preventDefault();
    this.attempt(row);
  }

  /** Its name stands for the symbol that is used without a mapping. */
  async attempt(row) {
    this.change(row, { state: { busy: true } });
    try {
      const { found, problem } = await askProvider(this.portfolio, {
        provider: this.provider,
        kind: 'PRICE',
        text: row.typed || row.listing.listing,
        listing: row.listing.listing,
      });
      this.change(row, { state: problem ? { problem } : { found: found[0] } });
    } catch (problem) {
      this.change(row, { state: { problem: problem.detail } });
    }
  }

  async tryAll() {
    const { rows } = this;
    for (const row of rows) {
      if (rows !== this.rows) return;
      await this.attempt(row);
    }
  }

  async save(row) {
    const { [this.provider]: _, ...others } = row.listing.provider_symbols;
    try {
      const listing = await patch(`/listings/${row.listing.id}`, {
        provider_symbols: row.typed ? { ...others, [this.provider]: row.typed } : others,
      });
      this.change(row, { listing, saved: row.typed, state: { said: 'Saved.' } });
      forget(this);
    } catch (problem) {
      this.change(row, { state: { problem: [problem.detail, problem.maybe].filter(Boolean).join('. ') } });
    }
  }
}

customElements.define('ta-symbol-mapping', SymbolMapping);
