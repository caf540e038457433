import { expect, it } from 'vitest';
import { draftFromJson } from './import-json.ts';

const question = {
  externalId: null,
  domainCode: '1.1',
  type: 'single',
  difficulty: null,
  text: ' Cafe\u0301? ',
  options: [
    { text: 'a', explanation: 'Because', isCorrect: true },
    { text: 'b', explanation: '', isCorrect: false },
  ],
  tags: [],
  explanation: null,
};

it('a question is taken and tidied', () => {
  const unsaid = { textFormat: null, hint: null, weight: 1, source: null };
  expect(draftFromJson(question)).toEqual({ draft: { ...question, ...unsaid, text: 'Café?' } });
});

it('what is wrong is named by its path', () => {
  const options = [{ text: 'a', explanation: 7, isCorrect: true }];
  expect(
    draftFromJson({ ...question, domainCode: ' ', options }).problems?.map((problem) => problem.column),
  ).toEqual(['domainCode', 'option 1 explanation', 'options']);
  expect(draftFromJson(null).problems?.map((problem) => problem.column)).toEqual(['question']);
});

it('what has no home is refused by its name, wherever it stands', () => {
  const [first, second] = question.options;
  const options = [{ ...first, colour: 'red' }, second];
  expect(draftFromJson({ ...question, options, media: [], pairs: [] }).problems).toEqual([
    { column: 'option 1 colour', message: 'is not a known part' },
    { column: 'media', message: 'is not a known part' },
    { column: 'pairs', message: 'is not a known part' },
  ]);
});

it('what is wrong is said in words of ours', () => {
  expect(draftFromJson({ ...question, type: 'riddle' }).problems).toEqual([
    {
      column: 'type',
      message: 'must be single, multiple, true-false, short, numeric, matching, ordering, gaps, open',
    },
  ]);
  expect(draftFromJson({ type: 'short', domainCode: '1.1', text: 'Why?', accepted: [] }).problems).toEqual([
    { column: 'accepted', message: 'must not be empty' },
    { column: 'accepted', message: 'one of them must give 100 percent' },
  ]);
  expect(draftFromJson({ ...question, text: undefined }).problems).toEqual([
    { column: 'text', message: 'is missing' },
  ]);
});

it('what most questions do not say may be left out', () => {
  const { draft } = draftFromJson({ type: 'open', domainCode: '1.1', text: 'Why?' });
  expect(draft).toMatchObject({ externalId: null, tags: [], modelAnswer: '', hint: null, weight: 1 });
});
