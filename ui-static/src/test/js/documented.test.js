import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const WEB = new URL('../../main/web/', import.meta.url);

/** Each element with the comment and the body of its class. */
const ELEMENTS = readdirSync(WEB, { recursive: true })
  .filter(path => /^(components|pages)\/.*(?<!\.test)\.js$/.test(path))
  .flatMap(path => {
    const text = readFileSync(new URL(path, WEB), 'utf8');
    return [...text.matchAll(/customElements\.define\('([\w-]+)', (\w+)\)/g)].map(([, element, name]) => {
      const parts = new RegExp(`(/\\*\\*(?:(?!\\*/).)*\\*/)?\\s*class ${name} .*?\\n}\\n`, 's').exec(text);
      return { path, element, comment: parts?.[1] ?? '', body: parts?.[0] ?? '' };
    });
  });

const tags = (comment, tag) =>
  [...comment.matchAll(new RegExp(`^ \\* @${tag} (?:\\{.*?\\} )?([\\w-]+)`, 'gm'))].map(([, name]) => name);

/** The properties that whoever uses the element sets: all but the internal state. */
function properties(body) {
  const [, list = ''] = /static properties = \{(.*?)\n? {0,2}\};/s.exec(body) ?? [];
  return [...list.matchAll(/(\w+): \{([^}]*)\}/g)]
    .filter(([, , how]) => !how.includes('state'))
    .map(([, name]) => name);
}

const events = body => [
  ...new Set([...body.matchAll(/\.tell\(\s*(.*?)[,)]/gs)].flatMap(([, what]) => what.match(/'[\w-]+'/g) ?? [])),
];

test('there are elements to look at', () => assert.ok(ELEMENTS.length > 60, String(ELEMENTS.length)));

for (const { path, element, comment, body } of ELEMENTS) {
  test(`${element} documents its name, properties and events`, () => {
    assert.deepEqual(tags(comment, 'element'), [element], path);
    assert.deepEqual(tags(comment, 'prop').sort(), properties(body).sort(), path);
    const fired = tags(comment, 'fires');
    for (const event of events(body)) assert.ok(fired.includes(event.slice(1, -1)), `${path} fires ${event}`);
  });
}
