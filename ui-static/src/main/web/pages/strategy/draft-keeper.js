import { get, put } from 'app/api.js';

/** The draft is saved after this pause in typing, in milliseconds. */
const PAUSE = 1500;

/** The pause before another attempt if the service does not respond, in milliseconds. */
const AGAIN = 5000;

/**
 * Saves a draft while it is edited: at once in the browser, and after a pause in the service. The text survives a
 * reload, an expired session, and a service that does not respond. If the draft was changed elsewhere meanwhile,
 * nothing is overwritten; the user chooses one of the texts.
 *
 * @fires changed - at each change of `state`
 * @fires saved - after each save
 */
export class DraftKeeper extends EventTarget {
  /** @type {'saved' | 'typed' | 'saving' | 'failed' | 'conflict'} */
  state = 'saved';

  /** The error, if the state is `failed`. */
  problem = null;

  /** The draft in the service, if the state is `conflict`. */
  theirs = null;

  /** Whether the text was restored from an earlier visit. */
  restored = false;

  /** @param {string} path of the version below `/api/v1` @param {object} texts the version as the API sends it */
  constructor(path, texts) {
    super();
    this.path = path;
    this.key = `draft ${path}`;
    this.base = texts;
    this.policy = texts.policy;
    this.manifesto = texts.manifesto ?? '';
    this.restore();
  }

  restore() {
    const kept = JSON.parse(localStorage.getItem(this.key) ?? 'null');
    if (!kept) return;
    if (kept.policy === this.policy && kept.manifesto === this.manifesto) {
      localStorage.removeItem(this.key);
      return;
    }
    Object.assign(this, { policy: kept.policy, manifesto: kept.manifesto, restored: true });
    if (kept.of === identity(this.base)) this.later(PAUSE, 'typed');
    else this.become('conflict', { theirs: this.base });
  }

  /** @param {{policy?: string, manifesto?: string}} texts the new texts */
  write(texts) {
    Object.assign(this, texts);
    const unsaved = JSON.stringify({ of: identity(this.base), policy: this.policy, manifesto: this.manifesto });
    localStorage.setItem(this.key, unsaved);
    if (this.state !== 'conflict') this.later(PAUSE, 'typed');
  }

  get isUnsaved() {
    return this.policy !== this.base.policy || this.manifesto !== (this.base.manifesto ?? '');
  }

  later(wait, state) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
    this.become(state);
  }

  /** Saves the draft. @returns {Promise<boolean>} whether the service has the current text */
  async save() {
    clearTimeout(this.timer);
    if (this.state === 'conflict') return false;
    await this.under;
    if (!this.isUnsaved) {
      this.become('saved');
      return true;
    }
    this.under = this.send();
    return this.under;
  }

  async send() {
    this.become('saving');
    try {
      const there = await get(this.path);
      if (identity(there) !== identity(this.base)) {
        this.become('conflict', { theirs: there });
        return false;
      }
      const { policy, manifesto } = this;
      this.base = await put(this.path, manifesto === (this.base.manifesto ?? '') ? { policy } : { policy, manifesto });
      this.restored = false;
      if (this.isUnsaved) this.write({});
      else {
        localStorage.removeItem(this.key);
        this.become('saved');
      }
      this.dispatchEvent(new Event('saved'));
      return !this.isUnsaved;
    } catch (problem) {
      if (problem.status === 0 || problem.status >= 502) this.later(AGAIN, 'failed');
      this.become('failed', { problem });
      return false;
    }
  }

  /** Ends a conflict with the text of this browser. */
  keepMine() {
    this.base = this.theirs;
    this.become('typed', { theirs: null });
    this.write({});
    return this.save();
  }

  /** Ends a conflict with the text of the service. */
  takeTheirs() {
    this.base = this.theirs;
    Object.assign(this, { policy: this.base.policy, manifesto: this.base.manifesto ?? '', restored: false });
    localStorage.removeItem(this.key);
    this.become('saved', { theirs: null });
    this.dispatchEvent(new Event('saved'));
  }

  /** Saves at once when the page is left. */
  leave() {
    clearTimeout(this.timer);
    if (this.state === 'typed') this.save();
  }

  become(state, rest = {}) {
    Object.assign(this, { state, problem: null }, rest);
    this.dispatchEvent(new Event('changed'));
  }
}

/** Identifies a text and its state by the hashes of the service. */
const identity = ({ version }) => [version.state, version.file_sha256, version.manifesto_sha256 ?? ''].join(' ');
