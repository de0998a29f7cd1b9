import { get } from 'app/api.js';
import { moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { setQuery } from 'app/router.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/policy-text/policy-text.js';
import 'components/rendered-markdown/rendered-markdown.js';
import 'components/tab-row/tab-row.js';
import { placeOfLine, places } from 'components/policy-text/json-places.js';
import { draftFrom, draftFromFile, draftPath } from './begin-draft.js';
import './clause-firings.js';
import './policy-starts.js';
import { byWhom, stateOf, versionFacts } from './version-facts.js';

/**
 * The active policy beside its manifesto, when its clauses last decided something, and a table of all versions.
 *
 * @element ta-strategy-page
 */
class StrategyPage extends Page {
  async fetchData() {
    const path = `/portfolios/${this.params.portfolio}/strategy`;
    const versions = await get(`${path}/versions`);
    const isActive = versions.some(version => version.state === 'APPROVED');
    return { versions, active: isActive ? await get(path) : null };
  }

  content({ versions, active }) {
    return html`
      <h1>Strategy</h1>
      ${active ? this.active(active) : this.empty(versions)}
      ${versions.length ? html`<h2>Versions</h2>${this.versions(versions)}` : nothing}
    `;
  }

  empty(versions) {
    const drafts = versions.filter(version => version.state === 'DRAFT');
    return html`<p>No policy is active yet.
        ${
          drafts.length
            ? html`Approve <a href=${this.pathOf(drafts[0])}>draft ${drafts[0].number}</a>, or create another one.`
            : 'A policy says what you hold, how much of each, and when you act. Begin with a draft.'
        }</p>
      <ta-policy-starts portfolio=${this.params.portfolio}></ta-policy-starts>`;
  }

  active(texts) {
    const { version, policy, summary, manifesto_filled: manifesto } = texts;
    const chosen = this.query.get('tab') === 'manifesto' ? 'manifesto' : 'policy';
    const clause = this.query.get('clause');
    return html`
      <div class="head">
        <p>Version ${version.number}${summary.title ? html`: ${summary.title}` : nothing}</p>
        <p class="actions">
          <a class="button plain" href=${this.pathOf(version)}>See policy and rules</a>
          <button @click=${() => draftFrom(this.params.portfolio, version.number)}>Edit in a draft</button>
          <button class="plain" @click=${() => draftFromFile(this.params.portfolio)}>From a file</button>
        </p>
      </div>
      ${versionFacts(version)}
      ${termLine('sleeve', 'drift', 'band', 'cash park', 'wave', 'sunset')}
      <ta-tabs label="Parts" narrow chosen=${chosen}
        .tabs=${[{ key: 'policy', label: 'Policy' }, { key: 'manifesto', label: 'Manifesto' }]}></ta-tabs>
      <div class="side-by-side">
        <section id="part-policy" class="sticky" ?hidden-narrow=${chosen !== 'policy'}>
          <h2>Policy</h2>
          <ta-policy-text label="The active policy" .text=${policy} .lit=${this.linesOf(policy, clause)}
            @line-chosen=${event =>
              setQuery({ clause: placeOfLine(places(policy), event.detail)?.pointer })}></ta-policy-text>
          <p role="status">${
            clause
              ? html`<a href=${this.rulesOf(version, clause)}>See the rules of <code>${clause}</code></a>`
              : 'Select a line to see its rules.'
          }</p>
        </section>
        <section id="part-manifesto" ?hidden-narrow=${chosen !== 'manifesto'}>
          ${
            manifesto
              ? html`<ta-markdown label="Manifesto" .text=${manifesto}
                .linkOf=${pointer => this.rulesOf(version, pointer)}></ta-markdown>`
              : html`<h2>Manifesto</h2><p class="empty">This version has no manifesto, a text that explains
                the policy. Create a draft to write one.</p>`
          }
        </section>
      </div>
      <details><summary>Start another policy</summary>
        <ta-policy-starts portfolio=${this.params.portfolio}></ta-policy-starts></details>
      <ta-clause-firings portfolio=${this.params.portfolio}
        .linkOf=${clause => this.rulesOf(version, clause)}></ta-clause-firings>
    `;
  }

  versions(versions) {
    return html`<ta-table caption="Versions of the policy" .rows=${versions} .keyOf=${version => version.number}
      .columns=${[
        {
          label: 'Version',
          value: version => String(version.number),
          show: version => html`<a href=${this.pathOf(version)}>${version.number}</a>`,
        },
        { label: 'State', value: stateOf },
        { label: 'Reason', value: version => version.reason },
        { label: 'By', value: byWhom },
        {
          label: 'When',
          value: version => version.approved_at ?? version.created_at,
          show: version => moment(version.approved_at ?? version.created_at),
        },
        {
          label: 'Retired',
          value: version => version.retired_at,
          show: version => (version.retired_at ? moment(version.retired_at) : ''),
        },
      ]}></ta-table>`;
  }

  linesOf(policy, clause) {
    const place = clause && places(policy).find(({ pointer }) => pointer === clause);
    return place ? [place.line, place.lastLine] : null;
  }

  rulesOf(version, clause) {
    return `${this.pathOf(version)}?clause=${encodeURIComponent(clause)}`;
  }

  pathOf(version) {
    if (version.state === 'DRAFT') return draftPath(this.params.portfolio, version.number);
    return `/portfolios/${this.params.portfolio}/strategy/versions/${version.number}`;
  }
}

customElements.define('ta-strategy-page', StrategyPage);
