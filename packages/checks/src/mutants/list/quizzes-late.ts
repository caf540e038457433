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
    text: 'and submitted_at is null and deadline_at > :now',
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
    text: 'select submitted_at as "submittedAt" from quizzes.attempts where user_id = :userId and id = :attemptId',
    replacement: 'select submitted_at as "submittedAt" from quizzes.attempts where id = :attemptId',
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
    rule: 'an attempt with late answers is rebuilt as what it was',
    file: 'packages/api/src/quizzes/rebuild-queries.ts',
    text: "a.mode = 'exam' and a.late_answers = '{}'",
    replacement: "a.mode = 'exam'",
    test: late,
  },
];
