import type { Mutant } from '../mutant.ts';

export const quizzesOfLevelsMutants: readonly Mutant[] = [
  {
    rule: 'a level asks only what carries a tag of its topics',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: 'q.tags && :topicTags',
    replacement: ':topicTags::text[] is not null',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'of a level one quiz is open',
    file: 'packages/api/src/quizzes/start-attempt.ts',
    text: 'if (facts.openOfLevel !== null) return { attemptId: facts.openOfLevel, isByThisKey: false };',
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
    file: 'packages/api/src/quizzes/draw-questions.ts',
    text: 'timesShown: timesShown?.[questionId] ?? 0',
    replacement: 'timesShown: 0',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'a level asks last what any other attempt has shown with its key',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: '(a.level_id = :levelId or a.submitted_at is not null or aq.revealed_at is not null)',
    replacement: 'a.level_id = :levelId',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'a key that study mode shows fixes the answer in a quiz of a level',
    file: 'packages/api/src/quizzes/check-question.ts',
    text: 'await recordShownKeys(trx, { userId, ...command, now });',
    replacement: '',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'a key that is shown while a quiz of a level starts is known to it or fixes its answer',
    file: 'packages/api/src/quizzes/check-question.ts',
    text: 'await lockOwner(trx, userId);',
    replacement: '',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'keys that a review shows fix the answers in a quiz of a level',
    file: 'packages/api/src/quizzes/review-attempt.ts',
    text: 'await recordShownKeys(db, { userId, attemptId, now });',
    replacement: '',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'a key that is shown to one learner fixes the answer of no other',
    file: 'packages/api/src/quizzes/shown-key-queries.ts',
    text: `l.user_id = :userId and l.submitted_at is null and l.discarded_at is null
       and l.level_id is not null and l.id <> :attemptId
       and q.user_id = :userId and`,
    replacement: `l.submitted_at is null and l.discarded_at is null
       and l.level_id is not null and l.id <> :attemptId
       and q.user_id = l.user_id and`,
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'a quiz of a level shows no key that was shown elsewhere',
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: "aq.revealed_at is not null and a.mode = 'study'",
    replacement: 'aq.revealed_at is not null',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
];
