import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownPerson, type NewcomerRow, planPeople } from './people-plan.ts';

const ada: KnownPerson = {
  userId: 'ada',
  username: 'Ada',
  email: 'ada@school.org',
  pendingEmail: null,
  firstName: 'Ada',
  lastName: 'Lovelace',
  role: 'individual',
  rights: {},
  isEntered: true,
  shut: null,
};
const row = (newcomer: Partial<NewcomerRow['newcomer']>, line = 2): NewcomerRow => ({
  line,
  newcomer: { firstName: '', lastName: '', ...newcomer },
});

describe('a row beside the accounts that there are', () => {
  const invited: KnownPerson = {
    ...ada,
    userId: 'bob',
    username: null,
    email: null,
    pendingEmail: 'bob@school.org',
    isEntered: false,
  };

  it.each([
    ['nobody of theirs', row({ username: 'carl' }), { outcome: 'created' }],
    ['the same', row({ username: 'ada', email: 'ADA@school.org' }), { outcome: 'unchanged' }],
    ['the same by address', row({ email: 'ada@school.org', lastName: 'Lovelace' }), { outcome: 'unchanged' }],
    ['who was invited', row({ email: 'Bob@school.org' }), { outcome: 'unchanged' }],
    [
      'a name of somebody who has not been in',
      row({ email: 'bob@school.org', lastName: 'King' }),
      { outcome: 'updated', userId: 'bob', firstName: 'Ada', lastName: 'King' },
    ],
    [
      'a name that its owner has in hand',
      row({ username: 'ada', lastName: 'King' }),
      { outcome: 'differing', problems: [{ problem: 'name-differs', detail: 'Ada Lovelace' }] },
    ],
    [
      'another role',
      row({ username: 'ada', role: 'member' }),
      { outcome: 'differing', problems: [{ problem: 'role-differs', detail: 'individual' }] },
    ],
    [
      'an address of somebody else',
      row({ username: 'carl', email: 'ada@school.org' }),
      { outcome: 'rejected', problems: [{ column: 'address', problem: 'address-taken' }] },
    ],
    [
      'another address',
      row({ username: 'ada', email: 'countess@school.org' }),
      { outcome: 'rejected', problems: [{ column: 'address', problem: 'address-differs' }] },
    ],
  ])('%s', (_, given, planned) => {
    expect(planPeople([given], [ada, invited])).toMatchObject([planned]);
  });

  it.each(['banned', 'closed', 'leaving'] as const)('who is %s is told of, and left as it is', (shut) => {
    const problem = { problem: `account-${shut}`, detail: '' };
    expect(planPeople([row({ username: 'ada', email: 'ada@school.org' })], [{ ...ada, shut }])).toMatchObject(
      [{ outcome: 'differing', problems: [{ column: 'user-name', ...problem }] }],
    );
    expect(
      planPeople([row({ email: 'bob@school.org', lastName: 'King' })], [{ ...invited, shut }]),
    ).toMatchObject([{ outcome: 'differing', problems: [{ column: 'address', ...problem }] }]);
  });

  it.each([
    ['nobody’s power', {}, true],
    ['an administrator’s power', { role: 'admin' }, false],
    ['an author’s power', { rights: { author: 'listed' } }, false],
    ['support’s power', { rights: { support: 'all' } }, false],
  ] as const)(
    'who was made without an address, and has %s, is or is not handed a link',
    (_, power, isHanded) => {
      const waiting = { ...ada, email: null, isEntered: false, ...power };
      expect(planPeople([row({ username: 'ada' })], [waiting])).toMatchObject([
        { outcome: 'unchanged', isHanded },
      ]);
      expect(planPeople([row({ username: 'ada', lastName: 'King' })], [waiting])).toMatchObject([
        { outcome: 'updated', isHanded },
      ]);
    },
  );

  it('an address that a stranger only typed is nobody’s', () => {
    const stranger = { ...invited, isEntered: true };
    expect(planPeople([row({ email: 'bob@school.org' })], [stranger])).toMatchObject([
      { outcome: 'created' },
    ]);
  });

  it('of two rows for one person the second is rejected, with the line of the first', () => {
    const rows = [row({ username: 'carl', email: 'c@school.org' }, 2), row({ email: 'C@school.org' }, 3)];
    expect(planPeople(rows, [])).toMatchObject([
      { outcome: 'created' },
      { outcome: 'rejected', problems: [{ column: 'address', problem: 'repeated', detail: '2' }] },
    ]);
  });
});

it('of two rows about one account, by its name and by its address, the second is refused', () => {
  const rows = [{ username: 'ada' }, { email: 'ada@school.org', firstName: 'Bob' }].map((said, index) => ({
    line: index + 2,
    newcomer: {
      ...{ username: undefined, email: undefined, firstName: 'Ada', lastName: '', role: undefined },
      ...said,
    },
  }));
  expect(planPeople(rows, [{ ...ada, isEntered: false }])[1]).toMatchObject({
    outcome: 'rejected',
    problems: [{ column: 'address', problem: 'repeated', detail: '2' }],
  });
});

it('what was carried out changes nothing when it is planned again', () => {
  const name = fc.constantFrom('ada', 'Ada', 'bob', 'carl');
  const address = fc.constantFrom('ada@school.org', 'BOB@school.org', 'x@school.org');
  const newcomer = fc
    .record({
      username: fc.option(name, { nil: undefined }),
      email: fc.option(address, { nil: undefined }),
      firstName: fc.constantFrom('', 'Ada', 'Bob'),
      lastName: fc.constantFrom('', 'King'),
      role: fc.option(fc.constantFrom('individual' as const, 'member' as const), { nil: undefined }),
    })
    .filter(({ username, email }) => username !== undefined || email !== undefined);
  fc.assert(
    fc.property(fc.array(newcomer, { maxLength: 8 }), fc.boolean(), (newcomers, isEntered) => {
      const rows = newcomers.map((one, index) => ({ line: index + 2, newcomer: one }));
      const before = [{ ...ada, isEntered }];
      const planned = planPeople(rows, before);
      const after: KnownPerson[] = before.map((account) => {
        const change = planned.find((one) => one.outcome === 'updated' && one.userId === account.userId);
        return change?.outcome === 'updated'
          ? { ...account, firstName: change.firstName, lastName: change.lastName }
          : account;
      });
      for (const one of planned)
        if (one.outcome === 'created')
          after.push({
            userId: String(one.line),
            username: one.newcomer.username ?? null,
            email: null,
            pendingEmail: one.newcomer.email ?? null,
            firstName: one.newcomer.firstName,
            lastName: one.newcomer.lastName,
            role: one.newcomer.role ?? 'individual',
            rights: {},
            isEntered: false,
            shut: null,
          });
      for (const again of planPeople(rows, after))
        expect(['unchanged', 'differing', 'rejected']).toContain(again.outcome);
    }),
  );
});
