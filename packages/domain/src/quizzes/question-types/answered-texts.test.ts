import { expect, test } from 'vitest';
import { answeredTexts } from './answered-texts.ts';
import { rulesOf } from './question-types.ts';

test('an answer reads as the texts that its numbers stand for, whatever the type', () => {
  const option = (text: string) => ({ text, isCorrect: text === 'B', explanation: '' });
  const choice = rulesOf('multiple').partsOf({ options: [option('A'), option('B'), option('C')] }).public;
  expect(answeredTexts(choice, [2, 1])).toEqual(['C', 'B']);
  const pairs = [
    { prompt: '1', match: 'one' },
    { prompt: '2', match: 'two' },
  ];
  const matching = rulesOf('matching').partsOf({ pairs, extraMatches: ['many'] }).public;
  expect(answeredTexts(matching, [1, null])).toEqual(['one', null]);
  const ordering = rulesOf('ordering').partsOf({ items: ['late', 'early'], grading: 'all' }).public;
  expect(answeredTexts(ordering, [1, 0])).toEqual(['late', 'early']);
  const chosen = (...texts: string[]) => ({
    kind: 'chosen' as const,
    choices: texts.map((text, index) => ({ text, isCorrect: index === 0, feedback: '' })),
  });
  const typed = { kind: 'typed' as const, accepted: [], matchCase: false, matchAccents: false };
  const gaps = rulesOf('gaps').partsOf({ gaps: [chosen('x', 'y'), typed, chosen('z')] }).public;
  expect(answeredTexts(gaps, [1, 'words', 2])).toEqual(['y', 'words', 'z']);
});

test('what a question does not have is left out, and what was typed stays as it is', () => {
  expect(answeredTexts({}, ['my words'])).toEqual(['my words']);
  expect(answeredTexts({ options: [{ text: 'A' }] }, [3])).toEqual([null]);
});
