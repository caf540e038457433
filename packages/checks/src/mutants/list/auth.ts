import type { Mutant } from '../mutant.ts';

export const authMutants: readonly Mutant[] = [
  {
    rule: 'a closed account cannot log in',
    file: 'packages/api/src/auth/log-in.ts',
    text: 'if (!account.isActive)',
    replacement: 'if (false)',
    test: 'packages/api/src/admin/users.test.ts',
  },
];
