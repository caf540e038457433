import { expect, it } from 'vitest';
import { plainToMarkdown } from './import-markdown.ts';

it.each([
  ['a tag', '<marquee></marquee>', '\\<marquee>\\</marquee>'],
  ['an entity', 'What is &nbsp; in HTML?', 'What is \\&nbsp; in HTML?'],
  ['emphasis', 'F**k it** all', 'F\\*\\*k it\\*\\* all'],
  ['underscores around a word', 'Is __init__ a method?', 'Is \\_\\_init\\_\\_ a method?'],
  ['code', 'The `Desert Fox`', 'The \\`Desert Fox\\`'],
  ['maths', 'from $5 to $10', 'from \\$5 to \\$10'],
  ['struck text', '~~no~~', '\\~\\~no\\~\\~'],
  ['a link', '[text](https://example.org)', '[text\\](https://example.org)'],
  ['a list number', '1984.', '1984\\.'],
  ['a list dash', '-', '\\-'],
  ['a heading', '# 9 Dream', '\\# 9 Dream'],
  ['a quote', '> 5', '\\> 5'],
  ['a definition, which would vanish', '[S]: Game Over', '\\[S]: Game Over'],
  ['a heading on a later line', 'one\n# two', 'one\n\\# two'],
  ['an underline', 'one\n===', 'one\n\\==='],
  ['a backslash before a mark', '\\*', '\\\\*'],
])('%s in a plain text is escaped', (_, plain, markdown) => {
  expect(plainToMarkdown(plain)).toBe(markdown);
});

it.each([
  'Who wrote "Dracula"?',
  'V = I*R',
  'I <3 it, 2 < 3 & 4 > 3',
  'Q&A, AT&T and R&B',
  'Take me to ______',
  'treat ___ of those ___ people',
  'snake_case_name',
  '$5',
  '882 ft | 268.8 m',
  '[S] Wake',
  '3.5 inches',
  'C:\\Windows',
  '#1',
  '-5',
])('%s means nothing in Markdown and stays', (plain) => {
  expect(plainToMarkdown(plain)).toBe(plain);
});
