import { createApiClient, reasonOf } from '@studyhall/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';

let app: OpenApp;
let learner: SignedIn;

beforeAll(async () => {
  app = await openApp();
  learner = await app.signIn();
});
afterAll(() => app.close());

const reasonFor = async (call: Promise<unknown>) =>
  reasonOf(
    await call.then(
      () => {
        throw new Error('It succeeded');
      },
      (error: unknown) => error,
    ),
  );

describe('the typed client', () => {
  test('carries a session, and dates arrive as dates', async () => {
    const client = createApiClient({ url: app.origin, token: () => learner.token });
    const me = await client.auth.me.query();
    expect(me).toMatchObject({ userId: learner.userId, createdAt: expect.any(Date) });
  });

  test('without a session it may sign in, because it names the server', async () => {
    const client = createApiClient({ url: app.origin });
    const guest = await client.auth.startGuest.mutate({ timeZone: 'UTC', language: 'en' });
    expect(guest.role).toBe('guest');
  });

  test('twenty-five calls of one moment travel in three requests, none longer than the server takes', async () => {
    const sizes: number[] = [];
    const client = createApiClient({
      url: app.origin,
      fetch: async (input) => {
        const paths = new URL(String(input)).pathname.split(',');
        sizes.push(paths.length);
        return Response.json(paths.map(() => ({ result: { data: { json: null } } })));
      },
    });
    await Promise.all(Array.from({ length: 25 }, () => client.auth.me.query()));
    expect(sizes).toEqual([10, 10, 5]);
  });
});

describe('why a call failed', () => {
  test('is a reason of the procedure, with what may be shown', async () => {
    const client = createApiClient({ url: app.origin, token: () => learner.token });
    expect(
      await reasonFor(client.auth.logIn.mutate({ identifier: 'nobody', password: 'none of these words' })),
    ).toEqual({
      reason: 'wrong-credentials',
      status: 401,
      details: {},
      issues: [],
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('names the fields of a refused input', async () => {
    const client = createApiClient({ url: app.origin, token: () => learner.token });
    const failure = await reasonFor(client.auth.updateProfile.mutate({ timeZone: 'Mars/Olympus' }));
    expect(failure).toMatchObject({ reason: 'invalid-input', issues: [{ path: 'timeZone' }] });
  });

  test('is also known when the call never reached a procedure', async () => {
    const client = createApiClient({ url: app.origin, headers: { origin: 'https://evil.example' } });
    expect(await reasonFor(client.auth.logOut.mutate())).toMatchObject({
      reason: 'forbidden',
      requestId: expect.stringMatching(/./),
    });
  });

  test('is the network when nobody answers, or somebody else does', async () => {
    const nobody = createApiClient({ url: 'http://127.0.0.1:1' });
    expect(await reasonFor(nobody.auth.me.query())).toEqual({
      reason: 'network',
      status: 0,
      details: {},
      issues: [],
      requestId: '',
    });
    const proxy = createApiClient({
      url: app.origin,
      fetch: async () => new Response('<html>Bad gateway', { status: 502 }),
    });
    expect((await reasonFor(proxy.auth.me.query())).reason).toBe('network');
    expect(reasonOf(new Error('of our own')).reason).toBe('network');
  });

  test('is unknown when the server is newer than the client', async () => {
    const newer = async () =>
      Response.json(
        { reason: 'a-reason-of-tomorrow', details: { at: 1, nested: {} }, issues: 'none', requestId: 3 },
        { status: 409 },
      );
    const client = createApiClient({ url: app.origin, fetch: newer });
    expect(await reasonFor(client.auth.me.query())).toEqual({
      reason: 'unknown',
      status: 409,
      details: { at: 1 },
      issues: [],
      requestId: '',
    });
  });
});
