import type { Mutant } from '../mutant.ts';

const people = 'packages/api/src/admin/people/people.test.ts';
const looking = 'packages/api/src/auth/impersonation.test.ts';
const bans = 'packages/api/src/auth/bans.test.ts';
const races = 'packages/api/src/admin/people/rights-races.test.ts';

/** Accounts that administrators make for others, shut others out of, and look at as their owners. */
export const peopleMutants: readonly Mutant[] = [
  {
    rule: 'a file tells of accounts that are shut',
    file: 'packages/domain/src/auth/people-plan.ts',
    text: '  if (account.shut !== null) {',
    replacement: '  if (account.userId === "") {',
    test: people,
  },
  {
    rule: 'a file opens no way into an account that may more than its own',
    file: 'packages/domain/src/auth/people-plan.ts',
    text: 'isReachedByHand && !isPowerful(account)',
    replacement: 'isReachedByHand',
    test: people,
  },
  {
    rule: 'who is promoted or given a right while a file asks for new links is handed none',
    file: 'packages/api/src/admin/people/import-people.ts',
    text: 'if (!isHandingOut) return planPeople(rows, known);',
    replacement: 'if (people.length > 0 || isHandingOut) return planPeople(rows, known);',
    test: races,
  },
  {
    rule: 'what is made in a session does not outlast one that was ended meanwhile',
    file: 'packages/api/src/auth/sessions.ts',
    text: `if (found === undefined || found.session.expiresAt <= now) throw`,
    replacement: `if (userId === '' || (found?.session.expiresAt ?? now) < now) throw`,
    test: races,
  },
  {
    rule: 'a token is made in a session that is open once its account is locked',
    file: 'packages/api/src/auth/api-tokens.ts',
    text: `    await demandSession(trx, { ...viewer, now });\n`,
    replacement: `    await lockAccount(trx, userId);\n`,
    test: races,
  },
  {
    rule: 'nobody signs in to an account that was shut after the password was right',
    file: 'packages/api/src/auth/sign-in.ts',
    text: `    throw new DomainError('account-disabled');\n`,
    replacement: `    await Promise.resolve(DomainError);\n`,
    test: races,
  },
  {
    rule: 'who has a password is invited by nobody',
    file: 'packages/api/src/auth/invited.ts',
    text: '    .whereNotExists(Password.query().where({ userId }))\n',
    replacement: '',
    test: people,
  },
  {
    rule: 'who has entered their account is invited by nobody',
    file: 'packages/api/src/auth/invited.ts',
    text: `    .whereNull('lastLoginAt')
    .whereNot({ role: 'guest' })
    .where({ isActive: true })
    .whereNotExists(Password.query().where({ userId }))
`,
    replacement: '',
    test: people,
  },
  {
    rule: 'an invitation is used once',
    file: 'packages/api/src/auth/accept-invitation.ts',
    text: 'const proof = await useToken(trx, use);',
    replacement: 'const proof = await lookAtLink(ctx, use);',
    test: people,
  },
  {
    rule: 'a name or an address is made an account of once',
    file: 'packages/api/src/admin/people/create-user.ts',
    text: 'if (known.length > 0)',
    replacement: 'if (known.length > 100)',
    test: people,
  },
  {
    rule: 'administrators set the passwords of other administrators for nobody',
    file: 'packages/api/src/admin/people/reset-password-of.ts',
    text: `user.role === 'admin' && userId !== viewer.userId`,
    replacement: 'false',
    test: people,
  },
  {
    rule: 'a dry run of a file of people changes nothing',
    file: 'packages/api/src/admin/people/import-people.ts',
    text: 'const links = isDryRun ? [] :',
    replacement: 'const links =',
    test: people,
  },
  {
    rule: 'who is banned reads why',
    file: 'packages/api/src/auth/log-in.ts',
    text: 'if (!isActive) throw shutOut(account);',
    replacement: `if (!isActive) throw new DomainError('account-disabled');`,
    test: bans,
  },
  {
    rule: 'a ban that has ended shuts nobody out',
    file: 'packages/api/src/auth/queries.ts',
    text: 'coalesce(u.ban_ends_at <= :now, false)',
    replacement: 'false',
    test: bans,
  },
  {
    rule: 'a ban is lifted when it has ended, and not before',
    file: 'packages/api/src/auth/bans.ts',
    text: `        .where('banEndsAt', '<=', lifting.now)\n`,
    replacement: `        .whereNotNull('banEndsAt')\n`,
    test: bans,
  },
  {
    rule: 'whoever looks on changes nothing',
    file: 'packages/api/src/platform/trpc.ts',
    text: `  if (type !== 'query') throw new DomainError('impersonation-reads-only');\n`,
    replacement: '',
    test: looking,
  },
  {
    rule: 'what opens an account stays closed to whoever looks on',
    file: 'packages/api/src/platform/trpc.ts',
    text: `  if (scopeFault(['read'], meta?.scope) !== undefined) throw new DomainError('impersonation-closed');\n`,
    replacement: '',
    test: looking,
  },
  {
    rule: 'looking on ends',
    file: 'packages/api/src/auth/sessions.ts',
    text: 'if (impersonated === undefined || impersonated.endsAt <= now) {',
    replacement: 'if (impersonated === undefined) {',
    test: looking,
  },
  {
    rule: 'looking on that has ended writes nothing into the account of who looked',
    file: 'packages/api/src/platform/trpc.ts',
    text: `  if (meta?.answersAfterLooking !== true) demandLooking(viewer);\n`,
    replacement: '',
    test: looking,
  },
  {
    rule: 'looking on that has ended sends no file',
    file: 'apps/server/src/demand-author.ts',
    text: `  demandLooking(viewer);\n`,
    replacement: '',
    test: 'apps/server/src/page-owner.test.ts',
  },
  {
    rule: 'the session of who looked on says that it has ended, and is not simply theirs',
    file: 'packages/api/src/auth/sessions.ts',
    text: '    return { ...owner, impersonation: { by: owner.userId, until, endedOf } };',
    replacement: '    return owner;',
    test: looking,
  },
  {
    rule: 'nobody looks on as an administrator, as somebody shut out, or with rights that they lost',
    file: 'packages/api/src/auth/session-adapter.ts',
    text: ` and i.is_active and i.role <> 'admin' and u.role = 'admin'`,
    replacement: '',
    test: looking,
  },
  {
    rule: 'a page that is left over from another account changes nothing',
    file: 'apps/server/src/request-context.ts',
    text: `  if (owner !== viewer.userId) throw new DomainError('page-of-other-account');\n`,
    replacement: '',
    test: 'apps/server/src/page-owner.test.ts',
  },
  {
    rule: 'a file says whose page it is sent from',
    file: 'apps/web/src/kernel/send-bytes.ts',
    text: "'application/octet-stream', ...pageOwnerHeader(pageOwner())",
    replacement: "'application/octet-stream'",
    test: 'apps/web/src/kernel/send-bytes.test.ts',
  },
  {
    rule: 'a page stays that of whom it was loaded for',
    file: 'apps/web/src/kernel/api.ts',
    text: 'owner ??= ',
    replacement: 'owner = ',
    test: 'apps/web/src/kernel/send-bytes.test.ts',
  },
  {
    rule: 'looking on that ends with its session is written down',
    file: 'packages/api/src/auth/end-sessions.ts',
    text: `      await recordEndOfLooking(trx, { userId, impersonatedUserId, now });\n`,
    replacement: '      void impersonatedUserId;\n',
    test: looking,
  },
  {
    rule: 'looking on ends with a session whose time is over, before that is swept',
    file: 'packages/api/src/auth/impersonation.ts',
    text: `          .orWhere('expiresAt', '<=', now)\n`,
    replacement: '',
    test: looking,
  },
  {
    rule: 'looking on at somebody who is shut out is ended, and not taken up again when they are let in',
    file: 'packages/api/src/auth/impersonation.ts',
    text: `.where({ isActive: true })`,
    replacement: '',
    test: looking,
  },
  {
    rule: 'administrators are not looked at',
    file: 'packages/api/src/auth/impersonation.ts',
    text: `  if (user.role === 'admin') throw new DomainError('forbidden', { role: 'admin' });\n`,
    replacement: '',
    test: looking,
  },
];
