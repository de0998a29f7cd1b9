// Loads libraries that are classic scripts, each once, when a page first needs it.

const scripts = new Map();
const styles = new Map();
const vendor = new URL('../vendor/', import.meta.url);

/** @param {string} path below `vendor/` @returns {Promise<void>} resolves once the script has run */
export function script(path) {
  if (!scripts.has(path))
    scripts.set(path, add(Object.assign(document.createElement('script'), { src: new URL(path, vendor).href })));
  return scripts.get(path);
}

/** @param {string} path below `vendor/` @returns {Promise<void>} resolves once the styles apply */
export function style(path) {
  if (!styles.has(path))
    styles.set(
      path,
      add(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL(path, vendor).href })),
    );
  return styles.get(path);
}

function add(element) {
  return new Promise((resolve, reject) => {
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`cannot load ${element.src ?? element.href}`));
    document.head.append(element);
  });
}
