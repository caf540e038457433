import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainToMarkdown } from './import-markdown.ts';
import { plainWords } from './plain-words.ts';

it.each([
  ['what is bold', 'Which port does **HTTPS** use?', 'Which port does HTTPS use?'],
  ['what is set off', '*one*, _two_, ~~three~~ and ***four***', 'one, two, three and four'],
  ['emphasis within emphasis', '**a *b* c** and *a **b***', 'a b c and a b'],
  ['code, as it is written', 'What does `a ** b` do?', 'What does a ** b do?'],
  [
    'a block of code',
    'What prints\n```js\nconst a = 2 ** 3;\n```\nhere?',
    'What prints const a = 2 ** 3; here?',
  ],
  ['a heading, a quote and a list', '# Ports\n> Look\n- one\n* two\n1. three', 'Ports Look one two 1. three'],
  [
    'a link and an address',
    'See [the **rules**](https://example.org "x"), <https://a.example>',
    'See the rules, https://a.example',
  ],
  ['a picture by what it shows', 'Name it: ![a *router*](image:0f0f)', 'Name it: [a router]'],
  ['a table', '| a | b |\n|---|:-:|\n| 1 | 2 |', '| a | b | | 1 | 2 |'],
  ['a formula without its signs', 'How much is $2 * 3 * 4$?', 'How much is 2 * 3 * 4?'],
  [
    'a tag, which is not shown, and an entity, which is another sign',
    'a <b>bold</b> &amp; &lt;i&gt;',
    'a bold & <i>',
  ],
  ['an escaped mark', '2 \\* 3 \\* 4', '2 * 3 * 4'],
])('a list shows of Markdown %s', (_what, text, shown) => {
  expect(plainWords(text, 'markdown')).toBe(shown);
});

it.each([
  '2 * 3 * 4',
  'snake_case_name and __init',
  'a ** b',
  '5 < 6 > 4',
  'from $5 to $10',
  'F**k',
  'an `open fence',
  '[[1]] is the capital of [[2]]',
  '-5',
])('%s are words in Markdown, too', (text) => {
  expect(plainWords(text, 'markdown')).toBe(text);
});

it('what has no words is shown as it is written, and a picture that nobody described as one', () => {
  expect(plainWords('***', 'markdown')).toBe('***');
  expect(plainWords('![](image:0f0f)', 'markdown')).toBe('[image:0f0f]');
  expect(plainWords('  ', 'markdown')).toBe('');
});

const writing = fc.string({
  unit: fc.constantFrom(...'ab1 \n*_~`$<>[]()#&!\\|.-+="'),
  maxLength: 60,
});

it('a plain text is its own words, in one line', () => {
  fc.assert(
    fc.property(writing, (text) => {
      expect(plainWords(text, 'plain')).toBe(text.replaceAll(/\s+/g, ' ').trim());
    }),
  );
});

it('a plain text that became Markdown shows the same words', () => {
  const sentence = fc.string({ unit: fc.constantFrom(...'ab1 *_~`$[]()&!.,?'), maxLength: 40 });
  fc.assert(
    fc.property(sentence, (text) => {
      expect(plainWords(plainToMarkdown(text), 'markdown')).toBe(plainWords(text, 'plain'));
    }),
    { examples: [['F**k it** all'], ['`a` ~~b~~ $5 $6']] },
  );
});

it('whatever is written, a list has one line of it, and something where there is something', () => {
  fc.assert(
    fc.property(writing, (text) => {
      const shown = plainWords(text, 'markdown');
      expect(shown).not.toMatch(/\n|^\s|\s$/);
      expect(shown === '').toBe(text.trim() === '');
    }),
  );
});
