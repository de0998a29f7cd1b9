// What a module finds in the browser, for Node: the import map of index.html, a language and a time zone. Usable as
// `node --import ./src/test/js/browser.js --test FILE`.

import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const WEB = new URL('../../main/web/', import.meta.url);

// Node resolves imports in a thread of its own, which loads this module a second time.
if (isMainThread) {
  process.env.TZ = 'Europe/London';
  Object.defineProperty(globalThis, 'navigator', { value: { language: 'en-GB' }, configurable: true });
  register(import.meta.url);
}

const { imports } = JSON.parse(
  /<script type="importmap">(.*?)<\/script>/s.exec(readFileSync(new URL('index.html', WEB), 'utf8'))[1],
);

/** The modules below `/ui/<build>/` are the files of this folder. Those of Lit need a browser, so no test imports them. */
export function resolve(specifier, context, next) {
  const prefix = Object.keys(imports).find(name => name.endsWith('/') && specifier.startsWith(name));
  if (!prefix) return next(specifier, context);
  const path = imports[prefix].replace('/ui/@build@/', '') + specifier.slice(prefix.length);
  return next(new URL(path, WEB).href, context);
}
