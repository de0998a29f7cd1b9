// What keeps a user on a page: what they typed and nobody has yet, and a change whose answer is on its way.

/** What each field held when the user came to it. */
const begun = new WeakMap();
const touched = new Set();
let underWay = 0;

const NOT_TYPED = 'form[role=search], [type=search], ta-sign-in';
const held = field => (field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value);

/** Whether a form or a dialog holds text that was typed and is not recorded. */
const hasTyped = () => [...touched].some(field => field.isConnected && held(field) !== begun.get(field));

/** What was typed below an element is recorded, or nobody wants it any more. */
export function forget(within = document) {
  for (const field of touched) {
    if (!within.contains(field)) continue;
    touched.delete(field);
    begun.set(field, held(field));
  }
}

/** Holds the page until a change is answered, so that what was done, or refused, is seen. */
export async function stayUntil(change) {
  underWay += 1;
  try {
    return await change;
  } finally {
    underWay -= 1;
  }
}

/** Whether the page may be left. Asks the user if something they typed would be lost. */
export function mayLeave() {
  if (underWay > 0) return false;
  if (!hasTyped()) return true;
  if (!confirm('What you have typed is not recorded, and will be lost. Leave the page?')) return false;
  forget();
  return true;
}

/** Notices what is typed into forms and dialogs, and lets the browser ask before it closes or reloads the page. */
export function watchTyping() {
  const isField = field => field.matches?.('form :is(input, select, textarea)') && !field.closest(NOT_TYPED);
  addEventListener('focusin', ({ target }) => {
    if (isField(target) && !begun.has(target)) begun.set(target, held(target));
  });
  for (const kind of ['input', 'change']) {
    addEventListener(kind, ({ target }) => isField(target) && begun.has(target) && touched.add(target));
  }
  addEventListener('beforeunload', event => {
    if (underWay > 0 || hasTyped()) event.preventDefault();
  });
}
