import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { loadHtmlReader } from './html-reader.ts';

const readHtml = await loadHtmlReader();

function markdownOf(html: string): string {
  const read = readHtml(html);
  return read.problem ?? read.markdown;
}

describe('HTML is read as Markdown', () => {
  it.each([
    ['<p>Is it <b>deep</b>?</p>', 'Is it **deep**?'],
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<ul><li>bow</li><li>stern</li></ul>', '- bow\n- stern'],
    ['a &lt;b&gt; &amp; c', 'a \\<b> & c'],
    ['<pre><code>for x:\n  y()</code></pre>', '```\nfor x:\n  y()\n```'],
    ['H<sub>2</sub>O', 'H2O'],
    ['_____ is a blank', '\\_\\_\\_\\_\\_ is a blank'],
    ['<table><tr><th>a</th></tr><tr><td>b</td></tr></table>', '| a |\n| - |\n| b |'],
    ['<p>Look: <img src="x.png" alt="a ship" width="5"></p>', 'Look: ![a ship](x.png)'],
    ['', ''],
  ])('%j', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });
});

test('what has no home is refused or noted', () => {
  expect(readHtml('<p>Look</p><script>x()</script>')).toEqual({
    markdown: 'Look',
    notes: ['has a script, which is left out'],
  });
});

test('hostile HTML is refused before it is read whole, or read', () => {
  expect(markdownOf('<b>'.repeat(20_000))).toMatch('more than 1,000 tags');
  expect(markdownOf('<div>'.repeat(900))).toMatch('more than 100 deep');
  expect(markdownOf('a'.repeat(100_001))).toMatch('longer than 100,000');
  for (const part of ['<b>', '<a href=x>', '&amp', '<!--', '<table>', '</p>', '<b><i>']) {
    expect(() => readHtml(part.repeat(400))).not.toThrow();
  }
  const parts = fc.constantFrom(
    '<',
    '>',
    'p',
    '/',
    '&',
    '!--',
    'table',
    'td',
    ' a="',
    'x',
    '\n',
    '`',
    '*',
    '|',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 60 }), (some) => {
      readHtml(some.join(''));
    }),
    { numRuns: 200 },
  );
});
