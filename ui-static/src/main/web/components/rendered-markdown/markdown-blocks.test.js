import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, pieces } from './markdown-blocks.js';

const kinds = text => blocks(text).map(({ kind }) => kind);
const inline = text => pieces(text).map(({ kind, text: own, href }) => (href ? [kind, own, href] : [kind, own]));

test('headings, rules, paragraphs and quotes', () => {
  const found = blocks('# Why #\r\n\r\nFirst line\nsecond line\n\n> said\n> so\n\n---\n## Next');
  assert.deepEqual(
    found.map(({ kind, level, text }) => [kind, level, text]),
    [
      ['heading', 1, 'Why'],
      ['paragraph', undefined, 'First line second line'],
      ['quote', undefined, 'said so'],
      ['rule', undefined, undefined],
      ['heading', 2, 'Next'],
    ],
  );
});

test('lists keep their order, and lines that go on', () => {
  assert.deepEqual(blocks('- one\n  more of one\n* two\n\n3. three\n4) four'), [
    { kind: 'list', ordered: false, items: ['one more of one', 'two'] },
    { kind: 'list', ordered: true, items: ['three', 'four'] },
  ]);
});

test('a table has a head, a rule and rows', () => {
  assert.deepEqual(blocks('| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 |'), [
    {
      kind: 'table',
      head: ['a', 'b'],
      rows: [['1', '2'], ['3']],
    },
  ]);
  assert.deepEqual(kinds('a | b\nno rule'), ['paragraph']);
});

test('code is kept as it is, fenced, indented, and without an end', () => {
  assert.deepEqual(blocks('```json\n# no heading\n```\nafter'), [
    { kind: 'code', text: '# no heading' },
    { kind: 'paragraph', text: 'after' },
  ]);
  assert.deepEqual(blocks('    a\n      b'), [{ kind: 'code', text: 'a\n  b' }]);
  assert.deepEqual(blocks('```\nno end'), [{ kind: 'code', text: 'no end' }]);
});

test('a heading or a list ends a paragraph', () => {
  assert.deepEqual(kinds('text\n# Heading\ntext\n- item'), ['paragraph', 'heading', 'paragraph', 'list']);
});

test('HTML is text', () => {
  assert.deepEqual(blocks('<script>alert(1)</script>'), [{ kind: 'paragraph', text: '<script>alert(1)</script>' }]);
});

test('nothing has no blocks', () => {
  assert.deepEqual(blocks(''), []);
  assert.deepEqual(blocks('\n \n'), []);
});

test('code, strong, emphasis and links within a line', () => {
  assert.deepEqual(inline('a `b*c*` **d** __e__ *f* _g_ [h](https://example.org/i) j'), [
    ['text', 'a '],
    ['code', 'b*c*'],
    ['text', ' '],
    ['strong', 'd'],
    ['text', ' '],
    ['strong', 'e'],
    ['text', ' '],
    ['emphasis', 'f'],
    ['text', ' '],
    ['emphasis', 'g'],
    ['text', ' '],
    ['link', 'h', 'https://example.org/i'],
    ['text', ' j'],
  ]);
});

test('names with underscores and lone stars stay text', () => {
  assert.deepEqual(inline('target_weight_max and é_a_b, 2 * 3 * 4'), [
    ['text', 'target_weight_max and é_a_b, 2 * 3 * 4'],
  ]);
});

test('character references are read as text, never as Markdown', () => {
  assert.deepEqual(inline('&#42;a&#42; **b&#42;&#42;c** [d&#93;](https://example.org/?e&#38;f) `&#42;` &#42'), [
    ['text', '*a* '],
    ['strong', 'b&#42;&#42;c'],
    ['text', ' '],
    ['link', 'd]', 'https://example.org/?e&f'],
    ['text', ' '],
    ['code', '&#42;'],
    ['text', ' &#42'],
  ]);
  assert.deepEqual(inline('b&#42;&#42;c &#60;b&#62;'), [['text', 'b**c <b>']]);
});

test('a link to anything but the web stays text', () => {
  assert.deepEqual(inline('[a](javascript:alert(1))'), [['text', '[a](javascript:alert(1))']]);
});

/** With quadratic time, each of these takes minutes. */
test('no text takes more than linear time', () => {
  const many = 300_000;
  const hostile = ['[', '[a', '[a](http://x', '*a ', '**a ', '_a', '__a', '`', '> ', '| ', '- ', '\n|', '\n- ', '\n# '];
  for (const text of [...hostile, ...hostile.map(piece => `# ${piece}`)].map(piece => piece.repeat(many))) {
    for (const block of blocks(text)) pieces(block.text ?? block.items?.join(' ') ?? '');
  }
  for (const line of [`# ${' '.repeat(many)}x`, `# a${' #'.repeat(many)}x`, `${'- '.repeat(many)}x`]) blocks(line);
  for (const span of ['*', '**', '_', '__', '`', '['])
    for (const filling of [' ', 'a', '*', '_', ']', '(']) pieces(`${span}${filling.repeat(many)}`);
});
