import { expect, test } from 'vitest';
import { stageLengthsOf } from './stage-lengths.ts';

/** A question of so many characters, with options of so many each. */
function question(characters: number, ...options: readonly number[]) {
  const shown = { options: options.map((count) => ({ text: 'o'.repeat(count), image: null })) };
  return { text: 'q'.repeat(characters), shown };
}

test('a short question with a few short answers is set as large as can be', () => {
  expect(stageLengthsOf(question(60, 10, 12, 14, 20))).toEqual({ asked: 'short', answers: 'short' });
  expect(stageLengthsOf({ text: 'Which port?', shown: {} })).toEqual({ asked: 'short', answers: 'short' });
});

test.each([
  ['four answers of two lines below four lines', question(180, 51, 52, 55, 49), 'medium', 'long'],
  ['five long answers below a short question', question(69, 92, 80, 75, 70, 81), 'long', 'long'],
  ['three long answers below a short question', question(69, 90, 85, 88), 'medium', 'long'],
  ['as much as fits at all', question(213, 69, 60, 66, 50), 'long', 'long'],
  ['a short question with one long answer', question(80, 90, 10), 'short', 'long'],
] as const)('%s are set so that the last of them is seen', (_what, asked, size, answers) => {
  expect(stageLengthsOf(asked)).toEqual({ asked: size, answers });
});
