import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { field } from '../form-field/form-field.js';
import { EVENTS, PRESETS } from './channel-words.js';

/** The placeholders of a template. */
const WORDS = ['title', 'body', 'link', 'portfolio', 'kind', 'time'];

/**
 * The fields of a notification channel, to be placed in a form. `channelOf(new FormData(form))` reads them.
 *
 *     <ta-channel-form .channel=${channel}></ta-channel-form>
 *
 * @element ta-channel-form
 * @prop {?object} channel - the channel to change, whose kind is fixed; undefined for a new one
 */
class ChannelForm extends View {
  static properties = { channel: { attribute: false }, kind: { state: true }, preset: { state: true } };

  constructor() {
    super();
    this.kind = 'EMAIL';
    this.preset = 'own';
  }

  willUpdate(changed) {
    if (changed.has('channel')) this.kind = this.channel.kind;
  }

  render() {
    return html`${this.channel ? nothing : this.kinds()} ${this.kind === 'EMAIL' ? this.email() : this.webhook()}
      ${this.events()}`;
  }

  kinds() {
    const choice = (kind, text) =>
      html`<label><input type="radio" name="kind" value=${kind} ?checked=${this.kind === kind}
        @change=${() => (this.kind = kind)}>${text}</label>`;
    return html`<fieldset><legend>Send notifications</legend>${choice('EMAIL', 'By e-mail')}
      ${choice('WEBHOOK', 'To a webhook: ntfy, Slack, Telegram, Apprise, or your own')}</fieldset>`;
  }

  email() {
    return field(
      'E-mail address',
      html`<input name="address" type="email" required maxlength="254" autocomplete="email"
        .value=${this.channel?.address ?? ''}>`,
    );
  }

  webhook() {
    const { address, hint, template } = PRESETS[this.preset];
    return html`
      ${
        this.channel
          ? nothing
          : field(
              'Service',
              html`<select @change=${event => (this.preset = event.target.value)}>
        ${Object.entries(PRESETS).map(
          ([code, { name }]) => html`<option value=${code} ?selected=${code === this.preset}>${name}</option>`,
        )}
      </select>`,
            )
      }
      ${field(
        'Address',
        html`<input name="address" type="url" required maxlength="2000" autocomplete="off" spellcheck="false"
          placeholder=${address} .value=${this.channel?.address ?? ''}>`,
        this.channel ? {} : { hint },
      )}
      ${field(
        'Message',
        html`<textarea name="template" class="mono" rows="4" maxlength="4000" spellcheck="false"
          .value=${this.channel ? (this.channel.template ?? '') : template}></textarea>`,
        {
          hint: html`JSON with the placeholders ${WORDS.map(word => html`<code>{${word}}</code> `)}in quotes.
            If empty, a JSON object with all of them is sent.`,
        },
      )}`;
  }

  events() {
    const said = this.channel?.events;
    const chosen = event => (said ? said.length === 0 || said.includes(event) : EVENTS[event].usual);
    return html`<fieldset>
      <legend>Notify about</legend>
      ${Object.entries(EVENTS).map(
        ([event, { name }]) =>
          html`<label><input type="checkbox" name="events" value=${event} ?checked=${chosen(event)}>${name}</label>`,
      )}
    </fieldset>`;
  }
}

/**
 * The fields as the API takes them. An empty template means none in a new channel, and removes the one of an old.
 */
export function channelOf(fields) {
  const text = name => fields.get(name)?.trim();
  return {
    kind: text('kind'),
    address: text('address'),
    template: text('template') || (fields.has('kind') ? undefined : text('template')),
    events: fields.getAll('events'),
  };
}

customElements.define('ta-channel-form', ChannelForm);
