// Runs all tests of the web UI in one process: `node --test-reporter=spec src/test/js/run.js`, or `npm test`.

import { readdirSync } from 'node:fs';
import './browser.js';

const web = new URL('../../main/web/', import.meta.url);
const tests = readdirSync(web, { recursive: true }).filter(path => path.endsWith('.test.js'));
for (const path of tests.sort()) await import(new URL(path, web));
