import { expect, test } from 'vitest';
import { fieldInWords } from './field-in-words.ts';

test.each([
  ['passPercent', 'pass percent'],
  ['options[0].text', 'option 1 text'],
  ['question.options.2.isCorrect', 'question option 3 is correct'],
  ['title', 'title'],
  ['', ''],
])('a field is said in words: %s', (path, words) => {
  expect(fieldInWords(path)).toBe(words);
});
