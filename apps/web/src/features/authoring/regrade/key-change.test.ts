import { expect, test } from 'vitest';
import { changesKey } from './key-change.ts';

test.each([
  'options.1.isCorrect',
  'accepted.0.text',
  'answers.0.tolerance',
  'pairs.2.match',
  'items.1',
  'gaps.0.choices.1.isCorrect',
])('a change of %s changes what is right', (field) => expect(changesKey(['text', field])).toBe(true));

test('a change of what is said alone does not', () => {
  const said = ['text', 'explanation', 'options.0.text', 'options.1.explanation', 'accepted.0.feedback'];
  expect(changesKey(said)).toBe(false);
});
