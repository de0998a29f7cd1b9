import { setQuery } from 'app/router.js';
import { SPANS } from 'app/spans.js';
import { html } from 'lit';

const DEFAULT = SPANS.at(-1).key;

/** The span in the address; all by default. @param {URLSearchParams} query */
export const spanOf = query => (SPANS.some(({ key }) => key === query.get('span')) ? query.get('span') : DEFAULT);

/** Buttons that choose the time of all charts of a page. The address keeps the choice. */
export const spanRow = chosen =>
  html`<div class="spans no-print" role="group" aria-label="Time of the charts">
    ${SPANS.map(
      ({ key, label, name }) =>
        html`<button class="plain" aria-label="${label}: ${name}" aria-pressed=${key === chosen ? 'true' : 'false'}
          @click=${() => setQuery({ span: key === DEFAULT ? null : key })}>${label}</button>`,
    )}
  </div>`;
