import type { Mutant } from '../mutant.ts';

const router = 'packages/api/src/quizzes/router.test.ts';
const bankRouter = 'packages/api/src/quizzes/bank-router.test.ts';
const attempt = 'packages/api/src/quizzes/attempt.test.ts';
const submitting = 'packages/api/src/quizzes/submit-attempt.test.ts';
const levelQuiz = 'packages/api/src/quizzes/level-quiz.test.ts';

export const quizzesMutants: readonly Mutant[] = [
  {
    rule: "an attempt is its learner's to look at",
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: 'where a.user_id = :userId and a.id = :attemptId',
    replacement: 'where a.id = :attemptId',
    test: router,
  },
  {
    rule: 'the key of a question is read once it was revealed',
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: `case when aq.revealed_at is not null and a.mode = 'study'
             then json_build_object('key', v.key, 'feedback', v.feedback, 'explanation', v.explanation,
               'isCorrect', aq.is_correct, 'mark', aq.mark_percent, 'translated', \${TRANSLATED_KEY}) end`,
    replacement: `json_build_object('key', v.key, 'feedback', v.feedback, 'explanation', v.explanation,
               'isCorrect', aq.is_correct, 'mark', aq.mark_percent, 'translated', \${TRANSLATED_KEY})`,
    test: submitting,
  },
  {
    rule: "an attempt is its learner's to answer, flag, visit and check",
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: `where user_id = :userId and id = :attemptId for no key update
     )
     select a.mode, a.deadline_at as "deadlineAt", a.submitted_at as "submittedAt",
       a.discarded_at as "discardedAt", a.started_at as "startedAt", a.idempotency_key as "startKey",
       coalesce(a.heard_at, a.started_at) as "heardAt", a.last_activity_at as "lastActivityAt", a.current_position as "currentPosition",
       a.is_sequential as "isSequential", a.grace_seconds as "graceSeconds", v.type,
       aq.option_order as "optionOrder", aq.answer, aq.answered_at as "answeredAt", aq.revealed_at as "revealedAt",
       case when aq.hinted_at is not null then v.hint_cost_percent end as "hintCostPercent", aq.mark_percent as mark
     from attempt a
     join quizzes.attempt_questions aq
       on aq.user_id = :userId and aq.attempt_id`,
    replacement: `where id = :attemptId for no key update
     )
     select a.mode, a.deadline_at as "deadlineAt", a.submitted_at as "submittedAt",
       a.discarded_at as "discardedAt", a.started_at as "startedAt", a.idempotency_key as "startKey",
       coalesce(a.heard_at, a.started_at) as "heardAt", a.last_activity_at as "lastActivityAt", a.current_position as "currentPosition",
       a.is_sequential as "isSequential", a.grace_seconds as "graceSeconds", v.type,
       aq.option_order as "optionOrder", aq.answer, aq.answered_at as "answeredAt", aq.revealed_at as "revealedAt",
       case when aq.hinted_at is not null then v.hint_cost_percent end as "hintCostPercent", aq.mark_percent as mark
     from attempt a
     join quizzes.attempt_questions aq
       on aq.attempt_id`,
    test: router,
  },
  {
    rule: 'an answer comes before the end',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: "if (arrival === 'overdue') throw new DomainError('attempt-overdue');",
    replacement: '',
    test: router,
  },
  {
    rule: 'study mode fixes an answer once its key was shown',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: "if (question.revealedAt !== null) throw new DomainError('question-locked');",
    replacement: '',
    test: attempt,
  },
  {
    rule: 'a visit comes before the end',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: `demandOpen(question, now);
    demandReachable(question, command);
    const spentAt`,
    replacement: `demandReachable(question, command);
    const spentAt`,
    test: router,
  },
  {
    rule: 'a flag comes before the end',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: 'demandOpen(await lockQuestion(trx, { userId, ...command }), now);',
    replacement: 'await lockQuestion(trx, { userId, ...command });',
    test: router,
  },
  {
    rule: 'nothing is changed in an attempt that was submitted',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: "if (submittedAt !== null) throw new DomainError('attempt-finished');",
    replacement: '',
    test: router,
  },
  {
    rule: 'nothing is changed in an attempt whose time is over',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: "if (isOverdue({ ...question, now })) throw new DomainError('attempt-overdue');",
    replacement: '',
    test: router,
  },
  {
    rule: 'an answer is one that its type takes',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: 'typesTaking(answer).includes(type) && highestPlace(answer) < optionOrder.length',
    replacement: 'highestPlace(answer) < optionOrder.length',
    test: attempt,
  },
  {
    rule: 'an answer names places that the question has',
    file: 'packages/api/src/quizzes/answer-question.ts',
    text: 'typesTaking(answer).includes(type) && highestPlace(answer) < optionOrder.length',
    replacement: 'typesTaking(answer).includes(type)',
    test: attempt,
  },
  {
    rule: 'a key is shown before the end',
    file: 'packages/api/src/quizzes/check-question.ts',
    text: 'demandOpen(question, now);',
    replacement: '',
    test: router,
  },
  {
    rule: 'exam mode reveals no key',
    file: 'packages/api/src/quizzes/check-question.ts',
    text: "if (question.mode !== 'study') throw new DomainError('question-locked');",
    replacement: '',
    test: attempt,
  },
  {
    rule: 'drafts and retired exams are not listed',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: "where e.status = 'published' order by",
    replacement: 'order by',
    test: router,
  },
  {
    rule: 'an exam is as large as what is published of it',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: "and q.domain_code = d.code and q.status = 'published'",
    replacement: 'and q.domain_code = d.code',
    test: router,
  },
  {
    rule: 'the list of exams counts one’s own quizzes',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: 'where a.user_id = :userId and a.exam_id = e.id and a.submitted_at is not null',
    replacement: 'where a.exam_id = e.id and a.submitted_at is not null',
    test: router,
  },
  {
    rule: 'the list of exams counts quizzes that ended',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: 'where a.user_id = :userId and a.exam_id = e.id and a.submitted_at is not null',
    replacement: 'where a.user_id = :userId and a.exam_id = e.id',
    test: router,
  },
  {
    rule: 'open attempts are one’s own',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: 'where a.user_id = :userId and a.submitted_at is null and (a.deadline_at is null or a.deadline_at > :now)',
    replacement: 'where a.submitted_at is null and (a.deadline_at is null or a.deadline_at > :now)',
    test: router,
  },
  {
    rule: 'open attempts have not ended',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: 'where a.user_id = :userId and a.submitted_at is null and (a.deadline_at is null or a.deadline_at > :now)',
    replacement: 'where a.user_id = :userId and (a.deadline_at is null or a.deadline_at > :now)',
    test: router,
  },
  {
    rule: 'open attempts have time left',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: 'where a.user_id = :userId and a.submitted_at is null and (a.deadline_at is null or a.deadline_at > :now)',
    replacement:
      'where a.user_id = :userId and a.submitted_at is null and (cast(:now as timestamptz) is not null)',
    test: router,
  },
  {
    rule: 'a key that started an attempt is one’s own',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: 'where a.user_id = :userId and a.idempotency_key = :key',
    replacement: 'where a.idempotency_key = :key',
    test: router,
  },
  {
    rule: 'the limit of open attempts counts one’s own',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: 'where o.user_id = :userId and o.submitted_at is null',
    replacement: 'where o.submitted_at is null',
    test: router,
  },
  {
    rule: 'the limit of open attempts counts open ones',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: 'where o.user_id = :userId and o.submitted_at is null',
    replacement: 'where o.user_id = :userId',
    test: router,
  },
  {
    rule: 'drafts and retired exams are not started',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: "where e.code = :examCode and e.status = 'published'",
    replacement: 'where e.code = :examCode',
    test: router,
  },
  {
    rule: 'drafts and retired questions are not drawn',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: "q.domain_code = d.code and q.status = 'published'",
    replacement: 'q.domain_code = d.code',
    test: router,
  },
  {
    rule: 'open attempts have a limit',
    file: 'packages/api/src/quizzes/start-attempt.ts',
    text: 'if (facts.openAttempts >= MAX_OPEN_ATTEMPTS) {',
    replacement: 'if (facts.openAttempts < 0) {',
    test: router,
  },
  {
    rule: 'a premium exam is started by who paid it',
    file: 'packages/api/src/quizzes/start-attempt.ts',
    text: 'await requireFeature(trx, {',
    replacement: 'Object({',
    test: router,
  },
  {
    rule: 'an exam that credits open is known as one',
    file: 'packages/api/src/quizzes/start-queries.ts',
    text: "exists (select from billing.offers f where f.feature = 'exam:' || e.code)",
    replacement: 'false',
    test: router,
  },
  {
    rule: 'a level asks its quiz whatever the exam costs',
    file: 'packages/api/src/quizzes/start-attempt.ts',
    text: 'if (command.level === undefined && exam.isOnOffer) {',
    replacement: 'if (exam.isOnOffer) {',
    test: router,
  },
  {
    rule: 'a key answers for what it started alone',
    file: 'packages/api/src/quizzes/start-attempt.ts',
    text: "if (!isSame) throw new DomainError('idempotency-key-reused');",
    replacement: '',
    test: attempt,
  },
  {
    rule: 'a level is tried with its own exam',
    file: 'packages/api/src/quizzes/start-attempt.ts',
    text: "if (command.examCode !== examCode) throw new DomainError('invalid-input', { field: 'examCode' });",
    replacement: '',
    test: levelQuiz,
  },
  {
    rule: 'a level is tried in exam mode',
    file: 'packages/api/src/quizzes/start-attempt.ts',
    text: "if (command.mode !== 'exam') throw new DomainError('invalid-input', { field: 'mode' });",
    replacement: '',
    test: levelQuiz,
  },
  {
    rule: 'a level says how many questions of which domain',
    file: 'packages/api/src/quizzes/start-attempt.ts',
    text: 'return { ...command, questionCount, domainCodes: domainCode === null ? undefined : [domainCode] };',
    replacement:
      'return { questionCount, domainCodes: domainCode === null ? undefined : [domainCode], ...command };',
    test: levelQuiz,
  },
  {
    rule: "a rehearsed import is its administrator's to look at",
    file: 'packages/api/src/quizzes/import/read-imports.ts',
    text: '.modify(isReached(db, asked))\n    .modify(withFacts(db));\n  if',
    replacement: '.modify(withFacts(db));\n  if',
    test: bankRouter,
  },
  {
    rule: "the rows of a rehearsed import are its administrator's to look at",
    file: 'packages/api/src/quizzes/import/read-imports.ts',
    text: ".modify(isReached(db, asked))\n    .select('userId')",
    replacement: ".select('userId')",
    test: bankRouter,
  },
  {
    rule: 'an import makes an exam when it is told its title',
    file: 'packages/api/src/quizzes/import/start-import.ts',
    text: 'if (exam === undefined && !mayMake)',
    replacement: 'if (exam === null && !mayMake)',
    test: bankRouter,
  },
  {
    rule: 'a dry run changes nothing',
    file: 'packages/api/src/quizzes/import/run-import.ts',
    text: 'if (run.isDryRun) throw new DryRunEnd(report);',
    replacement: '',
    test: bankRouter,
  },
];
