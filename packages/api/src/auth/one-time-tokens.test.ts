import type { Knex } from 'knex';
import { expect } from 'vitest';
import { addLearner, NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';
import { getProof, issueToken, type Purpose, sweepTokens, useToken } from './one-time-tokens.ts';

const HOUR = 60 * 60 * 1000;
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
const refused = { reason: 'link-invalid-or-used' };

async function issue(db: Knex, purpose: Purpose = 'verify-email') {
  const userId = await addLearner(db);
  const link = { userId, purpose, address: 'ada@example.org', sessionId: null, now: NOW };
  return { userId, token: await issueToken(db, link) };
}

test('a token proves its account and address as often as it is looked at, and is used once', async ({
  db,
}) => {
  const { userId, token } = await issue(db);
  const use = { token, purpose: 'verify-email', now: NOW } as const;
  const proof = { userId, address: 'ada@example.org', sessionId: null };
  for (let looks = 0; looks < 2; looks += 1) expect(await getProof(db, use)).toEqual(proof);
  expect(await useToken(db, use)).toEqual(proof);
  await expect(useToken(db, use)).rejects.toMatchObject(refused);
  await expect(getProof(db, use)).rejects.toMatchObject(refused);
});

test.for([
  ['verify-email', 'reset-password'],
  ['reset-password', 'verify-email'],
] as const)('a token to %s is none to %s', async ([purpose, other], { db }) => {
  const { token } = await issue(db, purpose);
  const use = { token, purpose: other, now: NOW };
  await expect(getProof(db, use)).rejects.toMatchObject(refused);
  await expect(useToken(db, use)).rejects.toMatchObject(refused);
  await expect(useToken(db, { ...use, purpose })).resolves.toBeDefined();
});

test.for([
  ['verify-email', 24],
  ['reset-password', 1],
] as const)('a token to %s works for %d hours, and not at their end', async ([purpose, hours], { db }) => {
  const { token } = await issue(db, purpose);
  const over = { token, purpose, now: hoursLater(hours) };
  await expect(getProof(db, over)).rejects.toMatchObject(refused);
  await expect(useToken(db, over)).rejects.toMatchObject(refused);
  const inTime = { ...over, now: new Date(over.now.getTime() - 1) };
  await expect(getProof(db, inTime)).resolves.toBeDefined();
  await expect(useToken(db, inTime)).resolves.toBeDefined();
});

test('the secret of one account’s token is worth nothing with another account’s id', async ({ db }) => {
  const { token } = await issue(db);
  const [, secret = ''] = token.split('.');
  const mixed = { token: `${await addLearner(db)}.${secret}`, purpose: 'verify-email', now: NOW } as const;
  await expect(getProof(db, mixed)).rejects.toMatchObject(refused);
  await expect(useToken(db, mixed)).rejects.toMatchObject(refused);
});

test('using one token leaves the others usable', async ({ db }) => {
  const [first, second] = [await issue(db), await issue(db)];
  await useToken(db, { token: first.token, purpose: 'verify-email', now: NOW });
  await expect(
    getProof(db, { token: second.token, purpose: 'verify-email', now: NOW }),
  ).resolves.toBeDefined();
});

test('the sweep removes tokens that are over and nothing else', async ({ db }) => {
  await issue(db, 'reset-password');
  const { userId } = await issue(db);
  await sweepTokens(db, { now: hoursLater(1) });
  expect(await db('auth.one_time_tokens').select('userId')).toEqual([{ userId }]);
});

test('a newer link makes those before it void, and no others', async ({ db }) => {
  const { userId, token: first } = await issue(db);
  const link = { userId, address: 'ada@example.org', sessionId: null, now: NOW } as const;
  const reset = await issueToken(db, { ...link, purpose: 'reset-password' });
  const { token: ofOther } = await issue(db);
  const second = await issueToken(db, { ...link, purpose: 'verify-email' });
  const use = (token: string, purpose: Purpose = 'verify-email') =>
    getProof(db, { token, purpose, now: NOW });
  await expect(use(first)).rejects.toMatchObject(refused);
  await expect(use(second)).resolves.toBeDefined();
  await expect(use(ofOther)).resolves.toBeDefined();
  await expect(use(reset, 'reset-password')).resolves.toBeDefined();
});
