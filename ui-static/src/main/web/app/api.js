// Client of the HTTP API. Decimals are strings in both directions and stay strings.

import { stayUntil } from 'app/leaving.js';

const BASE = '/api/v1';

/** An error response of the API (RFC 9457), or a request that got no response. */
export class Problem extends Error {
  /**
   * @param {{status: number, code: string, detail: string, maybe: ?string, errors: {at: string, detail: string}[]}}
   *     problem
   */
  constructor(problem) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.maybe = problem.maybe ?? null;
    this.errors = problem.errors ?? [];
    this.requestId = problem.request_id ?? null;
  }
}

let csrf = null;
let signInAgain = null;
let lookWhoIsThere = null;

/** Used when neither the service nor a proxy in front of it gave a usable response. */
const NO_ANSWER = {
  status: 0,
  code: 'NO_ANSWER',
  detail: 'The service does not answer.',
  maybe: 'Nothing you entered is lost. Check that the service is running, then try again.',
};

/** Keeps the CSRF token from a response of `/auth/login` or `/auth/me`; later changes send it. */
export function rememberToken(me) {
  csrf = me?.csrf_token ?? null;
}

/**
 * Sets what happens when the session has ended. `ask()` resolves once the same user has signed in again; the failed
 * request is then repeated, so a form that was filled in is still sent. `look()` is called when the CSRF token belongs
 * to another session, as after a sign-in in another tab; it resolves if the session is the same user's.
 */
export function onSessionEnd(ask, look) {
  signInAgain = ask;
  lookWhoIsThere = look;
}

/** The address of a file that the browser downloads itself. */
export const address = path => BASE + path;

export const get = path => send('GET', path);

/** A background request, such as the count of alerts: it never asks the user to sign in again. */
export const glance = path => send('GET', path, undefined, undefined, { ask: false });

/** Fires `changed` after each successful change, but not after what is saved while the user types. */
export const changes = new EventTarget();

export const put = (path, body) => send('PUT', path, body);

/**
 * Saves while the user types.
 *
 * @param {string} revision of the text that was edited; another one is a problem with the code `DRAFT_CHANGED`
 */
export const autosave = (path, body, revision) => send('PUT', path, body, undefined, { revision, quiet: true });
export const patch = (path, body) => send('PATCH', path, body);
export const remove = path => send('DELETE', path);

/**
 * Sends a change that the service makes only once. To repeat it after a lost response, pass the first key again.
 *
 * @param {string} [key] the idempotency key; a new one by default
 * @param {string} [revision] of the text that was shown; another one is a problem with the code `DRAFT_CHANGED`
 */
export const post = (path, body, key = freshKey(), revision = null) => send('POST', path, body, key, { revision });

/** Sends a file; the service takes it once for a key. */
export const upload = (path, file, key = freshKey()) => send('POST', path, file, key);

/** A change on the way to another page, which does not wait for it. */
export const postOnTheWay = (path, body) => send('POST', path, body, freshKey(), { onTheWay: true });

/** A POST that only reads. */
export const ask = (path, body, revision = null) => send('POST', path, body, freshKey(), { revision, quiet: true });

/**
 * A `post` for one dialog: a retry of the same change reuses its key, so it is made once; a different body gets a new
 * key.
 */
export function poster() {
  const keys = new Map();
  return (path, body, revision = null) => {
    const change = path + JSON.stringify(body) + revision;
    if (!keys.has(change)) keys.set(change, freshKey());
    return post(path, body, keys.get(change), revision);
  };
}

/** A new idempotency key: 128 random bits in hex. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** All items of a paged list. Only for lists that are always short. */
export const all = async path => (await some(path, () => false)).items;

/**
 * Fetches pages of a list until there are enough items.
 *
 * @param {(items: T[]) => boolean} enough whether these items are enough
 * @param {{items: T[], next: ?string}} [from] the pages fetched so far
 * @returns {Promise<{items: T[], next: ?string}>} `next` is null after the last page
 */
export async function some(path, enough, from = { items: [], next: null }) {
  let { items, next } = from;
  do {
    const part = await get(withQuery(path, { limit: 200, cursor: next }));
    items = [...items, ...part.items];
    next = part.next;
  } while (next && !enough(items));
  return { items, next };
}

/** A paged list with its next page added. */
export async function longer(path, list, ask = get) {
  const part = await ask(withQuery(path, { cursor: list.next }));
  return { items: [...list.items, ...part.items], next: part.next };
}

/** A paged list fetched again, with at least `size` items if there are so many. */
export async function noShorter(path, size, ask = get) {
  let list = await ask(path);
  while (list.next && list.items.length < size) list = await longer(path, list, ask);
  return list;
}

/** A path with a query; parameters without a value are left out. */
export function withQuery(path, parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  ).toString();
  if (!query) return path;
  return path + (path.includes('?') ? '&' : '?') + query;
}

const send = (method, path, body, key, how = {}) =>
  method === 'GET' || how.quiet || how.onTheWay
    ? answerOf(method, path, body, key, how)
    : stayUntil(answerOf(method, path, body, key, how));

async function answerOf(method, path, body, key, { ask = true, revision = null, quiet = false }) {
  let answer = await attempt(method, path, body, key, revision);
  if (answer.status === 401 && ask && signInAgain && !path.startsWith('/auth/')) {
    await signInAgain();
    answer = await attempt(method, path, body, key, revision);
  }
  if (answer.status === 403 && method !== 'GET' && lookWhoIsThere && (await isOfAnotherSession(answer))) {
    await lookWhoIsThere();
    answer = await attempt(method, path, body, key, revision);
  }
  if (answer.ok && method !== 'GET' && !quiet) changes.dispatchEvent(new Event('changed'));
  if (answer.status === 204) return null;
  const json = await answer.json().catch(() => null);
  if (answer.ok) return json;
  throw new Problem(json ?? { ...NO_ANSWER, status: answer.status });
}

const isOfAnotherSession = async answer =>
  (
    await answer
      .clone()
      .json()
      .catch(() => null)
  )?.code === 'CSRF';

async function attempt(method, path, body, key, revision) {
  const headers = {};
  if (revision) headers['If-Match'] = `"${revision}"`;
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf;
  if (key) headers['Idempotency-Key'] = key;
  const file = body instanceof Blob;
  if (body !== undefined) headers['Content-Type'] = file ? 'application/octet-stream' : 'application/json';
  try {
    return await fetch(BASE + path, {
      method,
      headers,
      body: file || body === undefined ? body : JSON.stringify(body),
    });
  } catch {
    throw new Problem(NO_ANSWER);
  }
}
