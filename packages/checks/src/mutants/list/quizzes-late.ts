import type { Mutant } from '../mutant.ts';

const rule = 'packages/domain/src/quizzes/late-answers.test.ts';
const late = 'packages/api/src/quizzes/late-answers.test.ts';
const router = 'packages/api/src/quizzes/router.test.ts';

export const quizzesLateMutants: readonly Mutant[] = [
  {
    rule: 'a late answer arrives within two minutes of the deadline',
    file: 'packages/domain/src/quizzes/late-answers.ts',
    text: 'givenAt === null || now > heldBackUntil(deadlineAt)',
    replacement: 'givenAt === null',
    test: rule,
  },
  {
    rule: 'a late answer was given before the deadline',
    file: 'packages/domain/src/quizzes/late-answers.ts',
    text: 'givenAt < deadlineAt && ',
    replacement: '',
    test: rule,
  },
  {
    rule: 'a late answer was given shortly after its browser was heard from',
    file: 'packages/domain/src/quizzes/late-answers.ts',
    text: ' && givenAt < lastGivenAt(heardAt)',
    replacement: '',
    test: rule,
  },
  {
    rule: 'a late answer is of the browser that began',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: 'command.given?.startKey === question.startKey ? command.given.at : null',
    replacement: 'command.given?.at ?? null',
    test: late,
  },
  {
    rule: 'a browser that is heard from after the deadline was not heard from before it',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: 'givenAt === null || isOver(question, now) ? null : now',
    replacement: 'givenAt === null ? null : now',
    test: late,
  },
  {
    rule: 'a heartbeat after the deadline is none',
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: 'and submitted_at is null and discarded_at is null and deadline_at > :now',
    replacement: 'and submitted_at is null',
    test: late,
  },
  {
    rule: 'a heartbeat is of the browser that began',
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: 'and idempotency_key = :startKey::uuid',
    replacement: 'and (:startKey::uuid is null or true)',
    test: late,
  },
  {
    rule: "a heartbeat is of one's own attempt",
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: `discarded_at as "discardedAt"
     from quizzes.attempts where user_id = :userId and id = :attemptId`,
    replacement: `discarded_at as "discardedAt"
     from quizzes.attempts where id = :attemptId`,
    test: router,
  },
  {
    rule: 'a late answer marks its attempt',
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: 'then late_answers || :position::smallint else late_answers end',
    replacement: 'then late_answers else late_answers end',
    test: late,
  },
  {
    rule: 'an attempt with late answers is compared with no other',
    file: 'packages/api/src/quizzes/submit-attempt.ts',
    text: 'isExam: isCompared(facts),',
    replacement: "isExam: facts.mode === 'exam',",
    test: late,
  },
  {
    rule: "an attempt is its learner's to discard",
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: '.findById([userId, attemptId]).forNoKeyUpdate()',
    replacement: ".findOne('id', attemptId).whereRaw('?::uuid is not null', [userId]).forNoKeyUpdate()",
    test: router,
  },
  {
    rule: 'an attempt that ended is not discarded',
    file: 'packages/api/src/quizzes/discard-attempt.ts',
    text: "if (submittedAt !== null) throw new DomainError('attempt-finished');",
    replacement: '',
    test: router,
  },
  {
    rule: 'an attempt whose time is over is not discarded',
    file: 'packages/api/src/quizzes/discard-attempt.ts',
    text: "if (isOverdue({ deadlineAt, now, graceSeconds: 0 })) throw new DomainError('attempt-overdue');",
    replacement: '',
    test: router,
  },
  {
    rule: 'a discarded attempt takes nothing more',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: "if (discardedAt !== null) throw new DomainError('attempt-discarded');",
    replacement: '',
    test: router,
  },
  {
    rule: 'a discarded attempt is not submitted',
    file: 'packages/api/src/quizzes/submit-attempt.ts',
    text: "if (facts.discardedAt !== null) throw new DomainError('attempt-discarded');",
    replacement: '',
    test: router,
  },
  {
    rule: 'a discarded attempt is not ended by the sweep',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: ".whereNull('discardedAt')",
    replacement: '',
    test: router,
  },
  {
    rule: 'a discarded attempt is not open',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: 'and a.discarded_at is null',
    replacement: '',
    test: router,
  },
  {
    rule: 'a discarded attempt takes no place among those of its level',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: 'l.submitted_at is null and l.discarded_at is null',
    replacement: 'l.submitted_at is null',
    test: 'packages/api/src/quizzes/level-quiz.test.ts',
  },
  {
    rule: 'a discarded attempt takes no place',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: 'o.submitted_at is null and o.discarded_at is null',
    replacement: 'o.submitted_at is null',
    test: router,
  },
  {
    rule: 'attempts are counted, also those that looked at the same moment',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: 'demandQuota(refused);',
    replacement: '',
    test: 'packages/api/src/platform/quotas.test.ts',
  },
];
