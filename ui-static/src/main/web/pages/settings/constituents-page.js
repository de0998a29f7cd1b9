import { get, put } from 'app/api.js';
import { Page } from 'app/page.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';

const UNKNOWN = 'UNKNOWN';

/** The effect of each switch. */
const EFFECTS = {
  monitored: {
    name: 'Watched',
    on:
      'Its prices are fetched and checked again. ' +
      'A finding may block runs or freeze the portfolio, as your policy says.',
    off:
      'Its prices are no longer fetched or checked. ' +
      'If you hold it, runs need its price and will soon be blocked, since the price is too old.',
  },
  tradable: {
    name: 'May be traded',
    on: 'Orders for it may be recommended again.',
    off: 'No orders for it are recommended any more, neither buys nor sells.',
  },
};

/**
 * The listings of the portfolio, with switches for which are watched and which may be traded.
 *
 * @element ta-constituents-page
 */
class ConstituentsPage extends Page {
  get path() {
    return `/portfolios/${this.params.portfolio}/constituents`;
  }

  fetchData() {
    return get(this.path);
  }

  content(constituents) {
    return html`
      <h1>Listings</h1>
      <p>Your policy assigns each listing to a ${term('sleeve')}. Here you choose which are watched and which
        may be traded.</p>
      <ta-table caption="Listings of the portfolio" .columns=${this.columns()} .rows=${constituents}
        .keyOf=${row => row.listing}
        .empty=${html`No policy is active yet.
          <a href="/portfolios/${this.params.portfolio}/strategy">Write the policy</a>, which names the listings.`}>
      </ta-table>
    `;
  }

  columns() {
    return [
      {
        label: 'Listing',
        value: row => row.listing,
        show: row =>
          html`<a href="/portfolios/${this.params.portfolio}/market/listings/${row.listing_id}">${row.listing}</a>`,
      },
      { label: 'Name', value: row => row.name },
      { label: 'Sleeve', value: row => row.sleeve },
      { label: 'Type', value: row => [row.type, row.distribution].filter(text => text !== UNKNOWN).join(', ') },
      { label: 'Quoted in', value: row => row.quote_unit ?? '' },
      this.switched('monitored'),
      this.switched('tradable'),
    ];
  }

  switched(flag) {
    const { name } = EFFECTS[flag];
    return {
      label: name,
      value: row => (row[flag] ? 'yes' : 'no'),
      show: row => html`<label class="switch">
        <input type="checkbox" aria-label="${name}: ${row.listing}" .checked=${row[flag]}
          @click=${event => this.change(event, row, flag)}>
        ${row[flag] ? 'yes' : 'no'}
      </label>`,
    };
  }

  /** Keeps the check box as it is until the service has made the change. */
  async change(event, row, flag) {
    event.preventDefault();
    const wish = !row[flag];
    const { name, on, off } = EFFECTS[flag];
    const rows = await confirm({
      title: `${name}: ${wish ? 'yes' : 'no'}`,
      body: html`<p><strong>${row.listing}</strong>,
        ${row.name}${row.sleeve === 'unassigned' ? nothing : `, in ${row.sleeve}`}</p>
        <p>${wish ? on : off} You can switch it back at any time.</p>`,
      verb: wish ? 'Switch on' : 'Switch off',
      act: () =>
        put(this.path, {
          constituents: [{ listing: row.listing, monitored: row.monitored, tradable: row.tradable, [flag]: wish }],
        }),
    });
    if (rows) this.data = rows;
  }
}

customElements.define('ta-constituents-page', ConstituentsPage);
