import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import {
  credentials,
  openSite,
  registration,
  type Site,
  uncounted,
  type Visitor,
} from '../../testing/callers.ts';
import { codeAt } from '../../testing/code-at.ts';
import { addApp, addPasskeyTo } from '../../testing/factors.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let db: Knex;
let site: Site;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 20, patience: PATIENCE });
  // Twenty guesses of one code at once are wanted here.
  site = openSite(db, undefined, uncounted);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** How many succeeded, and with which reasons the others failed. */
async function twentyAtOnce(work: (index: number) => Promise<unknown>) {
  const settled = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => work(index)));
  const refusals = settled.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason instanceof Error ? outcome.reason.message : '?'] : [],
  );
  return { succeeded: 20 - refusals.length, refusals: [...new Set(refusals)] };
}

async function registered(name: string): Promise<Visitor> {
  const visitor = site.visitor();
  await visitor.api.auth.register(registration(name));
  return visitor;
}

/** Begins a sign-in of its own, each in another browser. */
async function begun(name: string): Promise<Visitor> {
  const visitor = site.visitor();
  await visitor.api.auth.logIn(credentials(name)).catch(() => undefined);
  return visitor;
}

const begunTimes = async (name: string, count: number) =>
  await Promise.all(Array.from({ length: count }, async () => await begun(name)));

test('twenty uses of one code of an app at once open one session', async () => {
  const { secret } = await addApp(site, await registered('ada'));
  const browsers = await begunTimes('ada', 10);
  const code = codeAt(secret, site.now);
  const { succeeded, refusals } = await twentyAtOnce(async (index) =>
    browsers[index % 10]?.api.auth.provideSecondFactor({ method: 'totp', code }),
  );
  expect(succeeded).toBe(1);
  expect(refusals.every((reason) => reason === 'code-wrong' || reason === 'sign-in-expired')).toBe(true);
});

test('twenty uses of one recovery code at once open one session', async () => {
  const { recoveryCodes } = await addApp(site, await registered('bob'));
  const browsers = await begunTimes('bob', 10);
  const code = recoveryCodes[0] ?? '';
  const { succeeded } = await twentyAtOnce(async (index) =>
    browsers[index % 10]?.api.auth.provideSecondFactor({ method: 'recovery-code', code }),
  );
  expect(succeeded).toBe(1);
});

test('a sign-in that was begun opens one session, with however many right codes at once', async () => {
  const { recoveryCodes } = await addApp(site, await registered('cleo'));
  const { begun: token } = await begun('cleo');
  const before = (await db('auth.sessions')).length;
  const { succeeded } = await twentyAtOnce(async (index) => {
    const tab = Object.assign(site.visitor(), { begun: token });
    const code = recoveryCodes[index % 10] ?? '';
    return await tab.api.auth.provideSecondFactor({ method: 'recovery-code', code });
  });
  expect(succeeded).toBe(1);
  expect((await db('auth.sessions')).length).toBe(before + 1);
});

test('twenty uses of one signature of a passkey at once open one session', async () => {
  const key = await addPasskeyTo(await registered('dora'));
  const assertion = key.sign(await site.visitor().api.auth.beginPasskeySignIn());
  const { succeeded, refusals } = await twentyAtOnce(
    async () => await site.visitor().api.auth.signInWithPasskey({ assertion }),
  );
  expect({ succeeded, refusals }).toEqual({ succeeded: 1, refusals: ['passkey-refused'] });
});

test('twenty confirmations of one app at once give one set of recovery codes', async () => {
  const { api } = await registered('emil');
  const { secret } = await api.auth.beginTotp();
  const code = codeAt(secret, site.now);
  const { succeeded, refusals } = await twentyAtOnce(async () => await api.auth.confirmTotp({ code }));
  expect({ succeeded, refusals }).toEqual({ succeeded: 1, refusals: ['not-found'] });
  expect(await api.auth.getSecurity()).toMatchObject({ recoveryCodesLeft: 10 });
});

test('twenty new sets of recovery codes at once leave one', async () => {
  const fay = await registered('fay');
  await addApp(site, fay);
  const { succeeded } = await twentyAtOnce(async () => await fay.api.auth.renewRecoveryCodes());
  expect(succeeded).toBe(20);
  expect(await fay.api.auth.getSecurity()).toMatchObject({ recoveryCodesLeft: 10 });
});

test('of two keys and a password that are all removed at once, one way in stays', async () => {
  const gus = await registered('gus');
  await addPasskeyTo(gus);
  await addPasskeyTo(gus);
  const [first, second] = (await gus.api.auth.getSecurity()).passkeys.map(({ id }) => id);
  const removals = [
    async () => await gus.api.auth.removePasskey({ id: first ?? '' }),
    async () => await gus.api.auth.removePasskey({ id: second ?? '' }),
    async () => await gus.api.auth.removePassword(),
  ];
  const settled = await Promise.allSettled(removals.map(async (remove) => await remove()));
  const refusals = settled.flatMap((outcome) =>
    outcome.status === 'rejected' ? [String(outcome.reason.message)] : [],
  );
  expect(refusals).toEqual(['last-sign-in-method']);
  const { hasPassword, passkeys } = await gus.api.auth.getSecurity();
  expect(passkeys.length + Number(hasPassword)).toBe(1);
});

test('whoever begins sign-ins without end keeps ten', async () => {
  await addApp(site, await registered('hal'));
  await begunTimes('hal', 15);
  const { userId } = (await db('auth.identifiers').where({ value: 'hal' }).first('userId')) ?? {};
  expect(await db('auth.begun_sign_ins').where({ userId })).toHaveLength(10);
});
