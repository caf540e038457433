import type { Mutant } from '../mutant.ts';

/** Who asks to go, is closed or banned meanwhile, and is erased at the end. */
export const leavingMutants: readonly Mutant[] = [
  {
    rule: 'deletion asks for a fresh proof',
    file: 'packages/api/src/accounts/router.ts',
    text: 'requestDeletion: provenProcedure',
    replacement: 'requestDeletion: learnerProcedure',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'the last administrator stays',
    file: 'packages/api/src/accounts/request-deletion.ts',
    text: 'mayEndAdministrator: true',
    replacement: 'mayEndAdministrator: false',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'only a guest goes at once by the own word',
    file: 'packages/api/src/accounts/request-deletion.ts',
    text: `  if (role !== 'guest') throw new DomainError('forbidden');
`,
    replacement: '',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'links and devices of a closed account are void',
    file: 'packages/api/src/accounts/request-deletion.ts',
    text: '[KnownDevice, OneTimeToken, BegunSignIn]',
    replacement: '[BegunSignIn]',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'what is erased at once is not taken back',
    file: 'packages/api/src/accounts/request-deletion.ts',
    text: 'opensAgain = !isNow && ',
    replacement: 'opensAgain = ',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'what somebody else closed stays closed',
    file: 'packages/api/src/accounts/request-deletion.ts',
    text: '(user.isActive || couldTakeBack)',
    replacement: 'true',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'closing ends tokens',
    file: 'packages/api/src/admin/close-account.ts',
    text: `  await revokePrograms(trx, { userId });
`,
    replacement: '',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'an account is taken back by its own secret',
    file: 'packages/api/src/auth/deletions.ts',
    text: 'void query.where({ undoHash })',
    replacement: 'void query.whereNotNull("undoHash")',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'nothing is taken back when the time is over',
    file: 'packages/api/src/auth/deletions.ts',
    text: `    .where('eraseAt', '>', now)
`,
    replacement: '',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'an account that an administrator has closed meanwhile is not taken back',
    file: 'packages/api/src/auth/deletions.ts',
    text: 'erasingSince: null, opensAgain: true }',
    replacement: 'erasingSince: null }',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'a ban keeps an account closed that is to be erased',
    file: 'packages/api/src/auth/deletions.ts',
    text: `  if (user?.banReason !== null) return false;
`,
    replacement: '',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'whoever is banned takes back no deletion by signing in',
    file: 'packages/api/src/auth/queries.ts',
    text: '(u.ban_reason is null or u.ban_ends_at <= :now)',
    replacement: 'true',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'a ban that is lifted gives nobody back what an administrator had closed before',
    file: 'packages/api/src/auth/bans.ts',
    text: `  await User.query(trx).patch({ banReason: null, banEndsAt: null, updatedAt: now }).findById(userId);
`,
    replacement: `  await User.query(trx).patch({ banReason: null, banEndsAt: null, updatedAt: now }).findById(userId);
  await Deletion.query(trx).patch({ opensAgain: true }).where({ userId });
`,
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'a ban is not lost when the account is to be erased',
    file: 'packages/api/src/accounts/request-deletion.ts',
    text: ', keepsBan: true',
    replacement: '',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'the mail about an account that is banned and to be erased promises no link',
    file: 'packages/api/src/accounts/request-deletion.ts',
    text: ' && user.banReason === null',
    replacement: '',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'what a ban that holds keeps from its owner is not said to be theirs, and what it does no more is',
    file: 'packages/api/src/admin/user-queries.ts',
    text: 'opensAgain === true && !isBanned',
    replacement: 'opensAgain === true && banReason === null',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'the end of a ban opens no account that is to be erased',
    file: 'packages/api/src/auth/bans.ts',
    text: 'leaving === undefined ? NOT_BANNED : { banReason: null, banEndsAt: null }',
    replacement: 'NOT_BANNED',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'an administrator who closes an account keeps it closed',
    file: 'packages/api/src/admin/change-user.ts',
    text: `      await keepClosed(trx, { userId });
    } else`,
    replacement: '    } else',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'an account that an administrator opens is not erased',
    file: 'packages/api/src/admin/change-user.ts',
    text: `  if (leaving !== undefined) await giveUpDeletion(trx, { secrets, now }, { userId });
`,
    replacement: '',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'whose deletion is given up is told',
    file: 'packages/api/src/auth/deletions.ts',
    text: `  await tellOwner(trx, { secrets, now }, { userId, notice: 'deletion-given-up' });
`,
    replacement: '',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'lifting a ban gives up no deletion',
    file: 'packages/api/src/admin/change-user.ts',
    text: 'leaving !== undefined && user.banReason !== null',
    replacement: 'leaving === undefined && user.banReason !== null',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'a ban that has ended opens no account that is to be erased, lifted or not',
    file: 'packages/api/src/auth/queries.ts',
    text: 'where d.user_id = u.id and d.undone_at is null and d.erased_at is null)`;',
    replacement: 'where false)`;',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'no mail promises a link that nobody can use',
    file: 'packages/api/src/accounts/request-deletion.ts',
    text: 'token: opensAgain ? token : null',
    replacement: 'token',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'erased is what is erased, not what was asked for',
    file: 'packages/api/src/accounts/request-deletion.ts',
    text: 'isErased: isNow && (await isErased(db, { userId }))',
    replacement: 'isErased: isNow',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'who is closed for good is not opened by the end of a ban of before',
    file: 'packages/api/src/admin/close-account.ts',
    text: 'keepsBan ? {} : NO_BAN',
    replacement: '{}',
    test: 'packages/api/src/auth/bans.test.ts',
  },
  {
    rule: 'who is closed for good gets no ban that would open the account',
    file: 'packages/api/src/admin/change-user.ts',
    text: `    if (until !== null && isClosedForGood(current, leaving)) throw new DomainError('account-closed');
`,
    replacement: '',
    test: 'packages/api/src/auth/bans.test.ts',
  },
  {
    rule: 'nobody bans themselves',
    file: 'packages/api/src/admin/change-user.ts',
    text: `  if (userId === viewer.userId) throw new DomainError('own-account');
`,
    replacement: '',
    test: 'packages/api/src/auth/bans.test.ts',
  },
  {
    rule: 'only the right password tells of a deletion',
    file: 'packages/api/src/auth/log-in.ts',
    text: 'isRight ? account : undefined, { takeBack }',
    replacement: 'account, { takeBack }',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'nobody takes back without saying so',
    file: 'packages/api/src/auth/log-in.ts',
    text: ' && account.eraseAt !== null && takeBack)',
    replacement: ' && account.eraseAt !== null)',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'one account that fails holds up no other',
    file: 'packages/api/src/accounts/erase-accounts.ts',
    text: '      failures.push(error);',
    replacement: '      throw error;',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'a restore is told of an account before its rows go',
    file: 'packages/api/src/accounts/erase-accounts.ts',
    text: `  await remember?.({ userIds: [userId], at: now });
`,
    replacement: '',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'kept mails go with the account',
    file: 'packages/api/src/accounts/erase-accounts.ts',
    text: `  await mailbox.forget(account);
`,
    replacement: '',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'an account waits for a mail that is on its way',
    file: 'packages/api/src/platform/forget-messages.ts',
    text: 'lockedUntil !== null && lockedUntil > now',
    replacement: 'lockedUntil !== null && lockedUntil < now',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'an account waits for a mail that is claimed between the look and the removal',
    file: 'packages/api/src/platform/forget-messages.ts',
    text: `    .orderBy('id')
    .forUpdate();`,
    replacement: `    .orderBy('id');`,
    test: 'packages/api/src/platform/forget-messages.test.ts',
  },
  {
    rule: 'mails on their way that say whose they are go with no other account',
    file: 'packages/api/src/platform/forget-messages.ts',
    text: '!isOfSomebody && names',
    replacement: 'names',
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'an address that was never proved takes nothing of anybody',
    file: 'packages/api/src/accounts/erase-accounts.ts',
    text: 'owned.map(({ display }) => canonicalEmail(display));',
    replacement: `[
    canonicalEmail((await User.query(trx).findById(userId))?.pendingEmail ?? ''),
    ...owned.map(({ display }) => canonicalEmail(display)),
  ];`,
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
  {
    rule: 'certificates are removed by the role for it',
    file: 'packages/api/src/accounts/erase-accounts.ts',
    text: `      if (erased === 'by-eraser') await asRole(trx, databaseRoles.eraser, remove);`,
    replacement: `      if (erased === 'by-eraser') await remove();`,
    test: 'packages/api/src/accounts/deletion.test.ts',
  },
];
