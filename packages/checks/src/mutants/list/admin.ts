import type { Mutant } from '../mutant.ts';

export const adminMutants: readonly Mutant[] = [
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
];
