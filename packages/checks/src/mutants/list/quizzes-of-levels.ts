import type { Mutant } from '../mutant.ts';

export const quizzesOfLevelsMutants: readonly Mutant[] = [
  {
    rule: 'of a level one quiz is open',
    file: 'packages/api/src/quizzes/start-attempt.ts',
    text: 'if (begun.openOfLevel !== null) return { attemptId: begun.openOfLevel, isByThisKey: false };',
    replacement: '',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'the open quiz of a level has time left',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: 'and (l.deadline_at is null or l.deadline_at > :now)',
    replacement: 'and :now::timestamptz is not null',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'the open quiz of a level is of that level',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: 'and l.level_id = :levelId',
    replacement: 'and :levelId::uuid is not null',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'a level asks last what it has shown',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: 'coalesce(s.times, 0) as',
    replacement: '0 as',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
];
