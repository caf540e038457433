import type { Mutant } from '../mutant.ts';

export const adminMutants: readonly Mutant[] = [
  {
    rule: 'a disk that was full long ago is not said to be full',
    file: 'packages/api/src/platform/resource-warning.ts',
    text: 'line === STORAGE_FULL && lastSeenAt.getTime() >= since',
    replacement: 'line === STORAGE_FULL',
    test: 'packages/api/src/platform/resource-warning.test.ts',
  },
  {
    rule: 'administrators learn why others do not see a name',
    file: 'packages/api/src/admin/user-queries.ts',
    text: 'nameProblem: hiddenNameProblemOf(row) ?? null',
    replacement: 'nameProblem: null',
    test: 'packages/api/src/admin/users.test.ts',
  },
  {
    rule: 'only administrators administer',
    file: 'packages/api/src/admin/router.ts',
    text: 'import { adminProcedure, router }',
    replacement: 'import { learnerProcedure as adminProcedure, router }',
    test: 'packages/api/src/admin/users.test.ts',
  },
  {
    rule: 'the last administrator stays one',
    file: 'packages/api/src/admin/change-user.ts',
    text: `if (isLast) throw new DomainError('last-administrator');`,
    replacement: '',
    test: 'packages/api/src/admin/users.test.ts',
  },
  {
    rule: 'a closed account is no administrator who is left',
    file: 'packages/api/src/admin/change-user.ts',
    text: `.where({ role: 'admin', isActive: true })`,
    replacement: `.where({ role: 'admin' })`,
    test: 'packages/api/src/admin/users.test.ts',
  },
  {
    rule: 'a guest is given no role',
    file: 'packages/api/src/admin/change-user.ts',
    text: `if (current.role === 'guest') throw new DomainError('forbidden', { role: 'guest' });`,
    replacement: '',
    test: 'packages/api/src/admin/users.test.ts',
  },
  {
    rule: 'a new role begins with a new log-in',
    file: 'packages/api/src/admin/change-user.ts',
    text: `patch({ role, updatedAt: now }).findById(userId);
    await closeAll(trx, { userId, now });`,
    replacement: 'patch({ role, updatedAt: now }).findById(userId);',
    test: 'packages/api/src/admin/users.test.ts',
  },
  {
    rule: 'closing an account ends its sessions',
    file: 'packages/api/src/admin/change-user.ts',
    text: `patch({ isActive, updatedAt: now }).findById(userId);
    await closeAll(trx, { userId, now });`,
    replacement: 'patch({ isActive, updatedAt: now }).findById(userId);',
    test: 'packages/api/src/admin/users.test.ts',
  },
  {
    rule: 'the role that somebody has signs nobody out',
    file: 'packages/api/src/admin/change-user.ts',
    text: 'if (current.role === role) return;',
    replacement: '',
    test: 'packages/api/src/admin/users.test.ts',
  },
  {
    rule: 'a plan that goes on is not ended without a word on when',
    file: 'packages/api/src/billing/end-plans.ts',
    text: `throw new DomainError('plan-running');`,
    replacement: '{}',
    test: 'packages/api/src/admin/closed-account.test.ts',
  },
  {
    rule: 'closing an account ends nobody else’s plan',
    file: 'packages/api/src/billing/subscription-queries.ts',
    text: `     where user_id = :userId and status <> all(:ended) and not (is_ending and :ending = 'period-end')`,
    replacement: `     where :userId <> '' and status <> all(:ended) and not (is_ending and :ending = 'period-end')`,
    test: 'packages/api/src/admin/closed-account.test.ts',
  },
  {
    rule: 'what was ended for a closed account touches no plan of the account that is open again',
    file: 'packages/api/src/billing/end-plans.ts',
    text: 'if (account?.isActive === false) {',
    replacement: '{',
    test: 'packages/api/src/admin/closed-account.test.ts',
  },
  {
    rule: 'the open checkouts of a closed account are closed',
    file: 'packages/api/src/billing/end-plans.ts',
    text: 'await attempt(closeCheckout(db, ending, sessionId));',
    replacement: 'void sessionId;',
    test: 'packages/api/src/admin/closed-account.test.ts',
  },
  {
    rule: 'a plan that could not be ended is tried again',
    file: 'packages/api/src/billing/end-plans.ts',
    text: `if (asked + checkouts.length > 0) await enqueue(`,
    replacement: `if (asked + checkouts.length < 0) await enqueue(`,
    test: 'packages/api/src/admin/closed-account.test.ts',
  },
];
