import { examCode } from '@studyhall/domain/quizzes/schemas';
import { expect, test } from 'vitest';
import { codeOf } from './exam-code.ts';

test.each([
  ['Networks, part 2', 'networks-part-2'],
  ['Übungen für Größen', 'uebungen-fuer-groessen'],
  ['  Électricité — 3e  ', 'electricite-3e'],
  ['数学', ''],
])('the code of “%s” is “%s”', (title, code) => {
  expect(codeOf(title)).toBe(code);
});

test('the code of a long title is one, though the cut may fall between two words', () => {
  for (let length = 30; length < 60; length += 1) {
    const code = codeOf(`${'a'.repeat(length)} and more`);
    expect(examCode.safeParse(code).success).toBe(true);
  }
});
