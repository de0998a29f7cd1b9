import { autosave, get } from 'app/api.js';

/** The draft is saved after this pause in typing, in milliseconds. */
const PAUSE = 1500;

/** The pause before another attempt if the service does not respond, in milliseconds. */
const AGAIN = 5000;

/** Whether a failure may be gone the next time: no answer, a busy or failing service, too slow or too many requests. */
const mayPass = status => status === 0 || status >= 500 || status === 408 || status === 429;

/** The texts that are kept in the browser; null if there are none, or what is there is not by this program. */
function keptAt(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return typeof kept?.policy === 'string' && typeof kept.manifesto === 'string' ? kept : null;
  } catch {
    return null;
  }
}

/** Whether a draft has another text than the one that was shown, or is no draft any more. */
export const isConflict = ({ code }) => ['DRAFT_CHANGED', 'VERSION_STATE'].includes(code);

/**
 * Saves a draft while it is edited: at once in the browser, and after a pause in the service. The text survives a
 * reload, an expired session, and a service that does not respond. It belongs to the user who typed it. If the draft
 * was changed elsewhere meanwhile, nothing is overwritten; the user chooses one of the texts.
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

  /**
   * @param {string} path of the version below `/api/v1`
   * @param {object} texts the version as the API sends it
   * @param {string} user the id of the user
   */
  constructor(path, texts, user) {
    super();
    this.path = path;
    this.key = `draft ${user} ${path}`;
    this.base = texts;
    this.policy = texts.policy;
    this.manifesto = texts.manifesto ?? '';
    this.restore();
  }

  restore() {
    const kept = keptAt(this.key);
    if (!kept) return;
    if (kept.policy === this.policy && kept.manifesto === this.manifesto) {
      localStorage.removeItem(this.key);
      return;
    }
    Object.assign(this, { policy: kept.policy, manifesto: kept.manifesto, restored: true });
    if (kept.of === this.revision) this.later(PAUSE, 'typed');
    else this.become('conflict', { theirs: this.base });
  }

  /** @param {{policy?: string, manifesto?: string}} texts the new texts */
  write(texts) {
    Object.assign(this, texts);
    this.remember();
    if (this.state !== 'conflict') this.later(PAUSE, 'typed');
  }

  remember() {
    const unsaved = JSON.stringify({ of: this.revision, policy: this.policy, manifesto: this.manifesto });
    localStorage.setItem(this.key, unsaved);
  }

  /** The revision of the text that is shown, or was before the user typed. */
  get revision() {
    return this.base.version.revision;
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
      const { policy, manifesto } = this;
      const texts = manifesto === (this.base.manifesto ?? '') ? { policy } : { policy, manifesto };
      this.base = await autosave(this.path, texts, this.revision);
      this.restored = false;
      if (this.isUnsaved) this.write({});
      else {
        localStorage.removeItem(this.key);
        this.become('saved');
      }
      this.dispatchEvent(new Event('saved'));
      return !this.isUnsaved;
    } catch (problem) {
      if (await this.meet(problem)) return false;
      if (mayPass(problem.status)) this.later(AGAIN, 'failed');
      this.become('failed', { problem });
      return false;
    }
  }

  /**
   * Shows both texts if a request was refused because the draft has another one.
   *
   * @returns {Promise<boolean>} whether it was
   */
  async meet(problem) {
    if (!isConflict(problem)) return false;
    const theirs = await get(this.path).catch(() => null);
    if (!theirs) return false;
    clearTimeout(this.timer);
    if (this.isUnsaved) this.remember(); // another tab may have saved its own text and forgotten this one
    this.become('conflict', { theirs });
    return true;
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
