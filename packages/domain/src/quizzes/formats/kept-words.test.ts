import { expect, it } from 'vitest';
import { keptInWords } from './kept-words.ts';

it('what questions keep is said once, by the names that people know', () => {
  const kept = { weight: 12, hint: 3, hintCost: 3, explanation: 2, optionExplanations: 1 };
  expect(keptInWords(12, kept)).toBe(
    '12 questions keep their explanations, hint and weight, which the file has no place for',
  );
  expect(keptInWords(1, { weight: 1 })).toBe('1 question keeps its weight, which the file has no place for');
  expect(keptInWords(0, {})).toBeUndefined();
});
