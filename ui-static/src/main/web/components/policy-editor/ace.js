// Loads the Ace editor when a page first needs it, and configures it for this site's content security policy.

import { script, style } from 'app/script.js';

const FOLDER = new URL('../../vendor/ace-builds/src-min-noconflict/', import.meta.url).href;

let ready = null;

/** @returns {Promise<object>} the library */
export function ace() {
  ready ??= fetchAce().catch(problem => {
    ready = null;
    throw problem;
  });
  return ready;
}

async function fetchAce() {
  await Promise.all([script('ace-builds/src-min-noconflict/ace.js'), style('ace-builds/css/ace.css')]);
  const { ace } = window;
  // The content security policy allows styles only from a sheet, and workers only from a file.
  ace.config.set('useStrictCSP', true);
  ace.config.set('loadWorkerFromBlob', false);
  ace.config.set('basePath', FOLDER);
  ace.config.setModuleUrl('ace/mode/json_worker', new URL('worker-json.js', FOLDER).href);
  await Promise.all(
    ['mode-json', 'ext-language_tools', 'ext-searchbox'].map(name =>
      script(`ace-builds/src-min-noconflict/${name}.js`),
    ),
  );
  ace.define('ace/theme/own', ['require', 'exports'], (_, exports) =>
    Object.assign(exports, { isDark: false, cssClass: 'ace-own', cssText: '' }),
  );
  return ace;
}
