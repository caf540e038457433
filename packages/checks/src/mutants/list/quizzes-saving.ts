import type { Mutant } from '../mutant.ts';

const saving = 'packages/api/src/quizzes/saving-queries.ts';
const answer = 'packages/api/src/quizzes/answer-question.ts';
const attempt = 'packages/api/src/quizzes/attempt.test.ts';
const router = 'packages/api/src/quizzes/router.test.ts';
const late = 'packages/api/src/quizzes/late-answers.test.ts';

/** The conditions of the one statement: what it refuses, the long way judges. */
export const quizzesSavingMutants: readonly Mutant[] = [
  {
    rule: 'what is saved in one statement is of an attempt that goes on',
    file: saving,
    text: 'where user_id = :userId and id = :attemptId and submitted_at is null and discarded_at is null',
    replacement: 'where user_id = :userId and id = :attemptId and discarded_at is null',
    test: router,
  },
  {
    rule: 'what is saved in one statement is of an attempt that was not discarded',
    file: saving,
    text: 'submitted_at is null and discarded_at is null',
    replacement: 'submitted_at is null',
    test: router,
  },
  {
    rule: 'what is saved in one statement comes before the deadline',
    file: saving,
    text: '(deadline_at is null or deadline_at > :now)',
    replacement: '(deadline_at is null or deadline_at is not null)',
    test: router,
  },
  {
    rule: 'what is saved in one statement is no answer to a question whose key was shown',
    file: saving,
    text: 'where q.revealed_at is null and',
    replacement: 'where',
    test: attempt,
  },
  {
    rule: 'an answer that its type takes is saved in one statement',
    file: saving,
    text: 'and v.type = any(:types::text[])',
    replacement: '',
    test: attempt,
  },
  {
    rule: 'options that are there are saved in one statement',
    file: saving,
    text: 'and cardinality(q.option_order) > :highestPlace::int',
    replacement: '',
    test: attempt,
  },
  {
    rule: 'a browser is heard from when the one that began saves in one statement',
    file: saving,
    text: 'case when idempotency_key = :startKey::uuid then greatest(heard_at, :now) else heard_at end',
    replacement: 'greatest(heard_at, :now::timestamptz)',
    test: late,
  },
  {
    rule: 'what was given earlier does not replace what is stored',
    file: saving,
    text: 'q.answered_at > :at::timestamptz is true as is_older',
    replacement: 'false as is_older',
    test: late,
  },
  {
    rule: 'what was given earlier does not replace what is stored in the time of grace or after it',
    file: answer,
    text: 'const isOlder = question.answeredAt !== null && question.answeredAt > answeredAt;',
    replacement: 'const isOlder = false;',
    test: late,
  },
  {
    rule: 'what was given earlier than what is stored marks no attempt as late',
    file: answer,
    text: "const isLate = arrival === 'late' && !isOlder;",
    replacement: "const isLate = arrival === 'late';",
    test: late,
  },
  {
    rule: 'no answer was given after it arrived',
    file: saving,
    text: 'given !== undefined && given.at < now ? given.at : now',
    replacement: 'given?.at ?? now',
    test: late,
  },
];
