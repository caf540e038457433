import { describe, expect } from 'vitest';
import { PASSWORD, registration, type Site, test, type Visitor } from '../testing/callers.ts';

const device = { deviceName: 'Terminal on calculon' };
const refusal = (reason: string) => ({ cause: expect.objectContaining({ reason }) });

async function signedIn(site: Site, name: string): Promise<Visitor> {
  const visitor = site.visitor();
  await visitor.api.auth.register(registration(name));
  return visitor;
}

describe('a device that asks to act for somebody', () => {
  test('waits, is shown to whoever types its code, and gets its session once', async ({ site }) => {
    const ada = await signedIn(site, 'ada');
    const terminal = site.visitor({ address: '198.51.100.7', userAgent: 'studyhall' });
    const { deviceCode, userCode, intervalSeconds } = await terminal.api.auth.startDevice(device);
    const redeem = () => terminal.api.auth.redeemDevice({ deviceCode });
    await expect(redeem()).rejects.toMatchObject(refusal('authorization-pending'));

    const shown = await ada.api.auth.claimDevice({ userCode: userCode.toLowerCase().replace('-', ' ') });
    expect(shown).toMatchObject({ ...device, userCode, network: '198.51.100.0/24', scopes: null });
    await ada.api.auth.approveDevice({ userCode });
    site.wait(intervalSeconds * 1000);
    const { token } = await redeem();
    const signed = Object.assign(site.visitor(), { token });
    expect(await signed.api.auth.me()).toMatchObject({ username: 'ada' });
    expect(await ada.api.auth.listSessions()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...device, channel: 'terminal', network: '198.51.100.0/24' }),
      ]),
    );
    site.wait(intervalSeconds * 1000);
    await expect(redeem()).rejects.toMatchObject(refusal('device-code-unknown'));
  });

  test('with scopes gets a token that may do no more', async ({ site }) => {
    const ada = await signedIn(site, 'ada');
    const asked = await site.visitor().api.auth.startDevice({ ...device, scopes: ['read'] });
    await ada.api.auth.claimDevice(asked);
    await ada.api.auth.approveDevice(asked);
    const { token, scopes } = await site.visitor().api.auth.redeemDevice(asked);
    expect(scopes).toEqual(['read']);
    const { api } = Object.assign(site.visitor(), { token });
    await expect(api.progress.enrol({ slug: 'any' })).rejects.toMatchObject(refusal('scope-missing'));
  });

  test('with scopes of administrators is approved by administrators alone', async ({ site }) => {
    const ada = await signedIn(site, 'ada');
    const asked = await site.visitor().api.auth.startDevice({ ...device, scopes: ['admin:write'] });
    await ada.api.auth.claimDevice(asked);
    await expect(ada.api.auth.approveDevice(asked)).rejects.toMatchObject(refusal('forbidden'));
    await expect(site.visitor().api.auth.redeemDevice(asked)).rejects.toMatchObject(refusal('device-denied'));
  });

  test('that asks too soon is told to slow down, each time by five seconds', async ({ site }) => {
    const { api } = site.visitor();
    const asked = await api.auth.startDevice(device);
    await expect(api.auth.redeemDevice(asked)).rejects.toMatchObject(refusal('authorization-pending'));
    const slow = (intervalSeconds: number) => ({
      cause: expect.objectContaining({
        reason: 'slow-down',
        details: { intervalSeconds, retryAfterSeconds: intervalSeconds },
      }),
    });
    await expect(api.auth.redeemDevice(asked)).rejects.toMatchObject(slow(10));
    await expect(api.auth.redeemDevice(asked)).rejects.toMatchObject(slow(15));
    site.wait(15_000);
    await expect(api.auth.redeemDevice(asked)).rejects.toMatchObject(refusal('authorization-pending'));
  });

  test('is told when somebody said no, and when its time is over', async ({ site }) => {
    const ada = await signedIn(site, 'ada');
    const { api } = site.visitor();
    const denied = await api.auth.startDevice(device);
    await ada.api.auth.claimDevice(denied);
    await ada.api.auth.denyDevice(denied);
    await expect(api.auth.redeemDevice(denied)).rejects.toMatchObject(refusal('device-denied'));
    await expect(ada.api.auth.approveDevice(denied)).rejects.toMatchObject(refusal('device-code-unknown'));
    const late = await api.auth.startDevice(device);
    await ada.api.auth.claimDevice(late);
    site.wait(10 * 60 * 1000);
    await ada.api.auth.confirm({ method: 'password', password: PASSWORD });
    await expect(ada.api.auth.approveDevice(late)).rejects.toMatchObject(refusal('device-code-unknown'));
    await expect(api.auth.redeemDevice(late)).rejects.toMatchObject(refusal('device-code-expired'));
  });

  test('of an account that was closed since gets nothing', async ({ site, db }) => {
    const ada = await signedIn(site, 'ada');
    const asked = await site.visitor().api.auth.startDevice(device);
    await ada.api.auth.claimDevice(asked);
    await ada.api.auth.approveDevice(asked);
    await db('auth.users').update({ isActive: false });
    await expect(site.visitor().api.auth.redeemDevice(asked)).rejects.toMatchObject(refusal('device-denied'));
  });
});

describe('a device that was let in and has not come yet', () => {
  const ends: Record<string, (ada: Visitor, site: Site) => Promise<unknown>> = {
    'somebody logs out there': async ({ api }) => await api.auth.logOut(),
    'the other sessions are ended': async (_, site) => {
      const elsewhere = site.visitor();
      await elsewhere.api.auth.logIn({ identifier: 'ada', password: PASSWORD });
      await elsewhere.api.auth.revokeOtherSessions();
    },
    'the password is changed elsewhere': async (_, site) => {
      const elsewhere = site.visitor();
      await elsewhere.api.auth.logIn({ identifier: 'ada', password: PASSWORD });
      await elsewhere.api.auth.changePassword({ newPassword: 'eight yellow kettles' });
    },
  };
  test.for(Object.entries(ends))('gets nothing once %s', async ([, end], { site }) => {
    const ada = await signedIn(site, 'ada');
    const { api } = site.visitor();
    const asked = [
      await api.auth.startDevice(device),
      await api.auth.startDevice({ ...device, scopes: ['read'] }),
    ];
    for (const one of asked) {
      await ada.api.auth.claimDevice(one);
      await ada.api.auth.approveDevice(one);
    }
    await end(ada, site);
    for (const one of asked)
      await expect(api.auth.redeemDevice(one)).rejects.toMatchObject(refusal('device-denied'));
    expect(await site.db('auth.sessions').where({ channel: 'terminal' })).toEqual([]);
    expect(await site.db('auth.api_tokens')).toEqual([]);
  });

  test('has proved what the session had proved that let it in, and no more', async ({ site }) => {
    const ada = await signedIn(site, 'ada');
    const asked = await site.visitor().api.auth.startDevice(device);
    await ada.api.auth.claimDevice(asked);
    site.wait(9 * 60 * 1000);
    await ada.api.auth.approveDevice(asked);
    const { token } = await site.visitor().api.auth.redeemDevice(asked);
    const terminal = Object.assign(site.visitor(), { token });
    site.wait(2 * 60 * 1000);
    const change = terminal.api.auth.changePassword({ newPassword: 'eight yellow kettles' });
    await expect(change).rejects.toMatchObject(refusal('confirmation-needed'));
  });
});

describe('a code', () => {
  test('is typed again by whoever had to sign in anew, and decided there', async ({ site }) => {
    const ada = await signedIn(site, 'ada');
    const bob = await signedIn(site, 'bob');
    const asked = await site.visitor().api.auth.startDevice(device);
    await ada.api.auth.claimDevice(asked);
    await ada.api.auth.logOut();
    await expect(bob.api.auth.claimDevice(asked)).rejects.toMatchObject(refusal('device-code-unknown'));
    const again = site.visitor();
    await again.api.auth.logIn({ identifier: 'ada', password: PASSWORD });
    await again.api.auth.claimDevice(asked);
    await again.api.auth.approveDevice(asked);
    expect(await site.visitor().api.auth.redeemDevice(asked)).toHaveProperty('token');
  });

  test('belongs to the session that typed it first: no other one decides, not even of the same person', async ({
    site,
  }) => {
    const ada = await signedIn(site, 'ada');
    const bob = await signedIn(site, 'bob');
    const asked = await site.visitor().api.auth.startDevice(device);
    await expect(bob.api.auth.approveDevice(asked)).rejects.toMatchObject(refusal('device-code-unknown'));
    await ada.api.auth.claimDevice(asked);
    await ada.api.auth.claimDevice(asked);
    const elsewhere = site.visitor();
    await elsewhere.api.auth.logIn({ identifier: 'ada', password: registration('ada').password });
    for (const other of [bob, elsewhere]) {
      await expect(other.api.auth.claimDevice(asked)).rejects.toMatchObject(refusal('device-code-unknown'));
      await expect(other.api.auth.approveDevice(asked)).rejects.toMatchObject(refusal('device-code-unknown'));
      await expect(other.api.auth.denyDevice(asked)).rejects.toMatchObject(refusal('device-code-unknown'));
    }
    await ada.api.auth.approveDevice(asked);
  });

  test('the code of a device is guessed a few times', async ({ site }) => {
    const ada = await signedIn(site, 'ada');
    for (let times = 0; times < 6; times += 1)
      await ada.api.auth.claimDevice(await site.visitor().api.auth.startDevice(device));
    for (let times = 0; times < 5; times += 1)
      await expect(ada.api.auth.claimDevice({ userCode: 'BCDF-GHJK' })).rejects.toMatchObject(
        refusal('device-code-unknown'),
      );
    await expect(ada.api.auth.claimDevice({ userCode: 'BCDF-GHJK' })).rejects.toMatchObject(
      refusal('rate-limited'),
    );
    const right = await site.visitor().api.auth.startDevice(device);
    await expect(ada.api.auth.claimDevice(right)).rejects.toMatchObject(refusal('rate-limited'));
  });

  test('devices that ask to be let in are limited by where they come from', async ({ site }) => {
    const { api } = site.visitor();
    for (let times = 0; times < 30; times += 1) await api.auth.startDevice(device);
    await expect(api.auth.startDevice(device)).rejects.toMatchObject(refusal('rate-limited'));
  });

  test('stands in the database as hashes alone', async ({ site, db }) => {
    const { deviceCode, userCode } = await site.visitor().api.auth.startDevice(device);
    const kept = JSON.stringify(await db('auth.device_codes'));
    for (const secret of [deviceCode, userCode, userCode.replace('-', '')])
      expect(kept).not.toContain(secret);
  });
});
