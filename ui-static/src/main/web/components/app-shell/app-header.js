import { go } from 'app/router.js';
import { SECTIONS } from 'app/sections.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import './attention-count.js';

/**
 * The header of every page: portfolio, sections, theme, and the menu of the user.
 *
 *     <ta-header .portfolio=${id} .section=${SECTIONS[0]} .path=${'/portfolios/…'}></ta-header>
 *
 * @element ta-header
 * @prop {?string} portfolio - the id of the current portfolio
 * @prop {?object} section - the current one of `SECTIONS`
 * @prop {string} path - the path of the current page
 *
 * @fires theme - on `window`, after a switch between light and dark
 */
class Header extends View {
  static properties = { portfolio: {}, section: { attribute: false }, path: {}, open: { state: true } };

  constructor() {
    super();
    session.addEventListener('changed', () => this.requestUpdate());
    document.addEventListener('pointerdown', event => event.target.closest?.('.drop') || this.closeDrop());
    document.addEventListener('keydown', event => event.key === 'Escape' && this.closeDrop());
  }

  willUpdate(changed) {
    if (changed.has('path')) this.open = false;
  }

  /** Closes the menu after a click elsewhere or Escape. */
  closeDrop() {
    const drop = this.querySelector('.drop[open]');
    if (!drop) return;
    const hadFocus = drop.contains(document.activeElement);
    drop.open = false;
    if (hadFocus) drop.querySelector('summary').focus();
  }

  render() {
    return html`
      <header>
        <div class="bar">
          ${this.switcher()}
          <button class="menu quiet" aria-expanded=${Boolean(this.open)} aria-controls="sections"
            @click=${() => (this.open = !this.open)}>
            Menu
          </button>
          <nav id="sections" aria-label="Sections" class=${this.open ? 'open' : ''}>
            ${this.portfolio ? SECTIONS.map(section => this.link(section)) : nothing}
          </nav>
          <div class="own">
            ${this.portfolio ? html`<ta-attention .portfolio=${this.portfolio}></ta-attention>` : nothing}
            <button class="quiet theme" title="Switch between light and dark" aria-label="Switch between light and dark"
              @click=${this.switchTheme}>◐</button>
            ${this.you()}
          </div>
        </div>
        ${this.section?.pages.length ? this.pages() : nothing}
      </header>
    `;
  }

  switcher() {
    if (session.portfolios.length === 0) return html`<a class="portfolio" href="/portfolios">Trading assistant</a>`;
    return html`<label class="portfolio">
      <span class="for-readers">Portfolio</span>
      <select @change=${this.switchPortfolio}>
        ${session.portfolios.map(
          portfolio =>
            html`<option value=${portfolio.id} ?selected=${portfolio.id === this.portfolio}>${portfolio.name}</option>`,
        )}
        <option value="">All portfolios, or create one …</option>
      </select>
    </label>`;
  }

  switchPortfolio(event) {
    const id = event.target.value;
    event.target.value = this.portfolio;
    go(id ? `/portfolios/${id}${this.section?.path ?? ''}` : '/portfolios');
  }

  link(section) {
    const current = section === this.section;
    return html`<a href="/portfolios/${this.portfolio}${section.path}"
      aria-current=${current ? 'true' : nothing}>${section.name}</a>`;
  }

  pages() {
    const base = `/portfolios/${this.portfolio}`;
    return html`<nav class="pages" aria-label=${this.section.name}>
      ${this.section.pages.map(
        page =>
          html`<a href=${base + page.path} aria-current=${
            this.path === base + page.path ? 'page' : nothing
          }>${page.name}</a>`,
      )}
    </nav>`;
  }

  you() {
    return html`<details class="drop" @click=${this.closeAfterChoice}>
      <summary>${session.user.name || session.user.email}</summary>
      <div>
        <a href="/performance">Performance of all</a>
        <a href="/account">Your account</a>
        ${session.user.admin ? html`<a href="/users">Users</a>` : nothing}
        <a href="/system">System</a>
        <button class="plain" @click=${() => session.signOut()}>Sign out</button>
      </div>
    </details>`;
  }

  closeAfterChoice(event) {
    if (event.target.closest('a')) event.currentTarget.open = false;
  }

  switchTheme() {
    const root = document.documentElement;
    const isDark =
      (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    root.dataset.theme = isDark ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
    dispatchEvent(new Event('theme'));
  }
}

customElements.define('ta-header', Header);
