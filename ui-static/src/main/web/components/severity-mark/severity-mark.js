import { html } from 'lit';

const MARKS = { critical: ['■', 'stop'], warn: ['▲', 'look'], info: ['○', 'quiet'] };

/**
 * The severity of a finding as a word and a shape, so that it can be seen without colour.
 *
 * @param {string} severity `info`, `warn` or `critical`
 */
export const severityMark = severity => {
  const [shape, colour] = MARKS[severity] ?? MARKS.info;
  return html`<span class="severity ${colour}"><span aria-hidden="true">${shape}</span> ${severity}</span>`;
};
