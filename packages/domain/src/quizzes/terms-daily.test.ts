import { expect, test } from 'vitest';
import { drawQuestions } from './drawing.ts';
import { dailySeed } from './terms-daily.ts';

const exam = '0199d1f0-8f5c-7c3e-9b1a-5a2b3c4d5e6f';
const pool = Array.from({ length: 40 }, (_, index) => ({ questionId: `q-${index}`, domainCode: '1.1' }));
const drawn = (day: string, examId = exam) =>
  drawQuestions({ pool, weights: [], count: 10, seed: dailySeed(examId, day) });

test('the quiz of a day is the same for everybody, and another on each day and of each exam', () => {
  expect(drawn('2026-03-28')).toEqual(drawn('2026-03-28'));
  expect(drawn('2026-03-28')).not.toEqual(drawn('2026-03-29'));
  expect(drawn('2026-03-28')).not.toEqual(drawn('2026-03-28', exam.replace('0', '1')));
});

test('a seed is one that drawing takes', () => {
  expect(dailySeed(exam, '2026-03-28')).toMatch(/^[0-9a-f]{32}$/);
});
