import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { Reason } from '@studyhall/domain/errors';
import { describe, expect } from 'vitest';
import { type LimitName, limits } from '../platform/limits.ts';
import { hashToken } from '../platform/secrets.ts';
import { type Caller, credentials, PASSWORD, registration, type Site, test } from '../testing/callers.ts';
import { createSetupLink } from './set-up-administrator.ts';

const newPassword = 'eight yellow kettles';

/** Somebody with an account, everything of whom differs from anybody else's. */
interface Person {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly address: string;
  /** Of the mail that asks for a proof of the address. */
  readonly linkToken: string;
  /** Makes the first administrator; whose it is, is not known. */
  readonly setupToken: string;
  /** Signed in. */
  readonly api: Caller;
  /** Another browser at the same address, in which nobody is signed in. */
  readonly freshApi: Caller;
  /** Signed out, in the browser in which the account was made. */
  readonly knownApi: Caller;
  readonly device: string;
  readonly sessionId: string;
}

interface Use {
  /** As its mutant says it, too. */
  readonly rule: string;
  readonly limit: LimitName;
  readonly key: (person: Person) => string;
  readonly call: (person: Person) => Promise<unknown>;
  /** What is answered when none is left, where it is not said why. */
  readonly refusal?: Reason;
  /** What the call comes to for somebody who has some left; nothing: it succeeds. */
  readonly otherwise?: Reason;
}

const ofAddress = ({ address }: Person) => address;
const ofAccount = ({ userId }: Person) => userId;
const ofDevice = ({ userId, device }: Person) => `${userId}.${hashToken(device)}`;
const ofEmail = ({ email }: Person) => canonicalEmail(email);

/** Every use of the limiter in this folder. */
const uses: readonly Use[] = [
  {
    rule: 'asking whether a name is free, by registering, is limited by where it comes from',
    limit: 'register-try-address',
    key: ofAddress,
    call: ({ freshApi, name }) => freshApi.auth.register(registration(`${name}-again`)),
  },
  {
    rule: 'making accounts is limited by where it comes from',
    limit: 'register-address',
    key: ofAddress,
    call: ({ freshApi, name }) => freshApi.auth.register(registration(`${name}-again`)),
  },
  {
    rule: 'guessing passwords is limited by where it comes from',
    limit: 'log-in-address',
    key: ofAddress,
    call: ({ freshApi, name }) => freshApi.auth.logIn(credentials(name)),
  },
  {
    rule: 'guessing passwords is limited by the name that is typed',
    limit: 'log-in-identifier',
    key: ({ name }) => name,
    call: ({ freshApi, name }) => freshApi.auth.logIn(credentials(name.toUpperCase())),
  },
  {
    rule: 'guessing passwords is limited by the account, whichever of its names is typed',
    limit: 'log-in-account',
    key: ofAccount,
    call: ({ freshApi, name }) => freshApi.auth.logIn(credentials(name)),
    refusal: 'wrong-credentials',
  },
  {
    rule: 'guessing passwords in a browser that the account knows is limited by that browser',
    limit: 'log-in-device',
    key: ofDevice,
    call: ({ knownApi, name }) => knownApi.auth.logIn(credentials(name)),
  },
  {
    rule: 'guessing one’s own password, in a session that was borrowed, is limited by the session',
    limit: 'own-password-session',
    key: ({ sessionId }) => sessionId,
    call: ({ api }) => api.auth.confirm({ method: 'password', password: PASSWORD }),
  },
  {
    rule: 'guessing a password with a mailed link in hand is limited by the account',
    limit: 'link-password-account',
    key: ofAccount,
    call: ({ freshApi, linkToken: token }) =>
      freshApi.auth.verifyEmailWithPassword({ token, password: PASSWORD }),
  },
  {
    rule: 'guessing links that prove an address is limited by where it comes from',
    limit: 'link-address',
    key: ofAddress,
    call: ({ api, linkToken: token }) => api.auth.verifyEmail({ token }),
  },
  {
    rule: 'guessing links that reset a password is limited by where it comes from',
    limit: 'link-address',
    key: ofAddress,
    call: ({ freshApi, linkToken: token }) => freshApi.auth.resetPassword({ token, newPassword }),
    otherwise: 'link-invalid-or-used',
  },
  {
    rule: 'guessing the link of the first administrator is limited by where it comes from',
    limit: 'link-address',
    key: ofAddress,
    call: ({ freshApi, name, setupToken: token }) => {
      const { username, email, password, timeZone, language } = registration(`${name}-again`);
      return freshApi.auth.setUpAdministrator({ token, username, email, password, timeZone, language });
    },
  },
  {
    rule: 'mails about another address are limited by the account that sends them',
    limit: 'mail-account',
    key: ofAccount,
    call: ({ api, name }) => api.auth.changeEmail({ email: `${name}@example.net` }),
  },
  {
    rule: 'mails that are asked for again are limited by the account that asks',
    limit: 'mail-account',
    key: ofAccount,
    call: ({ api }) => api.auth.resendVerification(),
  },
  {
    rule: 'mails that are asked for again are limited by the address that gets them',
    limit: 'mail-account',
    key: ofEmail,
    call: ({ api }) => api.auth.resendVerification(),
  },
  {
    rule: 'mails to whoever forgot a password are limited by where it is asked from',
    limit: 'mail-address',
    key: ofAddress,
    call: ({ freshApi, email }) => freshApi.auth.requestPasswordReset({ email }),
  },
  {
    rule: 'mails to whoever forgot a password are limited by the address that gets them',
    limit: 'mail-account',
    key: ofEmail,
    call: ({ freshApi, email }) => freshApi.auth.requestPasswordReset({ email: email.toUpperCase() }),
  },
  {
    rule: 'mails to whoever forgot a password in a browser that is known are limited by that browser',
    limit: 'mail-device',
    key: ofDevice,
    call: async ({ api, knownApi, email, linkToken: token }) => {
      await api.auth.verifyEmail({ token });
      return await knownApi.auth.requestPasswordReset({ email });
    },
  },
];

describe('with its allowance spent, and nobody else’s', () => {
  test.for(uses)('$rule', async ({ limit, key, call, refusal, otherwise }, { site }) => {
    const [ada, bob] = [await join(site, 'ada', '198.51.100.1'), await join(site, 'bob', '198.51.100.2')];
    const points = Array.from({ length: limits[limit].points });
    // Joining has cost some of them.
    await Promise.allSettled(points.map(() => site.limiter.spend(limit, key(ada))));
    const limited = { reason: 'rate-limited', details: { retryAfterSeconds: expect.any(Number) } };
    await expect(call(ada)).rejects.toMatchObject({
      cause: refusal === undefined ? limited : { reason: refusal },
    });
    if (otherwise === undefined) await expect(call(bob)).resolves.toBeDefined();
    else await expect(call(bob)).rejects.toMatchObject({ cause: { reason: otherwise } });
  });
});

describe('a mailed link that is right costs the address of a whole classroom nothing', () => {
  const once = limits['link-address'].points + 1;

  test('where it proves an address', async ({ site }) => {
    const { freshApi, linkToken: token } = await join(site, 'ada', '198.51.100.1');
    for (let opened = 0; opened < once; opened += 1)
      expect(await freshApi.auth.verifyEmail({ token })).toEqual({ state: 'password-needed' });
  });

  test('where it sets a password', async ({ site }) => {
    const { api, freshApi, email, linkToken } = await join(site, 'ada', '198.51.100.1');
    await api.auth.verifyEmail({ token: linkToken });
    await freshApi.auth.requestPasswordReset({ email });
    const token = tokenIn((await site.deliver()).at(-1)?.text);
    for (let tried = 0; tried < once; tried += 1)
      await expect(freshApi.auth.resetPassword({ token, newPassword: 'password1234' })).rejects.toMatchObject(
        {
          cause: { reason: 'password-too-weak' },
        },
      );
    await expect(freshApi.auth.resetPassword({ token, newPassword })).resolves.toBeDefined();
  });
});

async function join(site: Site, name: string, address: string): Promise<Person> {
  const visitor = site.visitor({ address });
  const { api } = visitor;
  const account = registration(name);
  const { userId } = await api.auth.register(account);
  const [mail] = await site.deliver();
  const { device = '' } = visitor;
  const [session] = await api.auth.listSessions();
  const setupLink = await createSetupLink(site.db, {
    publicOrigin: 'https://learn.example.org',
    now: site.now,
  });
  return {
    name,
    email: account.email,
    userId,
    address,
    linkToken: tokenIn(mail?.text),
    setupToken: tokenIn(setupLink?.url),
    api,
    freshApi: site.visitor({ address }).api,
    knownApi: Object.assign(site.visitor({ address }), { device }).api,
    device,
    sessionId: session?.id ?? '',
  };
}

/** Of the one link in a text. */
function tokenIn(text = ''): string {
  const [, token] = /https:\/\/learn\.example\.org\/[a-z-]+#(\S+)/.exec(text) ?? [];
  if (token === undefined) throw new Error('There is no link');
  return token;
}
