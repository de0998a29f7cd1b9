// The editor of texts, as it is published: fetched when a page first needs it, and told to live under this site's
// content policy.

import { script, style } from 'app/script.js';

const FOLDER = new URL('../../vendor/ace-builds/src-min-noconflict/', import.meta.url).href;

let ready = null;

/** @returns {Promise<object>} the library, once it can be used */
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
  // Styles come as a sheet and the worker from a file: the content policy allows neither in any other form.
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
