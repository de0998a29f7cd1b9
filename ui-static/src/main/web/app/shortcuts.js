// Keyboard shortcuts: `g` and a letter open a page, `/` focuses the search field, `?` lists the shortcuts.

/** How long the letter may follow `g`, in milliseconds. */
const PAUSE = 1500;

const isTyping = element => element?.closest?.('input, textarea, select, [contenteditable], .ace_editor');

/**
 * @param {() => Map<string, () => void>} places returns the action of each letter after `g`
 * @param {() => void} help shows the list
 */
export function listen(places, help) {
  let waitsUntil = 0;
  addEventListener('keydown', event => {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      isTyping(event.target) ||
      document.querySelector('dialog[open]')
    )
      return;
    const place = performance.now() < waitsUntil ? places().get(event.key) : undefined;
    waitsUntil = 0;
    if (place) place();
    else if (event.key === 'g') waitsUntil = performance.now() + PAUSE;
    else if (event.key === '?') help();
    else if (event.key === '/') document.querySelector('main [type=search]')?.focus();
    else return;
    event.preventDefault();
  });
}
