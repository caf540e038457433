import type { Mutant } from '../mutant.ts';

const router = 'packages/api/src/quizzes/router.test.ts';
const submitting = 'packages/api/src/quizzes/submit-attempt.test.ts';
const levelQuiz = 'packages/api/src/quizzes/level-quiz.test.ts';
const overdue = 'packages/api/src/quizzes/close-overdue-attempts.test.ts';
const leaderboard = 'packages/api/src/gamification/leaderboard.test.ts';

export const quizzesEndingMutants: readonly Mutant[] = [
  {
    rule: 'the sweep ends what nobody submitted',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: ".whereNull('submittedAt')",
    replacement: '',
    test: overdue,
  },
  {
    rule: 'the sweep ends what is overdue',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: ".where('deadlineAt', '<', before)",
    replacement: ".whereNotNull('deadlineAt')",
    test: overdue,
  },
  {
    rule: 'the sweep leaves two minutes to answers that were given in time',
    file: 'packages/api/src/quizzes/close-overdue-attempts.ts',
    text: 'now.getTime() - LATE_SECONDS * 1000',
    replacement: 'now.getTime()',
    test: overdue,
  },
  {
    rule: 'an attempt that cannot be closed keeps no other one open',
    file: 'packages/api/src/quizzes/close-overdue-attempts.ts',
    text: '.catch((failure: unknown) => failures.push(failure))',
    replacement: '',
    test: overdue,
  },
  {
    rule: "a result is its learner's",
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: `as words, \${REVIEW_COLUMNS}
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where a.user_id = :userId and a.id = :attemptId`,
    replacement: `as words, \${REVIEW_COLUMNS}
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where a.id = :attemptId`,
    test: router,
  },
  {
    rule: 'an open attempt has no result',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: 'if (!hasEnded(result)) throw unfinished({ discardedAt });',
    replacement: '',
    test: router,
  },
  {
    rule: 'a discarded attempt is said to be one where its result is asked for',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: "discardedAt === null ? 'attempt-not-finished' : 'attempt-discarded'",
    replacement: "'attempt-not-finished'",
    test: router,
  },
  {
    rule: 'overdue attempts are ended until none is left',
    file: 'packages/api/src/quizzes/close-overdue-attempts.ts',
    text: 'if (batch.length < size) break;',
    replacement: 'break;',
    test: 'packages/api/src/quizzes/close-overdue-attempts.test.ts',
  },
  {
    rule: "a review is its learner's",
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: `where aq.user_id = :userId and aq.attempt_id = a.id and a.submitted_at is not null) as questions
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where a.user_id = :userId and a.id = :attemptId`,
    replacement: `where aq.attempt_id = a.id and a.submitted_at is not null) as questions
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where a.id = :attemptId`,
    test: router,
  },
  {
    rule: 'an open attempt has no review',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: 'and a.submitted_at is not null) as questions',
    replacement: ') as questions',
    test: router,
  },
  {
    rule: 'a history is one’s own',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: 'where a.user_id = :userId and a.submitted_at is not null',
    replacement: 'where a.submitted_at is not null',
    test: router,
  },
  {
    rule: 'a history is of what ended',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: 'where a.user_id = :userId and a.submitted_at is not null',
    replacement: 'where a.user_id = :userId',
    test: router,
  },
  {
    rule: 'a history goes on from one’s own attempt',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: 'where c.user_id = :userId and c.id = :cursor::uuid',
    replacement: 'where c.id = :cursor::uuid',
    test: router,
  },
  {
    rule: 'a quiz passes no level that is locked',
    file: 'packages/api/src/quizzes/level-quiz.ts',
    text: "|| stateOf(level, level) === 'locked') return null;",
    replacement: ') return null;',
    test: levelQuiz,
  },
  {
    rule: "a quiz passes a level by the level's own mark",
    file: 'packages/api/src/quizzes/level-quiz.ts',
    text: 'scoreBasisPoints >= passPercent * 100',
    replacement: 'scoreBasisPoints >= 0',
    test: levelQuiz,
  },
  {
    rule: "an attempt is its learner's to submit",
    file: 'packages/api/src/quizzes/submit-queries.ts',
    text: 'where a.user_id = :userId and a.id = :attemptId',
    replacement: 'where a.id = :attemptId',
    test: router,
  },
  {
    rule: 'an acknowledged answer is never missing from the result',
    file: 'packages/api/src/quizzes/submit-queries.ts',
    text: 'and submitted_at is null and revision = :revision for update',
    replacement: 'and submitted_at is null and :revision::int is not null for update',
    test: submitting,
  },
  {
    rule: 'a submission that found another standing ends no attempt',
    file: 'packages/api/src/quizzes/submit-queries.ts',
    text: 'where user_id = :userId and id = :attemptId and exists (select from standing)',
    replacement: 'where user_id = :userId and id = :attemptId',
    test: submitting,
  },
  {
    rule: 'a submission moves boards from one’s own scores',
    file: 'packages/api/src/quizzes/submit-queries.ts',
    text: "where b.user_id = :userId and (b.board = 'xp' or b.board = 'exam:' || e.code",
    replacement: "where (b.board = 'xp' or b.board = 'exam:' || e.code",
    test: leaderboard,
  },
  {
    rule: 'a submission repeated changes nothing',
    file: 'packages/api/src/quizzes/submit-attempt.ts',
    text: 'if (facts.submittedAt !== null) return undefined;',
    replacement: '',
    test: submitting,
  },
  {
    rule: 'a late submission counts as made at the deadline',
    file: 'packages/api/src/quizzes/submit-attempt.ts',
    text: 'effectiveSubmitAt({ deadlineAt: facts.deadlineAt, now: asking.now })',
    replacement: 'asking.now',
    test: submitting,
  },
  {
    rule: 'a question that was right in an attempt of one’s own has counted',
    file: 'packages/api/src/quizzes/submit-queries.ts',
    text: 'where o.user_id = :userId and o.submitted_at between',
    replacement: 'where o.submitted_at between',
    test: submitting,
  },
  {
    rule: 'a question that was asked before and not right is still to be counted',
    file: 'packages/api/src/quizzes/submit-queries.ts',
    text: 'and oq.attempt_id = o.id and oq.is_correct',
    replacement: 'and oq.attempt_id = o.id',
    test: submitting,
  },
  {
    rule: 'a small exam counts if its author marks it as graded',
    file: 'packages/api/src/quizzes/submit-queries.ts',
    text: 'e.is_graded_when_small and a.total_questions >= least(',
    replacement: 'a.total_questions >= least(',
    test: submitting,
  },
  {
    rule: 'a small exam that is graded counts as a whole',
    file: 'packages/api/src/quizzes/submit-queries.ts',
    text: 'e.is_graded_when_small and a.total_questions >= least(',
    replacement: 'e.is_graded_when_small and a.total_questions > 0 * least(',
    test: submitting,
  },
];
