import type { Mutant } from '../mutant.ts';

const TOKENS = 'packages/api/src/auth/api-tokens.ts';
const TOKENS_TEST = 'packages/api/src/auth/api-tokens.test.ts';
const DEVICES = 'packages/api/src/auth/device-log-in.ts';
const DEVICES_TEST = 'packages/api/src/auth/device-log-in.test.ts';

export const programMutants: readonly Mutant[] = [
  {
    rule: 'a token opens what its scopes name',
    file: 'packages/api/src/platform/trpc.ts',
    text: 'if (fault === undefined) return next();',
    replacement: 'if (fault !== null) return next();',
    test: TOKENS_TEST,
  },
  {
    rule: 'what no token opens is open to none',
    file: 'packages/domain/src/auth/scopes.ts',
    text: `if (needed === undefined || needed === 'person') return 'session-needed';`,
    replacement: `if (needed === undefined || needed === 'person') return undefined;`,
    test: TOKENS_TEST,
  },
  {
    rule: 'a token that has ended opens nothing',
    file: TOKENS,
    text: ' and (t.expires_at is null or t.expires_at > :now)',
    replacement: ' and (:now::timestamptz is not null)',
    test: TOKENS_TEST,
  },
  {
    rule: 'a token of a closed account opens nothing',
    file: TOKENS,
    text: 'on u.id = :userId and u.is_active',
    replacement: 'on u.id = :userId',
    test: TOKENS_TEST,
  },
  {
    rule: 'a token is revoked by its owner',
    file: TOKENS,
    text: '.delete().where({ userId: viewer.userId, id })',
    replacement: '.delete().where({ id })',
    test: TOKENS_TEST,
  },
  {
    rule: 'scopes that open nothing of somebody’s are handed out by nobody',
    file: TOKENS,
    text: `if (!scopes.every((scope) => mayHandOut(holder, scope)))`,
    replacement: 'if (!scopes.every((scope) => mayHandOut(holder, scope)) && scopes.length === 0)',
    test: TOKENS_TEST,
  },
  {
    rule: 'a token without end is an administrator’s',
    file: TOKENS,
    text: `if (expiresInDays === null && viewer.role !== 'admin')`,
    replacement: `if (expiresInDays === 0 && viewer.role !== 'admin')`,
    test: TOKENS_TEST,
  },
  {
    rule: 'an account has fifty tokens at most',
    file: TOKENS,
    text: 'if (held >= MAX_API_TOKENS)',
    replacement: 'if (held > MAX_API_TOKENS)',
    test: TOKENS_TEST,
  },
  {
    rule: 'a mailed link to a new password ends tokens',
    file: 'packages/api/src/auth/reset-password.ts',
    text: 'await revokePrograms(trx, { userId });',
    replacement: '',
    test: TOKENS_TEST,
  },
  {
    rule: 'a code belongs to the session that typed it',
    file: DEVICES,
    text: '    .modify(isFreeFor(ctx))\n',
    replacement: '',
    test: DEVICES_TEST,
  },
  {
    rule: 'a device is let in by the session that typed its code',
    file: DEVICES,
    text: '.where({ claimedBy: viewer.userId, claimedIn: viewer.sessionId })',
    replacement: '.where({ claimedBy: viewer.userId })',
    test: DEVICES_TEST,
  },
  {
    rule: 'a code that is over lets nothing in',
    file: DEVICES,
    text: `    .where({ claimedBy: viewer.userId, claimedIn: viewer.sessionId })
    .where('expiresAt', '>', now)`,
    replacement: '    .where({ claimedBy: viewer.userId, claimedIn: viewer.sessionId })',
    test: DEVICES_TEST,
  },
  {
    rule: 'a device gets what it asked for once',
    file: DEVICES,
    text: `const state = told === 'redeem' ? 'redeemed' : device.state;`,
    replacement: 'const { state } = device;',
    test: DEVICES_TEST,
  },
  {
    rule: 'a code is typed again only where the session that typed it has ended',
    file: DEVICES,
    text: '.whereNotExists(claiming)',
    replacement: '',
    test: DEVICES_TEST,
  },
  {
    rule: 'a device is let in as long as the session holds that said yes, and the account is open',
    file: DEVICES,
    text: '  if (approving === undefined || approving.session.expiresAt <= now) return undefined;\n',
    replacement: '  if (approving === undefined) throw now;\n',
    test: DEVICES_TEST,
  },
  {
    rule: 'a device has proved no more than the session that let it in',
    file: DEVICES,
    text: 'network, now, provedAt } as const;',
    replacement: 'network, now, provedAt: provedAt && now } as const;',
    test: DEVICES_TEST,
  },
  {
    rule: 'what programs opened by logging in ends with the other sessions',
    file: 'packages/api/src/auth/sessions.ts',
    text: 'except: sessionId, now });\n  await revokeLogIns(db, { userId });\n',
    replacement: 'except: sessionId, now });\n',
    test: TOKENS_TEST,
  },
  {
    rule: 'whoever is still typing the former password gets no session',
    file: 'packages/api/src/auth/accounts.ts',
    text: '  if (current === undefined || current.passwordHash !== passwordHash)\n',
    replacement: '  if (current === undefined)\n',
    test: 'packages/api/src/auth/races.test.ts',
  },
  {
    rule: 'a cookie opens sessions alone',
    file: 'apps/server/src/session-cookie.ts',
    text: 'cookie?.startsWith(API_TOKEN_PREFIX) === true ? undefined : cookie',
    replacement: 'API_TOKEN_PREFIX.length === 0 ? undefined : cookie',
    test: 'apps/server/src/rest.test.ts',
  },
  {
    rule: 'administrators without the second factor that is wanted send no files',
    file: 'apps/server/src/demand-author.ts',
    text: 'if (viewer.isSecondFactorMissing === true)',
    replacement: 'if (viewer.userId === undefined)',
    test: 'apps/server/src/uploads.test.ts',
  },
  {
    rule: 'what administrators change of their own ways in is told',
    file: 'packages/api/src/auth/factors/proven-procedure.ts',
    text: '  .use(auditedOfOwn)\n',
    replacement: '',
    test: 'packages/api/src/auth/factors/administrators.test.ts',
  },
  {
    rule: 'a token of an administrator without the second factor that is wanted opens no administration',
    file: TOKENS,
    text: `\${IS_SECOND_FACTOR_MISSING} as "isSecondFactorMissing"`,
    replacement: 'false as "isSecondFactorMissing"',
    test: TOKENS_TEST,
  },
];
