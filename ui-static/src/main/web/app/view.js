import { LitElement } from 'lit';

/**
 * Base class of all components. It renders into the page itself, without a shadow tree, so that one style sheet covers
 * all components.
 */
export class View extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Fires a bubbling event; `detail` is a plain value. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
