import { expect, it } from 'vitest';
import { draftFromJson } from './import-json.ts';
import { markdownProblems } from './markdown-shown.ts';

/** Shows what stands outside of tags. */
const read = (markdown: string) => markdown.replaceAll(/<[^>]*>/g, '').replaceAll('**', '');

function problemsOf(body: object) {
  const { draft, problems } = draftFromJson({ domainCode: '1.1', text: 'What?', ...body });
  if (draft === undefined) throw new Error(JSON.stringify(problems));
  return markdownProblems(draft, read);
}

it.each([
  [
    'an option that looks like another',
    {
      type: 'single',
      options: [
        { text: '**a**', isCorrect: true },
        { text: 'a', isCorrect: false },
      ],
    },
    { path: ['options', 1, 'text'], message: 'looks the same as option 1 as Markdown' },
  ],
  [
    'an item that looks like another',
    { type: 'ordering', items: ['one', 'two', '<b>one</b>'] },
    { path: ['items', 2], message: 'looks the same as item 1 as Markdown' },
  ],
  [
    'a prompt that looks like another',
    {
      type: 'matching',
      pairs: [
        { prompt: '**a**', match: '1' },
        { prompt: 'a', match: '2' },
      ],
    },
    { path: ['pairs', 1, 'prompt'], message: 'looks the same as prompt 1 as Markdown' },
  ],
  [
    'a hint that shows nothing',
    { type: 'open', hint: { text: '<br>' } },
    { path: ['hint', 'text'], message: 'shows nothing as Markdown' },
  ],
  [
    'a model answer of too many marks',
    { type: 'open', modelAnswer: '*'.repeat(501) },
    { path: ['modelAnswer'], message: 'has more than 500 marks of Markdown' },
  ],
])('%s is found', (_, body, problem) => {
  expect(problemsOf(body)).toEqual([problem]);
});

it('what is shown as it is written is not read as Markdown', () => {
  expect(problemsOf({ type: 'short', accepted: [{ text: '<br>' }] })).toEqual([]);
  const pairs = [
    { prompt: 'a', match: '<b>' },
    { prompt: 'b', match: '<i>' },
  ];
  expect(problemsOf({ type: 'matching', pairs })).toEqual([]);
});
