import type { Mutant } from '../mutant.ts';

export const guestMutants: readonly Mutant[] = [
  {
    rule: 'a guest is kept as long as was set',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: 'now.getTime() - idleDays *',
    replacement: 'now.getTime() - 7 *',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
  {
    rule: 'a guest is kept from the day of coming',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: 'u.created_at < :idleSince',
    replacement: 'true',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
  {
    rule: 'a guest who came back is kept',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: ' and s.last_seen_at >= :idleSince',
    replacement: ' and false',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
  {
    rule: 'only guests are removed',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: `[\`u.role = 'guest'\`, ...nowhere,`,
    replacement: '[...nowhere,',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
  {
    rule: 'a guest with work is kept',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: ', ...nowhere, ...little]',
    replacement: ', ...little]',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
  {
    rule: 'one guest who is held up holds up no other',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: `
    .skipLocked()`,
    replacement: '',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
  {
    rule: 'a guest who has begun something is passed over',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: `
    .joinRelated('profile', { alias: 'p' })`,
    replacement: '',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
  {
    rule: 'a guest who comes back at the moment of the sweep is kept',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: `.where('u.id', anyOf(candidates)).where(goes)`,
    replacement: `.where('u.id', anyOf(candidates)).whereRaw(mayGo)`,
    test: 'packages/api/src/admin/sweep-idle-guests.test.ts',
  },
  {
    rule: 'a guest who answered is kept',
    file: 'packages/api/src/quizzes/guest-traces.ts',
    text: `>= \${ANSWERS}`,
    replacement: `> \${ANSWERS}`,
    test: 'packages/api/src/admin/sweep-idle-guests.test.ts',
  },
  {
    rule: 'a guest who tried levels is kept',
    file: 'packages/api/src/progress/guest-traces.ts',
    text: `>= \${TRIES}`,
    replacement: `> \${TRIES}`,
    test: 'packages/api/src/admin/sweep-idle-guests.test.ts',
  },
  {
    rule: 'a guest with XP is kept',
    file: 'packages/api/src/gamification/guest-traces.ts',
    text: ' and k.xp > 0',
    replacement: ' and false',
    test: 'packages/api/src/admin/sweep-idle-guests.test.ts',
  },
  {
    rule: 'what tells of a guest in the stream is erased by the role for it',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: 'await (isAppendOnly ? asRole(trx, databaseRoles.eraser, erase) : erase());',
    replacement: 'await erase();',
    test: 'packages/api/src/admin/sweep-idle-guests.test.ts',
  },
];
