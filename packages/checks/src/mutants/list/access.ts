import type { Mutant } from '../mutant.ts';

const test = 'packages/api/src/access.test.ts';

/** Whose something is, and who may ask at all: what the access table has to notice. */
export const accessMutants: readonly Mutant[] = [
  {
    rule: 'who is signed out may ask nothing that asks for a session',
    file: 'packages/api/src/platform/trpc.ts',
    text: `.meta({ access: 'learner' }).use(({ ctx, next }) => {
  if (ctx.viewer === null) throw new DomainError('unauthenticated');`,
    replacement: `.meta({ access: 'learner' }).use(({ ctx, next }) => {`,
    test,
  },
  {
    rule: 'guests may ask nothing that asks for an account',
    file: 'packages/api/src/platform/trpc.ts',
    text: `  if (ctx.viewer.role === 'guest') throw new DomainError('forbidden');\n`,
    replacement: '',
    test,
  },
  {
    rule: 'learners may ask nothing that asks for an administrator',
    file: 'packages/api/src/platform/trpc.ts',
    text: `  if (ctx.viewer.role !== 'admin') throw new DomainError('forbidden');\n`,
    replacement: '',
    test,
  },
  {
    rule: 'the session of a deactivated account is none',
    file: 'packages/api/src/auth/session-adapter.ts',
    text: 'on u.id = :userId and u.is_active',
    replacement: 'on u.id = :userId',
    test,
  },
  {
    rule: 'somebody’s devices are their own',
    file: 'packages/api/src/auth/queries.ts',
    text: `    .where({ userId })
    .where('expiresAt', '>', now)`,
    replacement: `    .where('expiresAt', '>', now)`,
    test,
  },
  {
    rule: 'nobody names the devices of others',
    file: 'packages/api/src/auth/queries.ts',
    text: 'patch({ deviceName }).where({ userId, id })',
    replacement: 'patch({ deviceName }).where({ id })',
    test,
  },
  {
    rule: 'a learner’s orders are their own',
    file: 'packages/api/src/billing/account-queries.ts',
    text: 'where o.user_id = :userId and (:before::uuid is null',
    replacement: 'where (:before::uuid is null',
    test,
  },
  {
    rule: 'an order of somebody else is not found',
    file: 'packages/api/src/billing/account-queries.ts',
    text: 'where o.user_id = :userId and o.id = :orderId',
    replacement: 'where o.id = :orderId',
    test,
  },
  {
    rule: 'a learner’s receipts are their own',
    file: 'packages/api/src/billing/account-queries.ts',
    text: 'Transaction.query(db) .where({ userId })',
    replacement: 'Transaction.query(db)',
    test,
  },
  {
    rule: 'nobody spends the credits of others',
    file: 'packages/api/src/billing/account-queries.ts',
    text: 'where user_id = :userId and remaining > 0',
    replacement: 'where remaining > 0',
    test,
  },
  {
    rule: 'what one learner opened is not open to others',
    file: 'packages/api/src/billing/entitlement-queries.ts',
    text: `where e.user_id = :userId and e.feature in (:feature, 'premium')`,
    replacement: `where e.feature in (:feature, 'premium')`,
    test,
  },
  {
    rule: 'the catalogue says what is open to whoever asks',
    file: 'packages/api/src/billing/entitlement-queries.ts',
    text: 'from billing.entitlements e where e.user_id = :userId) as rights',
    replacement: 'from billing.entitlements e) as rights',
    test,
  },
  {
    rule: 'a learner’s XP are their own',
    file: 'packages/api/src/gamification/collection-queries.ts',
    text: 'where x.user_id = :userId and (',
    replacement: 'where (',
    test,
  },
  {
    rule: 'the dashboard’s recent quizzes are one’s own',
    file: 'packages/api/src/home/dashboard-query.ts',
    text: `where a.user_id = :userId and a.submitted_at is not null
       order by`,
    replacement: `where a.submitted_at is not null
       order by`,
    test,
  },
  {
    rule: 'nobody imports the file of somebody else',
    file: 'packages/api/src/platform/uploads.ts',
    text: '.where({ userId, id: uploadId, isComplete: true })',
    replacement: '.where({ id: uploadId, isComplete: true })',
    test,
  },
  {
    rule: 'a learner’s certificates are their own',
    file: 'packages/api/src/progress/certificates/certificate-queries.ts',
    text: ".where('c.userId', userId)",
    replacement: '',
    test,
  },
  {
    rule: 'a learner’s history is their own',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: `where a.user_id = :userId and a.submitted_at is not null
       and (:examCode`,
    replacement: `where a.submitted_at is not null
       and (:examCode`,
    test,
  },
  {
    rule: 'a result of somebody else is not found',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: `as words, \${REVIEW_COLUMNS}
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where a.user_id = :userId and`,
    replacement: `as words, \${REVIEW_COLUMNS}
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where`,
    test,
  },
  {
    rule: 'a review of somebody else is not found',
    file: 'packages/api/src/quizzes/result-queries.ts',
    text: `as questions
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where a.user_id = :userId and`,
    replacement: `as questions
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where`,
    test,
  },
  {
    rule: 'a learner’s open attempts are their own',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: 'where a.user_id = :userId and a.submitted_at is null and (a.deadline_at',
    replacement: 'where a.submitted_at is null and (a.deadline_at',
    test,
  },
  {
    rule: 'the exams say how whoever asks did in them',
    file: 'packages/api/src/quizzes/exam-queries.ts',
    text: 'where a.user_id = :userId and a.exam_id = e.id',
    replacement: 'where a.exam_id = e.id',
    test,
  },
  {
    rule: 'an attempt of somebody else is not found',
    file: 'packages/api/src/quizzes/attempt-queries.ts',
    text: 'where a.user_id = :userId and a.id = :attemptId',
    replacement: 'where a.id = :attemptId',
    test,
  },
  {
    rule: 'what one administrator rehearses is not shown to another',
    file: 'packages/api/src/quizzes/import/read-imports.ts',
    text: 'others.where({ isDryRun: false });',
    replacement: "others.whereIn('isDryRun', [true, false]);",
    test,
  },
  {
    rule: 'what one administrator’s import reported is not shown to another',
    file: 'packages/api/src/quizzes/import/read-imports.ts',
    text: ".modify(isReached(db, asked))\n    .select('userId')",
    replacement: ".select('userId')",
    test,
  },
];
