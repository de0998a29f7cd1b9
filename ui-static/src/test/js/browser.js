// Gives Node what the modules expect from a browser: the import map of index.html, a language, a time zone. For one
// file: `node --import ./src/test/js/browser.js --test FILE`.

import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const WEB = new URL('../../main/web/', import.meta.url);

// Node resolves imports in a second thread, which loads this module again.
if (isMainThread) {
  process.env.TZ = 'Europe/London';
  Object.defineProperty(globalThis, 'navigator', { value: { language: 'en-GB' }, configurable: true });
  register(import.meta.url);
}

const page = readFileSync(new URL('index.html', WEB), 'utf8');
const { imports } = JSON.parse(/<script type="importmap">(.*?)<\/script>/s.exec(page)[1]);

/** Maps `app/…` and `components/…` to the files. Lit needs a browser, so no test imports a module that uses it. */
export function resolve(specifier, context, next) {
  const prefix = Object.keys(imports).find(name => name.endsWith('/') && specifier.startsWith(name));
  if (!prefix) return next(specifier, context);
  const path = imports[prefix].replace('/ui/@build@/', '') + specifier.slice(prefix.length);
  return next(new URL(path, WEB).href, context);
}
