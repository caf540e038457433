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
    text: ' and u.created_at < :idleSince',
    replacement: '',
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
    text: `[\`u.role = 'guest'\`, ...nowhere]`,
    replacement: 'nowhere',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
  {
    rule: 'a guest with work is kept',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: ', ...nowhere]',
    replacement: ']',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
  {
    rule: 'one guest who is held up holds up no other',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: ' skip locked',
    replacement: '',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
  {
    rule: 'a guest who has begun something is passed over',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: 'for update of u, p skip',
    replacement: 'for update of u skip',
    test: 'packages/api/src/auth/sweep-guests.test.ts',
  },
];
