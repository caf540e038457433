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
  ).toEqual(['domainCode', 'options.0.explanation', 'options']);
  expect(draftFromJson(null).problems?.map((problem) => problem.column)).toEqual(['question']);
});
