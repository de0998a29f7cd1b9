import { onSessionEnd } from 'app/api.js';
import { go, here, match, onNavigation } from 'app/router.js';
import { ROUTES } from 'app/routes.js';
import { SECTIONS, sectionOf } from 'app/sections.js';
import { session } from 'app/session.js';
import { listen } from 'app/shortcuts.js';
import { View } from 'app/view.js';
import { useZone } from 'app/zone.js';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import './app-header.js';
import './portfolio-banner.js';
import '../sign-in/sign-in.js';
import '../shortcut-list/shortcut-list.js';

/**
 * The application shell: sign-in, navigation, and the page of the current address.
 *
 *     <ta-app></ta-app>
 *
 * @element ta-app
 */
class App extends View {
  static properties = {
    state: { state: true },
    page: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.state = 'starting';
    onNavigation(() => this.arrive());
    session.addEventListener('changed', () => this.requestUpdate());
    onSessionEnd(
      () => this.askAgain(),
      () => session.look(),
    );
    document.addEventListener(
      'visibilitychange',
      () => this.state === 'signed-in' && !document.hidden && session.look().catch(() => {}),
    );
    listen(
      () =>
        new Map(
          SECTIONS.map(section => [
            section.key,
            () => this.portfolioId && go(`/portfolios/${this.portfolioId}${section.path}`),
          ]),
        ),
      () => this.querySelector('ta-shortcut-list').show(),
    );
  }

  connectedCallback() {
    super.connectedCallback();
    this.replaceChildren();
    this.start();
  }

  async start() {
    // Loads the page while the session is checked. A failure is reported when the page is needed.
    ROUTES.find(route => match(route.path, here().path))
      ?.load()
      .catch(() => {});
    try {
      this.state = (await session.resume()) ? 'signed-in' : 'signed-out';
      this.arrive();
    } catch (problem) {
      this.problem = problem;
      this.state = 'unreachable';
    }
  }

  get portfolioId() {
    return this.page?.params.portfolio ?? this.lastPortfolio ?? session.portfolios[0]?.id;
  }

  async arrive() {
    if (this.state !== 'signed-in') return;
    const { path, query } = here();
    if (path === '/' || path === '/sign-in') {
      go(session.portfolios.length ? `/portfolios/${session.portfolios[0].id}` : '/portfolios', { replace: true });
      return;
    }
    const route = ROUTES.find(candidate => match(candidate.path, path));
    const params = route ? match(route.path, path) : {};
    const sameParams = JSON.stringify(params) === JSON.stringify(this.page?.params);
    this.lastPortfolio = params.portfolio ?? this.lastPortfolio;
    useZone(session.portfolio(params.portfolio)?.time_zone);
    const moved = this.page?.route !== route || !sameParams;
    if (moved) this.busy = Boolean(route);
    try {
      await route?.load();
    } catch {
      this.outdated();
      return;
    }
    if (here().path !== path) return;
    document.title = `${route?.title ?? 'Not found'} · Trading assistant`;
    this.page = { route, params: sameParams ? this.page.params : params, query };
    if (moved) this.arrived();
  }

  /** A module cannot be loaded: the service is down, or runs another build than the one this page came from. */
  outdated() {
    this.problem = {
      detail: 'This page could not be loaded.',
      maybe: 'Maybe the service was stopped or updated. Reload the page.',
    };
    this.state = 'unreachable';
  }

  /** Moves the focus to the new page for screen readers, and scrolls to its top unless the address names a place. */
  async arrived() {
    await this.updateComplete;
    if (!here().hash) scrollTo(0, 0);
    if (this.wasHere) this.querySelector('main')?.focus({ preventScroll: true });
    this.wasHere = true;
  }

  /** Asks the user to sign in again after the session has ended; they then continue where they were. */
  askAgain() {
    this.asking ??= this.querySelector('ta-sign-in-dialog')
      .ask(session.user)
      .finally(() => (this.asking = null));
    return this.asking;
  }

  signedIn() {
    this.state = 'signed-in';
    this.arrive();
  }

  render() {
    switch (this.state) {
      case 'starting':
        return nothing;
      case 'unreachable':
        return html`<main><ta-problem .problem=${this.problem} .retry=${() => location.reload()}></ta-problem></main>`;
      case 'signed-out':
        return html`<main class="narrow"><ta-sign-in @signed-in=${this.signedIn}></ta-sign-in></main>`;
      default:
        return this.frame();
    }
  }

  frame() {
    const inPortfolio = this.page?.params.portfolio;
    const section = inPortfolio ? sectionOf(here().path) : null;
    return html`
      <a class="skip" href="#main">Skip to content</a>
      <ta-header .portfolio=${this.portfolioId} .section=${section} .path=${here().path}></ta-header>
      ${inPortfolio ? html`<ta-portfolio-banner .portfolio=${inPortfolio}></ta-portfolio-banner>` : nothing}
      <main id="main" tabindex="-1" aria-busy=${String(Boolean(this.busy))}
        @page-loaded=${() => (this.busy = false)}>${this.page ? this.pageElement() : nothing}</main>
      <footer class="quiet">
        <span>This applies your policy. It places no orders and chooses no products.</span>
        <span>Press <kbd>?</kbd> for keyboard shortcuts</span>
      </footer>
      <ta-sign-in-dialog></ta-sign-in-dialog>
      <ta-shortcut-list></ta-shortcut-list>
    `;
  }

  pageElement() {
    const { route, params, query } = this.page;
    if (!route) return html`<h1>Page not found</h1><p>Check the address, or <a href="/">go to the overview</a>.</p>`;
    return keyed(route.tag, this.element(route.tag, params, query));
  }

  /** The element of a route, kept while only its parameters change. */
  element(tag, params, query) {
    if (this.shown?.localName !== tag) this.shown = document.createElement(tag);
    Object.assign(this.shown, { params, query });
    return this.shown;
  }
}

customElements.define('ta-app', App);
