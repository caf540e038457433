import { expect, test } from 'vitest';
import { en } from './en.ts';
import { enScreens } from './en-screens.ts';

const COUNTED =
  /\{\{\w+\}\} (?:answers|characters|commands|credits|days|hours|levels|minutes|questions|seconds|steps|stars|weeks)\b/;
const HAS_PLURALS = /_(?:one|other)$/;

/** Numbers that are never one: bounds and prices of the product, the stars of a course, and what is said of a countdown. */
const NEVER_ONE = new Set([
  'editor.problems.too-long',
  'gamification.rules.xp.multiplier',
  'gamification.rules.quiz.counts',
  'gamification.rules.quiz.score',
  'gamification.rules.streak.day',
  'gamification.rules.streak.freeze',
  'liveShared.time.spoken',
  'people.filter.days',
  'progress.course.runStars',
  'quizzes.result.notCounted',
  'quizzes.runner.spokenSeconds',
  'reports.report.reasonHint',
  'reports.report.reasonMissing',
  'security.deletion.lead',
  'security.merge.undoLead',
  'turtle.log.shortened',
  'turtle.outcome.budget',
  'turtle.problem.source-too-long',
]);

function wordsOf(node: object, path: string): [string, string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] => {
    const at = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[at, value]] : wordsOf(value, at);
  });
}

test('what is counted has words for one', () => {
  const counted = wordsOf({ ...en, ...enScreens }, '').filter(([, words]) => COUNTED.test(words));
  expect(counted.length).toBeGreaterThan(20);
  const only = counted.filter(([key]) => !HAS_PLURALS.test(key) && !NEVER_ONE.has(key));
  expect(only).toEqual([]);
  expect([...NEVER_ONE].filter((key) => counted.every(([counts]) => counts !== key))).toEqual([]);
});
