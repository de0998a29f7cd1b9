// The HTTP API, as the pages use it. Decimals are texts in both directions, and stay texts.

const BASE = '/api/v1';

/** A refusal of the API (RFC 9457), or the lack of an answer. */
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

/** Of the service, or of what stands before it. */
const NO_ANSWER = {
  status: 0,
  code: 'NO_ANSWER',
  detail: 'The service does not answer.',
  maybe: 'Nothing that you entered is lost. See that it runs, then try again.',
};

/** What `/auth/login` and `/auth/me` answer: from now on, changes carry its token. */
export function rememberToken(me) {
  csrf = me?.csrf_token ?? null;
}

/**
 * Says what to do when the session has ended: `ask()` answers once the same user signed in again. The request that
 * found out is then repeated, so that a form that was filled in is sent after all. `look()` finds out whose session it
 * is when it is another than this page's, as after a sign-in in another tab; it answers when it is the same user's.
 */
export function onSessionEnd(ask, look) {
  signInAgain = ask;
  lookWhoIsThere = look;
}

export const get = path => send('GET', path);

/**
 * What nobody waits for, such as a count in the corner: when the session has ended, nobody is asked to sign in for it.
 */
export const glance = path => send('GET', path, undefined, undefined, { ask: false });

/** Tells `changed` after every change that the service made. */
export const changes = new EventTarget();

export const put = (path, body) => send('PUT', path, body);
export const patch = (path, body) => send('PATCH', path, body);
export const remove = path => send('DELETE', path);

/**
 * A change, made once however often it is sent. Whoever repeats it after a lost answer gives the key of the first time.
 *
 * @param {string} [key] the idempotency key; a fresh one unless given
 */
export const post = (path, body, key = freshKey()) => send('POST', path, body, key);

/**
 * A `post` for one question to a person: the same change keeps its key, so that what is tried again after a lost answer
 * is done once, and another wish is another change.
 */
export function poster() {
  const keys = new Map();
  return (path, body) => {
    const wish = path + JSON.stringify(body);
    if (!keys.has(wish)) keys.set(wish, freshKey());
    return post(path, body, keys.get(wish));
  };
}

/** A key for one change. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** All items of a list that comes in parts. For lists that are short by nature. */
export const all = async path => (await some(path, () => false)).items;

/**
 * Items of a list that comes in parts, as many parts as it takes.
 *
 * @param {(items: T[]) => boolean} enough whether these will do
 * @param {{items: T[], next: ?string}} [from] what is there already
 * @returns {Promise<{items: T[], next: ?string}>} `next` is null once all are there
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

/** A list that comes in parts, and grows by the part that follows. */
export async function longer(path, list, ask = get) {
  const part = await ask(withQuery(path, { cursor: list.next }));
  return { items: [...list.items, ...part.items], next: part.next };
}

/** A list that comes in parts: its first, and as many more as it takes to show no fewer items than before. */
export async function noShorter(path, size, ask = get) {
  let list = await ask(path);
  while (list.next && list.items.length < size) list = await longer(path, list, ask);
  return list;
}

/** A path with the parameters that are there. */
export function withQuery(path, parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  ).toString();
  if (!query) return path;
  return path + (path.includes('?') ? '&' : '?') + query;
}

async function send(method, path, body, key, { ask = true } = {}) {
  let answer = await attempt(method, path, body, key);
  if (answer.status === 401 && ask && signInAgain && !path.startsWith('/auth/')) {
    await signInAgain();
    answer = await attempt(method, path, body, key);
  }
  if (answer.status === 403 && method !== 'GET' && lookWhoIsThere && (await isOfAnotherSession(answer))) {
    await lookWhoIsThere();
    answer = await attempt(method, path, body, key);
  }
  if (answer.ok && method !== 'GET') changes.dispatchEvent(new Event('changed'));
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

async function attempt(method, path, body, key) {
  const headers = {};
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf;
  if (key) headers['Idempotency-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(BASE + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Problem(NO_ANSWER);
  }
}
