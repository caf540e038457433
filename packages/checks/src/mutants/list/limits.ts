import type { Mutant } from '../mutant.ts';

const limitsOfAccounts = 'packages/api/src/auth/limits.test.ts';
const overTheWire = 'apps/server/src/certificates.test.ts';

/** Every use of the limiter, taken out; a rule is the name of the test that notices. */
export const limitMutants: readonly Mutant[] = [
  {
    rule: 'asking whether a name is free, by registering, is limited by where it comes from',
    file: 'packages/api/src/auth/register.ts',
    text: "await limiter.spend('register-try-address', client.address);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'making accounts is limited by where it comes from',
    file: 'packages/api/src/auth/register.ts',
    text: "await limiter.spend('register-address', client.address);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'guessing passwords is limited by where it comes from',
    file: 'packages/api/src/auth/log-in.ts',
    text: "await limiter.spend('log-in-address', client.address);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'guessing passwords is limited by the name that is typed',
    file: 'packages/api/src/auth/log-in.ts',
    text: "await limiter.spend('log-in-identifier', typed);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'guessing passwords is limited by the account, whichever of its names is typed',
    file: 'packages/api/src/auth/log-in.ts',
    text: "await limiter.spend('log-in-account', accountKey);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'guessing passwords in a browser that the account knows is limited by that browser',
    file: 'packages/api/src/auth/log-in.ts',
    text: "await limiter.spend('log-in-device', key);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'guessing one’s own password, in a session that was borrowed, is limited by the session',
    file: 'packages/api/src/auth/change-password.ts',
    text: "await limiter.spend('own-password-session', viewer.sessionId);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'guessing a password with a mailed link in hand is limited by the account',
    file: 'packages/api/src/auth/verify-email.ts',
    text: "await limiter.spend('link-password-account', userId);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'guessing links that prove an address is limited by where it comes from',
    file: 'packages/api/src/auth/verify-email.ts',
    text: "await ctx.limiter.spend('link-address', ctx.client.address);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'guessing links that reset a password is limited by where it comes from',
    file: 'packages/api/src/auth/reset-password.ts',
    text: "await limiter.spend('link-address', client.address);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'guessing the link of the first administrator is limited by where it comes from',
    file: 'packages/api/src/auth/set-up-administrator.ts',
    text: "await limiter.spend('link-address', client.address);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'mails about another address are limited by the account that sends them',
    file: 'packages/api/src/auth/change-email.ts',
    text: `await limiter.spend('mail-account', userId);
  await inTransaction`,
    replacement: 'await inTransaction',
    test: limitsOfAccounts,
  },
  {
    rule: 'mails that are asked for again are limited by the account that asks',
    file: 'packages/api/src/auth/change-email.ts',
    text: `await limiter.spend('mail-account', userId);
  const user =`,
    replacement: 'const user =',
    test: limitsOfAccounts,
  },
  {
    rule: 'mails that are asked for again are limited by the address that gets them',
    file: 'packages/api/src/auth/change-email.ts',
    text: "await limiter.spend('mail-account', canonicalEmail(address));",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'mails to whoever forgot a password are limited by where it is asked from',
    file: 'packages/api/src/auth/reset-password.ts',
    text: "await limiter.spend('mail-address', client.address);",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'mails to whoever forgot a password are limited by the address that gets them',
    file: 'packages/api/src/auth/reset-password.ts',
    text: "await limiter.spend('mail-account', canonicalEmail(email));",
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'mails to whoever forgot a password in a browser that is known are limited by that browser',
    file: 'packages/api/src/auth/reset-password.ts',
    text: `await limiter.spend('mail-device', \`\${knowing.userId}.\${deviceHashOf(ctx)}\`);`,
    replacement: '',
    test: limitsOfAccounts,
  },
  {
    rule: 'looking at certificates is limited by where it comes from',
    file: 'packages/api/src/progress/certificate-router.ts',
    text: "await ctx.limiter.spend('certificate-address', ctx.client.address);",
    replacement: '',
    test: 'packages/api/src/progress/certificates/administer-certificates.test.ts',
  },
  {
    rule: 'looking at the files and the credential of a certificate is limited by where it comes from',
    file: 'packages/api/src/progress/certificates/certificate-file.ts',
    text: "await limiter.spend('certificate-address', client.address);",
    replacement: '',
    test: overTheWire,
  },
  {
    rule: 'drawing certificates is limited by where it is asked from',
    file: 'packages/api/src/progress/certificates/certificate-file.ts',
    text: "await ctx.limiter.spend('certificate-picture-address', ctx.client.address);",
    replacement: '',
    test: overTheWire,
  },
  {
    rule: 'looking at the page that verifies is limited by where it comes from',
    file: 'apps/server/src/verify-page.ts',
    text: "await limiter.spend('certificate-address', client.address);",
    replacement: '',
    test: overTheWire,
  },
  {
    rule: 'of an address are stretched by the factor of the installation, those of anything else never',
    file: 'packages/api/src/platform/limits.ts',
    text: 'points: isOfAddress(name) ? Math.ceil(points * factor) : points,',
    replacement: 'points: Math.ceil(points * factor),',
    test: 'packages/api/src/platform/limits.test.ts',
  },
  ...quotaMutants(),
];

/** Every count of rows, taken out. */
function quotaMutants(): Mutant[] {
  const test = 'packages/api/src/platform/quotas.test.ts';
  const take = (name: string, maker: string) =>
    `await takeQuota(trx, { name: '${name}', maker${maker}, now });`;
  const uses: readonly (readonly [rule: string, file: string, text: string])[] = [
    ['guests are counted', 'auth/start-guest.ts', take('guest', ': makerOf(ctx)')],
    ['runs of courses are counted', 'progress/enrol.ts', take('enrolment', ': { ...maker, userId }')],
    ['orders are counted', 'billing/begin-checkout.ts', take('checkout', ': { userId }')],
    ['visits to the portal are counted', 'billing/open-portal.ts', take('portal', ': { userId }')],
    ['files are counted', 'platform/uploads.ts', take('upload', ': { userId }')],
    ['imports are counted', 'quizzes/import/import-queries.ts', take('import', ': facts')],
  ];
  return [
    ...uses.map(([rule, file, text]) => ({
      rule,
      file: `packages/api/src/${file}`,
      text,
      replacement: '',
      test,
    })),
    {
      rule: 'attempts are counted',
      file: 'packages/api/src/quizzes/start-attempt.ts',
      text: "{ name: 'attempt', maker: { ...maker, userId }, now }",
      replacement: "{ name: 'attempt', maker: { ...maker, userId: undefined }, now }",
      test,
    },
    {
      rule: 'who has to wait is told so before anything about the exam',
      file: 'packages/api/src/quizzes/start-attempt.ts',
      text: 'if (facts.fullForSeconds !== null) demandQuota({ seconds: facts.fullForSeconds });',
      replacement: '',
      test,
    },
    {
      rule: 'a look at a count sees when it is over',
      file: 'packages/api/src/platform/quotas.ts',
      text: 'where q.ends_at > :now and q.used >= a.allowed',
      replacement: 'where q.used >= a.allowed',
      test,
    },
    {
      rule: 'of many at once no more are made than may',
      file: 'packages/api/src/platform/quotas.ts',
      text: 'q.used < (select a.allowed from asked a where a.owner = q.owner)',
      replacement: 'true',
      test,
    },
    {
      rule: 'a guest is counted by the network, too',
      file: 'packages/api/src/platform/quotas.ts',
      text: 'return [{ owner: network.key, allowed: Math.ceil(allowed * network.factor) }];',
      replacement: 'return [];',
      test,
    },
    {
      rule: 'who has an account is not counted by the network',
      file: 'packages/api/src/platform/quotas.ts',
      text: "if (viewer !== null && viewer.role !== 'guest') return { userId };",
      replacement: '',
      test,
    },
    {
      rule: 'a network of IPv6 is one address',
      file: 'apps/server/src/request-context.ts',
      text: "networkOf(request.ip ?? '')",
      replacement: "request.ip ?? ''",
      test: 'apps/server/src/limits.test.ts',
    },
    {
      rule: 'a proxy that writes the port or brackets makes no other address of it',
      file: 'apps/server/src/addresses.ts',
      text: '/^([\\d.]+):\\d+$/.exec(written)?.[1]',
      replacement: 'undefined',
      test: 'apps/server/src/limits.test.ts',
    },
    {
      rule: 'saving is slowed down',
      file: 'packages/api/src/platform/trpc.ts',
      text: 'saving(ctx.viewer.userId, ctx.now);',
      replacement: '',
      test,
    },
  ];
}
