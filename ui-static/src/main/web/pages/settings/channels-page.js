import { get, Problem, patch, poster, remove } from 'app/api.js';
import { moment, sentence, words } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { channelOf } from 'components/channel-form/channel-form.js';
import { EVENTS } from 'components/channel-form/channel-words.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/shown-once/shown-once.js';
import { tryChannel } from './try-channel.js';

const KINDS = { EMAIL: 'e-mail', WEBHOOK: 'webhook' };

const SECRET_NOTE =
  'Each message is signed with it in the header X-TA-Signature, so that a service of your own can check who sent it. ' +
  'Slack, ntfy and similar services do not need it.';

/**
 * The notification channels of the user for a portfolio: e-mail addresses and webhooks.
 *
 * @element ta-channels-page
 */
class ChannelsPage extends Page {
  static properties = { made: { state: true }, tried: { state: true }, trying: { state: true } };

  willUpdate(changed) {
    if (changed.has('params')) this.made = this.tried = this.trying = undefined;
    super.willUpdate(changed);
  }

  get path() {
    return `/portfolios/${this.params.portfolio}/channels`;
  }

  fetchData() {
    return get(this.path);
  }

  content(channels) {
    return html`
      <h1>Channels</h1>
      <p>All notifications appear under
        <a href="/portfolios/${this.params.portfolio}/audit/notifications">Notifications</a>. A channel also sends them
          to you elsewhere. Other members have channels of their own.</p>
      ${termLine('sleeve', 'band', 'cash park', 'wave', 'sunset', 'freeze')}
      ${
        session.portfolio(this.params.portfolio)?.frozen
          ? html`<p class="look">▲ The portfolio is frozen. Until the freeze is lifted, no
            notifications are sent, except about the freeze itself.</p>`
          : nothing
      }
      ${
        this.made?.secret
          ? html`<ta-shown-once label="Secret of ${short(this.made)}" .secret=${this.made.secret}
            .note=${SECRET_NOTE}></ta-shown-once>`
          : nothing
      }
      ${this.tried ? this.outcome(this.tried) : nothing}
      <ta-table caption="Channels" .rows=${channels} .keyOf=${({ id }) => id} .columns=${this.columns()}
        .classOf=${channel => (channel.enabled ? '' : 'closed')}
          .empty=${'No channels yet: notifications only appear here.'}></ta-table>
      <div class="actions"><button @click=${this.add}>Add a channel …</button></div>
    `;
  }

  outcome({ channel, well, said }) {
    return html`<p class=${well === false ? 'look' : 'changed'}
      role="status">${well === false ? '▲ ' : ''}${short(channel)}: ${said}</p>`;
  }

  columns() {
    return [
      {
        label: 'Address',
        value: short,
        show: channel =>
          html`<span><span class="address">${short(channel)}</span><br><span
            class="quiet">${KINDS[channel.kind] ?? channel.kind}</span></span>`,
      },
      { label: 'Events', value: tellsOf, show: channel => html`<span class="quiet">${tellsOf(channel)}</span>` },
      {
        label: 'On',
        value: ({ enabled }) => (enabled ? 'yes' : 'no'),
        show: channel => html`<label class="switch">
          <input type="checkbox" aria-label="On: ${short(channel)}" .checked=${channel.enabled}
            @click=${event => this.turn(event, channel)}>
          ${channel.enabled ? 'yes' : 'no'}
        </label>`,
      },
      {
        label: 'Last sent',
        value: channel => channel.last_sent_at,
        show: ({ last_sent_at: at }) =>
          at ? html`<time datetime=${at}>${moment(at)}</time>` : html`<span class="quiet">never</span>`,
      },
      {
        label: 'Last failure',
        value: channel => channel.last_failure_at && `${channel.last_failure_at} ${channel.last_failure}`,
        show: ({ last_failure_at: at, last_failure: why, last_sent_at: sent }) =>
          at
            ? html`<span class=${!sent || at > sent ? 'look' : 'quiet'}>${!sent || at > sent ? '▲ ' : ''}${moment(at)}:
              ${why}</span>`
            : '',
      },
      { label: 'Act', plain: true, show: channel => this.acts(channel) },
    ];
  }

  acts(channel) {
    const trying = this.trying === channel.id;
    return html`<span class="acts">
      <button class="plain" ?disabled=${Boolean(this.trying)} aria-label="Test ${short(channel)}"
        @click=${() => this.try(channel)}>${trying ? 'Sending …' : 'Test'}</button>
      <button class="plain" aria-label="Change ${short(channel)}" @click=${() => this.change(channel)}>Change …</button>
      <button class="plain" aria-label="Delete ${short(channel)}" @click=${() => this.delete(channel)}>Delete …</button>
    </span>`;
  }

  async add() {
    const send = poster();
    const made = await confirm({
      title: 'Add a channel',
      body: html`<ta-channel-form></ta-channel-form>`,
      verb: 'Add',
      act: fields => send(this.path, checked(channelOf(fields))),
    });
    if (!made) return;
    this.made = made;
    await this.reload();
  }

  async change(channel) {
    await this.settle(
      confirm({
        title: `Change ${short(channel)}`,
        body: html`<ta-channel-form .channel=${channel}></ta-channel-form>`,
        verb: 'Save',
        act: fields => patch(`${this.path}/${channel.id}`, checked(channelOf(fields))),
      }),
    );
  }

  /** Keeps the check box as it is until the service has made the change. */
  async turn(event, channel) {
    event.preventDefault();
    const on = !channel.enabled;
    await this.settle(
      confirm({
        title: `${short(channel)}: ${on ? 'on' : 'off'}`,
        body: html`<p>${
          on
            ? 'Notifications from now on are sent there.'
            : 'Nothing is sent there until you switch it on again. Notifications in between are not sent later.'
        }</p>`,
        verb: on ? 'Switch on' : 'Switch off',
        act: () => patch(`${this.path}/${channel.id}`, { enabled: on }),
      }),
    );
  }

  async delete(channel) {
    const gone = await this.settle(
      confirm({
        title: `Delete ${short(channel)}`,
        body: html`<p>Nothing is sent there any more.
          ${
            channel.kind === 'WEBHOOK'
              ? 'Its secret is deleted, too. If you add it again, it gets a new one.'
              : 'You can add it again.'
          }</p>`,
        verb: 'Delete',
        grave: true,
        act: async () => {
          await remove(`${this.path}/${channel.id}`);
          return true;
        },
      }),
    );
    if (gone && this.made?.id === channel.id) this.made = undefined;
  }

  async settle(question) {
    const done = await question;
    if (!done) return done;
    this.tried = undefined;
    await this.reload();
    return done;
  }

  async try(channel) {
    this.trying = channel.id;
    this.tried = undefined;
    try {
      this.tried = { channel, ...(await tryChannel(this.path, channel)) };
    } catch (problem) {
      this.tried = { channel, well: false, said: problem.detail };
    } finally {
      this.trying = undefined;
    }
    await this.reload();
  }
}

/** An address, shortened if it is long, since it may contain a key. */
const short = ({ address }) => (address.length > 48 ? `${address.slice(0, 28)} … ${address.slice(-8)}` : address);

function tellsOf({ events }) {
  if (events.length === 0 || Object.keys(EVENTS).every(event => events.includes(event))) return 'Everything';
  return sentence(
    events
      .map(event => (EVENTS[event]?.name ?? words(event)).replace(/^[A-Z]/, letter => letter.toLowerCase()))
      .join('; '),
  );
}

/** Rejects a channel without events. */
function checked(channel) {
  if (channel.events.length) return channel;
  throw new Problem({ status: 0, code: 'INVALID', detail: 'Choose at least one event.' });
}

customElements.define('ta-channels-page', ChannelsPage);
