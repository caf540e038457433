import { expect } from 'vitest';
import { addLearner } from '../testing/builders.ts';
import { type Caller, test } from '../testing/callers.ts';
import type { Role } from './context.ts';

/** One procedure of each kind. */
const kinds = {
  public: (api: Caller) => api.auth.me(),
  learner: (api: Caller) => api.billing.balance(),
  account: (api: Caller) => api.billing.orders({}),
  admin: (api: Caller) => api.admin.status(),
} as const;
type Kind = keyof typeof kinds;

const everybody: readonly Kind[] = ['public', 'learner', 'account', 'admin'];

test.for<readonly [Role, readonly Kind[]]>([
  ['guest', ['public', 'learner']],
  ['individual', ['public', 'learner', 'account']],
  ['member', ['public', 'learner', 'account']],
  ['admin', everybody],
])(
  'a session of the role %s may call what is %s, and is forbidden the rest',
  async ([role, allowed], { db, callerFor }) => {
    const userId = await addLearner(db, { role });
    const api = callerFor({ userId, role, sessionId: '0'.repeat(64), timeZone: 'UTC', language: 'en' });
    for (const kind of allowed) await expect(kinds[kind](api), kind).resolves.toBeDefined();
    for (const kind of everybody.filter((one) => !allowed.includes(one)))
      await expect(kinds[kind](api), kind).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'forbidden' });
  },
);

test('a visitor may call what is public, and has to sign in for the rest', async ({ visitor }) => {
  const { api } = visitor();
  expect(await kinds.public(api)).toBeNull();
  for (const kind of ['learner', 'account', 'admin'] as const)
    await expect(kinds[kind](api), kind).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
      message: 'unauthenticated',
    });
});
