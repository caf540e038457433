import type { Mutant } from '../mutant.ts';

const mergedHidden = 'packages/api/src/accounts/merge-hidden.test.ts';

/** Making one account of two, and two again. */
export const mergeMutants: readonly Mutant[] = [
  {
    rule: 'one’s own account takes over alone: a merge is undone by whom it was for',
    file: 'packages/api/src/accounts/undo-merge.ts',
    text: '{ id: mergeId, keepId: ctx.viewer.userId }',
    replacement: '{ id: mergeId }',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'a merge is undone for 14 days',
    file: 'packages/api/src/accounts/undo-merge.ts',
    text: 'undoUntil <= now || ',
    replacement: '',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'a code is gone with the account that made it',
    file: 'packages/api/src/accounts/merge-accounts.ts',
    text: '[KnownDevice, OneTimeToken, BegunSignIn]',
    replacement: '[KnownDevice, BegunSignIn]',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'an administrator gives no account away',
    file: 'packages/api/src/accounts/merge-accounts.ts',
    text: `  if (role === 'admin') throw new DomainError('merge-of-administrator');
`,
    replacement: '',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'why two accounts stay two is asked',
    file: 'packages/api/src/accounts/merge-accounts.ts',
    text: `  if (refusal !== undefined) throw new DomainError(refusal);
`,
    replacement: '',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'the second step of a merge is done once',
    file: 'packages/api/src/accounts/merge-accounts.ts',
    text: `    if (merge?.state !== 'taken-out') return;
`,
    replacement: `    if (merge === undefined) return;
`,
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'the second step of undoing a merge is done once',
    file: 'packages/api/src/accounts/undo-merge.ts',
    text: `    if (merge?.state !== 'given-back') return;
`,
    replacement: `    if (merge === undefined) return;
`,
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'nothing is erased before it has arrived in the other account',
    file: 'packages/api/src/accounts/erase-accounts.ts',
    text: `  if (await isMergeUnderWay(trx, { userId })) return undefined;
`,
    replacement: '',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'a code is made with a fresh proof',
    file: 'packages/api/src/accounts/router.ts',
    text: 'offerMerge: provenProcedure',
    replacement: 'offerMerge: accountProcedure',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'what would come of a merge is shown with a fresh proof',
    file: 'packages/api/src/accounts/router.ts',
    text: 'foreseeMerge: provenProcedure',
    replacement: 'foreseeMerge: accountProcedure',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'an account is taken over with a fresh proof',
    file: 'packages/api/src/accounts/router.ts',
    text: 'merge: provenProcedure',
    replacement: 'merge: accountProcedure',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'a merge is undone with a fresh proof',
    file: 'packages/api/src/accounts/router.ts',
    text: 'undoMerge: provenProcedure',
    replacement: 'undoMerge: accountProcedure',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'an account that became part of another is not opened beside it',
    file: 'packages/api/src/auth/deletions.ts',
    text: `  await refuseMergedAway(trx, { userId });
`,
    replacement: '',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'credits that came with another account go back whole',
    file: 'packages/domain/src/billing/wallet.ts',
    text: ' || lot.remaining < amount',
    replacement: '',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'a run that went on is not taken back',
    file: 'packages/api/src/progress/merge-part.ts',
    text: ' || (await goneOn.first(trx, pair)) !== undefined',
    replacement: '',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'a certificate that was taken back is not taken back with its run',
    file: 'packages/api/src/progress/merge-part.ts',
    text: '!isAsItCame || ',
    replacement: '',
    test: 'packages/api/src/accounts/merge-rules.test.ts',
  },
  {
    rule: 'what came with a merge is told apart',
    file: 'packages/api/src/gamification/merge-part.ts',
    text: 'delete().where({ userId, mergeId })',
    replacement: 'delete().where({ userId })',
    test: 'packages/api/src/accounts/merge.test.ts',
  },
  {
    rule: 'what others bought came with a merge, and is not looked for here',
    file: 'packages/api/src/gamification/freeze-sources.ts',
    text: ' and x.merge_id is null',
    replacement: '',
    test: 'packages/api/src/accounts/merge.test.ts',
  },
  {
    rule: 'a copy of an attempt has a key of its own',
    file: 'packages/api/src/quizzes/merge-part.ts',
    text: `    idempotency_key: 'gen_random_uuid()',
`,
    replacement: '',
    test: 'packages/api/src/accounts/merge-stuck.test.ts',
  },
  {
    rule: 'what has not arrived goes back, also when its time is over',
    file: 'packages/api/src/accounts/undo-merge.ts',
    text: `if (found.state === 'merged') await takeBackAll`,
    replacement: 'await takeBackAll',
    test: 'packages/api/src/accounts/merge-stuck.test.ts',
  },
  {
    rule: 'credits that never arrived go back by the books of their own account',
    file: 'packages/api/src/accounts/undo-merge.ts',
    text: 'const hasArrived = merge.mergedAt !== null;',
    replacement: 'const hasArrived = true;',
    test: 'packages/api/src/accounts/merge-stuck.test.ts',
  },
  {
    rule: 'a merge that goes back is not undone again',
    file: 'packages/api/src/accounts/undo-merge.ts',
    text: `    if (found.state === 'given-back') throw new DomainError('merge-under-way');
`,
    replacement: '',
    test: 'packages/api/src/accounts/merge-stuck.test.ts',
  },
  {
    rule: 'whoever is banned stays so when a merge is undone',
    file: 'packages/api/src/accounts/undo-merge.ts',
    text: '{ id: userId, banReason: null }',
    replacement: '{ id: userId }',
    test: 'packages/api/src/accounts/merge-bans.test.ts',
  },
  {
    rule: 'an account that became part of another is not taken back by signing in',
    file: 'packages/api/src/auth/deletions.ts',
    text: `  if (await isMergedAway(trx, { userId })) return false;
`,
    replacement: '',
    test: 'packages/api/src/accounts/merge-bans.test.ts',
  },
  {
    rule: 'what is undone meanwhile is not followed',
    file: 'packages/api/src/accounts/follow-merges.ts',
    text: `      if (found?.state !== 'merged') return;
`,
    replacement: '      void found;\n',
    test: 'packages/api/src/accounts/merge-races.test.ts',
  },
  {
    rule: 'what the payment provider ends early ends in both accounts',
    file: 'packages/api/src/billing/merge-part.ts',
    text: `  await openWhatIsOpen(trx, merging);
  const { debt }`,
    replacement: '  const { debt }',
    test: 'packages/api/src/accounts/merge-money.test.ts',
  },
  {
    rule: 'no certificate is issued to an account that became part of another',
    file: 'packages/api/src/progress/certificates/issue-certificate.ts',
    text: `  await refuseMergedAway(ctx.db, { userId });
`,
    replacement: '',
    test: 'packages/api/src/accounts/merge-certificates.test.ts',
  },
  {
    rule: 'an administrator undoes the merge of the account that was named',
    file: 'packages/api/src/accounts/undo-merge.ts',
    text: '{ otherId: await getUserId(ctx.db, user) }',
    replacement: '{ keepId: await getUserId(ctx.db, user) }',
    test: 'packages/api/src/accounts/merge-bans.test.ts',
  },
  {
    rule: 'no role is given to an account that is part of another',
    file: 'packages/api/src/admin/change-user.ts',
    text: `    await refuseMergedAway(trx, { userId });
    await User`,
    replacement: '    await User',
    test: 'packages/api/src/accounts/merge-bans.test.ts',
  },
  {
    rule: 'an account that is part of another is not closed by itself',
    file: 'packages/api/src/admin/change-user.ts',
    text: `await refuseMergedAway(trx, { userId });
      await closeAccount`,
    replacement: 'await closeAccount',
    test: 'packages/api/src/accounts/merge-bans.test.ts',
  },
  {
    rule: 'no right is given to an account that is part of another',
    file: 'packages/api/src/admin/people/change-rights.ts',
    text: `    await refuseMergedAway(trx, { userId });
`,
    replacement: '',
    test: 'packages/api/src/accounts/merge-bans.test.ts',
  },
  {
    rule: 'an account that is part of another is erased at once or as it is to be',
    file: 'packages/api/src/accounts/request-deletion.ts',
    text: `  if (!isNow) await refuseMergedAway(trx, { userId });
`,
    replacement: '',
    test: 'packages/api/src/accounts/merge-bans.test.ts',
  },
  {
    rule: 'what is hidden of an account is hidden of the one that it becomes part of',
    file: 'packages/api/src/auth/merge-part.ts',
    text: 'if (brought.length === 0) return undefined;',
    replacement: 'if (brought.length >= 0) return undefined;',
    test: mergedHidden,
  },
  {
    rule: 'what came with a merge is shown again when it is undone',
    file: 'packages/api/src/auth/merge-part.ts',
    text: 'if (sameOfIt === undefined) await',
    replacement: 'if (sameOfIt !== undefined) await',
    test: mergedHidden,
  },
  {
    rule: 'nothing comes back of an account that is erased',
    file: 'packages/api/src/accounts/undo-merge.ts',
    text: `if (leaving?.erasingSince != null) throw new DomainError('merge-keeper-erased');`,
    replacement: 'void leaving;',
    test: 'packages/api/src/accounts/merge-bans.test.ts',
  },
];
