import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { blocks, pieces } from './markdown-blocks.js';

/** Headings of the text start at level 2, since the page itself has level 1. */
const BELOW = 1;

/** A longer text, in characters, is shown as it is: it would become more elements than a page can hold. */
const LONGEST = 200_000;

/**
 * Renders Markdown. HTML in the text stays text; code that is a clause, such as `/drift_bands/major`, becomes a link.
 *
 *     <ta-markdown label="Manifesto" .text=${manifesto}
 *       .linkOf=${clause => `…?clause=${encodeURIComponent(clause)}`}></ta-markdown>
 *
 * @element ta-markdown
 * @prop {string} text - the Markdown
 * @prop {string} label - the heading, if the text has no title
 * @prop {(clause: string) => string} linkOf - the address of a clause; without it, clauses are not links
 */
class RenderedMarkdown extends View {
  static properties = { text: {}, label: {}, linkOf: { attribute: false } };

  render() {
    if (this.text?.length > LONGEST) return [html`<h2>${this.label}</h2>`, html`<pre>${this.text}</pre>`];
    const parts = blocks(this.text ?? '');
    return [parts[0]?.level === 1 ? nothing : html`<h2>${this.label}</h2>`, ...parts.map(block => this.block(block))];
  }

  block(block) {
    switch (block.kind) {
      case 'heading':
        return this.heading(block);
      case 'code':
        return html`<pre><code>${block.text}</code></pre>`;
      case 'list':
        return block.ordered
          ? html`<ol>${block.items.map(item => html`<li>${this.line(item)}</li>`)}</ol>`
          : html`<ul>${block.items.map(item => html`<li>${this.line(item)}</li>`)}</ul>`;
      case 'table':
        return html`<div class="scroll"><table>
          <thead><tr>${block.head.map(cell => html`<th>${this.line(cell)}</th>`)}</tr></thead>
          <tbody>${block.rows.map(row => html`<tr>${row.map(cell => html`<td>${this.line(cell)}</td>`)}</tr>`)}</tbody>
        </table></div>`;
      case 'quote':
        return html`<blockquote>${this.line(block.text)}</blockquote>`;
      case 'rule':
        return html`<hr>`;
      default:
        return html`<p>${this.line(block.text)}</p>`;
    }
  }

  heading({ level, text }) {
    const content = this.line(text);
    switch (Math.min(level + BELOW, 6)) {
      case 2:
        return html`<h2>${content}</h2>`;
      case 3:
        return html`<h3>${content}</h3>`;
      case 4:
        return html`<h4>${content}</h4>`;
      case 5:
        return html`<h5>${content}</h5>`;
      default:
        return html`<h6>${content}</h6>`;
    }
  }

  line(text) {
    return pieces(text).map(piece => {
      if (piece.kind === 'code') return this.code(piece.text);
      if (piece.kind === 'strong') return html`<strong>${this.line(piece.text)}</strong>`;
      if (piece.kind === 'emphasis') return html`<em>${this.line(piece.text)}</em>`;
      if (piece.kind === 'link') return html`<a href=${piece.href} target="_blank" rel="noreferrer">${piece.text}</a>`;
      return piece.text || nothing;
    });
  }

  code(text) {
    const isClause = this.linkOf && /^(\/[\w.:-]+)+$/.test(text);
    return isClause ? html`<a href=${this.linkOf(text)}><code>${text}</code></a>` : html`<code>${text}</code>`;
  }
}

customElements.define('ta-markdown', RenderedMarkdown);
