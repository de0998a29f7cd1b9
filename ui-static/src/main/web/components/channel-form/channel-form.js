import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { field } from '../form-field/form-field.js';
import { EVENTS, PRESETS } from './channel-words.js';

/** What a template can say. */
const WORDS = ['title', 'body', 'link', 'portfolio', 'kind', 'time'];

/**
 * The fields of a notification channel, for a form that contains them; `channelOf(new FormData(form))` reads them.
 *
 *     <ta-channel-form .channel=${channel}></ta-channel-form>
 *
 * `channel` is what there is, whose kind stays as it is; undefined for a new one.
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
    return html`<fieldset><legend>How you are told</legend>${choice('EMAIL', 'By e-mail')}
      ${choice('WEBHOOK', 'By a webhook: ntfy, Slack, Telegram, Apprise, or your own')}</fieldset>`;
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
              'For',
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
        'What is sent',
        html`<textarea name="template" class="mono" rows="4" maxlength="4000" spellcheck="false"
          .value=${this.channel ? (this.channel.template ?? '') : template}></textarea>`,
        {
          hint: html`JSON, in whose quotes ${WORDS.map(word => html`<code>{${word}}</code> `)} stand for what is told.
            Empty: all of them, as JSON of our own.`,
        },
      )}`;
  }

  events() {
    const said = this.channel?.events;
    const chosen = event => (said ? said.length === 0 || said.includes(event) : EVENTS[event].usual);
    return html`<fieldset>
      <legend>What you are told of</legend>
      ${Object.entries(EVENTS).map(
        ([event, { name }]) =>
          html`<label><input type="checkbox" name="events" value=${event} ?checked=${chosen(event)}>${name}</label>`,
      )}
    </fieldset>`;
  }
}

/**
 * What the fields say, as the API takes it. An empty template is none to begin with, and takes one away that there is.
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
