import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { newToken } from '../platform/secrets.ts';
import { credentials, registration, type Site, test, type Visitor } from '../testing/callers.ts';
import { sweepKnownDevices } from './known-devices.ts';

const DAY = 24 * 60 * 60 * 1000;
const newPassword = 'eight yellow kettles';
const limited = { cause: { reason: 'rate-limited' } };
const wrong = { cause: { reason: 'wrong-credentials' } };

interface Owner {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly home: Visitor;
}

/** Somebody who registered at home, proved the address, and signed out. */
async function addOwner(site: Site, name: string): Promise<Owner> {
  const home = site.visitor();
  const account = registration(name);
  const { userId } = await home.api.auth.register(account);
  const [mail] = await site.deliver();
  const token = /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  await home.api.auth.verifyEmail({ token });
  await home.api.auth.logOut();
  return { name, email: account.email, userId, home };
}

/** As much as anybody can do who knows a name and an address: from many places, until nothing is left. */
async function attack(site: Site, { name, email }: Pick<Owner, 'name' | 'email'>): Promise<void> {
  for (let guess = 0; guess < 12; guess += 1) {
    await site
      .visitor()
      .api.auth.logIn(credentials(name, 'wrong'))
      .catch(() => undefined);
    await site
      .visitor()
      .api.auth.logIn(credentials(email, 'wrong'))
      .catch(() => undefined);
  }
  for (let asked = 0; asked < 4; asked += 1)
    await site
      .visitor()
      .api.auth.requestPasswordReset({ email })
      .catch(() => undefined);
}

/** A browser with this in its cookie. */
function browser(site: Site, device: string | undefined): Visitor {
  return Object.assign(site.visitor(), { device });
}

describe('while strangers guess', () => {
  test('the owner signs in where they signed in before, and nowhere else', async ({ site }) => {
    const ada = await addOwner(site, 'ada');
    await attack(site, ada);
    await expect(site.visitor().api.auth.logIn(credentials('ada'))).rejects.toMatchObject(limited);
    await expect(ada.home.api.auth.logIn(credentials('ada'))).resolves.toMatchObject({ userId: ada.userId });
    await expect(ada.home.api.auth.logIn(credentials(ada.email))).resolves.toBeDefined();
  });

  test('nobody else’s guesses from one’s own address are in the way', async ({ site }) => {
    const ada = await addOwner(site, 'ada');
    const address = '198.51.100.7';
    const neighbour = site.visitor({ address });
    for (let guess = 0; guess < 51; guess += 1)
      await neighbour.api.auth.logIn(credentials(randomUUID(), 'wrong')).catch(() => undefined);
    const here = Object.assign(site.visitor({ address }), { device: ada.home.device });
    await expect(here.api.auth.logIn(credentials('ada'))).resolves.toBeDefined();
  });

  test('a browser that is known has ten tries in a quarter of an hour, and not those of everybody as well', async ({
    site,
  }) => {
    const ada = await addOwner(site, 'ada');
    for (let guess = 0; guess < 10; guess += 1)
      await expect(ada.home.api.auth.logIn(credentials('ada', 'wrong'))).rejects.toMatchObject(wrong);
    await expect(ada.home.api.auth.logIn(credentials('ada'))).rejects.toMatchObject(limited);
    await expect(site.visitor().api.auth.logIn(credentials('ada'))).resolves.toBeDefined();
  });

  test('what was made up, and the device of another account, buy nothing', async ({ site }) => {
    const [ada, bob] = [await addOwner(site, 'ada'), await addOwner(site, 'bob')];
    await attack(site, ada);
    for (const device of [newToken(), '', 'x'.repeat(5_000), `${newToken()} `, bob.home.device])
      await expect(browser(site, device).api.auth.logIn(credentials('ada'))).rejects.toMatchObject(limited);
  });

  test('an account that is not there is refused as one that is, whatever the cookie', async ({ site }) => {
    const ada = await addOwner(site, 'ada');
    const nobody = { name: 'nobody', email: 'nobody@example.org' };
    await attack(site, nobody);
    await attack(site, ada);
    for (const name of ['nobody', 'ada'])
      await expect(browser(site, newToken()).api.auth.logIn(credentials(name))).rejects.toMatchObject(
        limited,
      );
  });

  test('the owner who is signed in changes the password and the address', async ({ site }) => {
    const ada = await addOwner(site, 'ada');
    await ada.home.api.auth.logIn(credentials('ada'));
    await attack(site, ada);
    await ada.home.api.auth.changePassword({ newPassword });
    await ada.home.api.auth.changeEmail({ email: 'ada@example.net' });
  });

  test('a reset is asked for where the owner signed in before, and lets them in there', async ({ site }) => {
    const ada = await addOwner(site, 'ada');
    await attack(site, ada);
    await site.deliver();
    const { email } = ada;
    await expect(site.visitor().api.auth.requestPasswordReset({ email })).rejects.toMatchObject(limited);
    const bob = await addOwner(site, 'bob');
    await site.deliver();
    for (const device of [newToken(), bob.home.device])
      await expect(browser(site, device).api.auth.requestPasswordReset({ email })).rejects.toMatchObject(
        limited,
      );
    await ada.home.api.auth.requestPasswordReset({ email });
    const [mail] = await site.deliver();
    const token = /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const elsewhere = site.visitor();
    await elsewhere.api.auth.resetPassword({ token, newPassword });
    await expect(elsewhere.api.auth.logIn(credentials('ada', newPassword))).resolves.toBeDefined();
  });
});

describe('a browser is known', () => {
  test('for half a year after the last time that somebody signed in, and when they signed out', async ({
    site,
    db,
  }) => {
    const ada = await addOwner(site, 'ada');
    const { device } = ada.home;
    site.wait(179 * DAY);
    await ada.home.api.auth.logIn(credentials('ada'));
    expect(ada.home.device).toBe(device);
    site.wait(179 * DAY);
    await sweepKnownDevices(db, { now: site.now });
    await attack(site, ada);
    await expect(ada.home.api.auth.logIn(credentials('ada'))).resolves.toBeDefined();
    site.wait(180 * DAY);
    await attack(site, ada);
    await expect(ada.home.api.auth.logIn(credentials('ada'))).rejects.toMatchObject(limited);
    await sweepKnownDevices(db, { now: site.now });
    expect(await db('auth.known_devices').where({ userId: ada.userId })).toEqual([]);
  });

  test('by a hash of its secret, ten of one account, the oldest going first', async ({ site, db }) => {
    const ada = await addOwner(site, 'ada');
    const devices = [ada.home.device];
    for (let more = 0; more < 10; more += 1) {
      site.wait(1_000);
      const next = site.visitor();
      await next.api.auth.logIn(credentials('ada'));
      devices.push(next.device);
    }
    const kept = await db('auth.known_devices').where({ userId: ada.userId });
    expect(kept).toHaveLength(10);
    for (const device of devices) expect(JSON.stringify(kept)).not.toContain(device);
    await attack(site, ada);
    await expect(browser(site, devices[0]).api.auth.logIn(credentials('ada'))).rejects.toMatchObject(limited);
    await expect(browser(site, devices[1]).api.auth.logIn(credentials('ada'))).resolves.toBeDefined();
  });

  test('to everybody who signed in there', async ({ site }) => {
    const [ada, bob] = [await addOwner(site, 'ada'), await addOwner(site, 'bob')];
    const { device } = ada.home;
    await ada.home.api.auth.logIn(credentials('bob'));
    expect(ada.home.device).toBe(device);
    await attack(site, ada);
    await attack(site, bob);
    await expect(ada.home.api.auth.logIn(credentials('bob'))).resolves.toBeDefined();
    await expect(ada.home.api.auth.logIn(credentials('ada'))).resolves.toBeDefined();
  });

  test('no more when the password was changed in another one', async ({ site }) => {
    const ada = await addOwner(site, 'ada');
    const stolen = browser(site, ada.home.device);
    const other = site.visitor();
    await other.api.auth.logIn(credentials('ada'));
    await other.api.auth.changePassword({ newPassword });
    await attack(site, ada);
    await expect(stolen.api.auth.logIn(credentials('ada', newPassword))).rejects.toMatchObject(limited);
    await expect(other.api.auth.logIn(credentials('ada', newPassword))).resolves.toBeDefined();
  });

  test('never to a guest', async ({ site, db }) => {
    const visitor = site.visitor();
    await visitor.api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
    expect(visitor.device).toBeUndefined();
    expect(await db('auth.known_devices')).toEqual([]);
  });
});
