import { LitElement } from 'lit';

/**
 * A component that draws into the page itself, without a shadow tree: one style sheet, one printout, one reading order
 * for all.
 */
export class View extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Tells whoever contains this component; `detail` is a plain value. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
