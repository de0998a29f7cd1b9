// Runs all tests of the web UI in one process: `node --test-reporter=spec src/test/js/run.js`, or `npm test`.

import { readdirSync } from 'node:fs';
import './browser.js';

for (const folder of ['../../main/web/', './']) {
  const place = new URL(folder, import.meta.url);
  const tests = readdirSync(place, { recursive: true }).filter(path => path.endsWith('.test.js'));
  for (const path of tests.sort()) await import(new URL(path, place));
}
