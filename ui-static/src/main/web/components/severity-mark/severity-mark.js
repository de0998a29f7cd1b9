import { html } from 'lit';

const MARKS = { critical: ['■', 'stop'], warn: ['▲', 'look'], info: ['○', 'quiet'] };

/**
 * How grave a finding is, in a word and a shape; the colour only repeats them.
 *
 * @param {string} severity `info`, `warn` or `critical`
 */
export const severityMark = severity => {
  const [shape, colour] = MARKS[severity] ?? MARKS.info;
  return html`<span class="severity ${colour}"><span aria-hidden="true">${shape}</span> ${severity}</span>`;
};
