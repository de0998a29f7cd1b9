import { patch } from 'app/api.js';
import { titleOf } from 'app/provider-question.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import 'components/problem-note/problem-note.js';

const MOST = 4;

/**
 * The providers that are asked, in their order, for what the portfolio's provider does not deliver. Each change is
 * saved at once, and announced.
 *
 *     <ta-fallback-list .portfolio=${portfolio} .providers=${providers}></ta-fallback-list>
 *
 * @element ta-fallback-list
 * @prop {object} portfolio - with its fallback_providers
 * @prop {object[]} providers - as GET /providers has them
 * @fires ta-saved after a change
 */
class FallbackList extends View {
  static properties = {
    portfolio: { attribute: false },
    providers: { attribute: false },
    names: { state: true },
    said: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('portfolio')) this.names = this.portfolio.fallback_providers;
  }

  updated() {
    // A row that was moved has lost the focus. At the end of the list the other button of the row takes it.
    const row = this.focused && this.querySelector(`li[data-name="${CSS.escape(this.focused.name)}"]`);
    if (!row) return;
    const wanted = row.querySelector(`button[data-by="${this.focused.by}"]:not([disabled])`);
    (wanted ?? row.querySelector('button:not([disabled])'))?.focus();
    this.focused = undefined;
  }

  async save(names, said, focused) {
    if (this.busy) return;
    this.busy = true;
    try {
      const { fallback_providers: saved } = await patch(`/portfolios/${this.portfolio.id}`, {
        fallback_providers: names,
      });
      Object.assign(this, { names: saved, said, problem: undefined, focused });
      this.dispatchEvent(new CustomEvent('ta-saved', { bubbles: true }));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  move(place, by) {
    const names = [...this.names];
    const [name] = names.splice(place, 1);
    names.splice(place + by, 0, name);
    this.save(names, `${titleOf(name)} is now number ${place + by + 1}.`, { name, by });
  }

  remove(name) {
    this.save(
      this.names.filter(one => one !== name),
      `${titleOf(name)} is not asked any more.`,
    );
  }

  add(event) {
    event.preventDefault();
    const name = new FormData(event.target).get('provider');
    if (name) this.save([...this.names, name], `${titleOf(name)} is asked if the others fail.`);
  }

  render() {
    const free = this.providers.filter(
      ({ name, provides, configured }) =>
        configured &&
        provides.includes('PRICES') &&
        name !== this.portfolio.price_provider &&
        !this.names.includes(name),
    );
    return html`<h2>If it fails</h2>
      <p>These are asked in this order for what the source above does not deliver: it fails, lacks a listing, is late,
        or has a price that the checks refuse. Closes of the same session that differ by more than 0.5 % are a
        finding.</p>
      ${this.problem ? html`<ta-problem .problem=${this.problem}></ta-problem>` : nothing}
      ${this.names.length ? nothing : html`<p class="quiet">No other source is asked.</p>`}
      <ol class="rows fallbacks">${repeat(
        this.names,
        name => name,
        (name, place) => this.row(name, place),
      )}</ol>
      ${
        free.length && this.names.length < MOST
          ? html`<form class="actions" @submit=${event => this.add(event)}>
            <label>Ask also <select name="provider">${free.map(
              ({ name }) => html`<option value=${name}>${titleOf(name)}</option>`,
            )}</select></label>
            <button class="plain">Add</button>
          </form>`
          : nothing
      }
      <p role="status">${this.said ?? ''}</p>`;
  }

  row(name, place) {
    const title = titleOf(name);
    const there = this.providers.some(one => one.name === name && one.configured);
    return html`<li data-name=${name}>
      <span><strong>${title}</strong>${
        there
          ? nothing
          : html` <span class="quiet">is not set up, so it is not
        asked.</span>`
      }</span>
      <span class="actions">
        <button class="plain" data-by="-1" aria-label="Move ${title} up" ?disabled=${place === 0}
          @click=${() => this.move(place, -1)}>↑</button>
        <button class="plain" data-by="1" aria-label="Move ${title} down" ?disabled=${place === this.names.length - 1}
          @click=${() => this.move(place, 1)}>↓</button>
        <button class="plain" aria-label="Remove ${title}" @click=${() => this.remove(name)}>Remove</button>
      </span>
    </li>`;
  }
}

customElements.define('ta-fallback-list', FallbackList);
