import { get, put } from 'app/api.js';
import { Page } from 'app/page.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';

const UNKNOWN = 'UNKNOWN';

/** What a switch does, either way. */
const EFFECTS = {
  monitored: {
    name: 'Watched',
    on:
      'Its prices are fetched and judged again. ' +
      'A fault in them may stop runs or freeze the portfolio, as your policy says.',
    off:
      'Its prices are neither fetched nor judged any more. ' +
      'If it is held, runs need a price of it and will soon find it too old.',
  },
  tradable: {
    name: 'May be traded',
    on: 'Orders of it may be recommended again.',
    off: 'No orders of it are recommended any more, neither to buy nor to sell.',
  },
};

/** The listings of the portfolio: the policy says as what, you say which are watched and which may be traded. */
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
      <p>Your policy says what each listing is and in which sleeve. Here you say which are watched, and
        which may be traded.</p>
      <ta-table caption="Listings of the portfolio" .columns=${this.columns()} .rows=${constituents}
        .keyOf=${row => row.listing}
        .empty=${html`No policy is active yet.
          <a href="/portfolios/${this.params.portfolio}/strategy">Write the policy</a>: it names the listings.`}>
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

  /** The box shows what is, until the service says that it is otherwise. */
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
