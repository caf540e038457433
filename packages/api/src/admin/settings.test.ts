import { describe, expect } from 'vitest';
import type { Viewer } from '../platform/context.ts';
import { readInstanceSettings } from '../platform/instance-settings.ts';
import { registration, test } from '../testing/callers.ts';

const admin: Viewer = {
  userId: '00000000-0000-4000-8000-000000000000',
  role: 'admin',
  sessionId: '0'.repeat(64),
  timeZone: 'UTC',
  language: 'en',
};

test('settings are as they come until somebody changes them; what is not named stays', async ({
  callerFor,
}) => {
  const { admin: api } = callerFor(admin);
  expect(await api.getSettings()).toMatchObject({ siteName: 'Studyhall', registration: 'open' });
  await api.changeSettings({ siteName: 'Hill School', registrationDomains: ['School.org '] });
  await api.changeSettings({ imprint: 'https://school.org/imprint' });
  expect(await api.getSettings()).toMatchObject({
    siteName: 'Hill School',
    registrationDomains: ['school.org'],
    imprint: 'https://school.org/imprint',
    colour: '#5b5fef',
  });
});

test('nobody but administrators reads or changes them: the code stands in them', async ({ callerFor }) => {
  for (const role of ['member', 'individual', 'guest'] as const) {
    const { admin: api } = callerFor({ ...admin, role });
    await expect(api.getSettings()).rejects.toThrow('forbidden');
    await expect(api.changeSettings({ siteName: 'Mine' })).rejects.toThrow('forbidden');
  }
});

test('a way to register that nobody could take is refused, and names what it needs', async ({
  callerFor,
}) => {
  const { admin: api } = callerFor(admin);
  await expect(api.changeSettings({ registration: 'code' })).rejects.toMatchObject({
    cause: { reason: 'setting-missing', details: { setting: 'registrationCode' } },
  });
  await expect(api.changeSettings({ registration: 'domain' })).rejects.toThrow('setting-missing');
  expect((await api.getSettings()).registration).toBe('open');
});

test('what an older release left unfit counts as not said', async ({ db, callerFor }) => {
  await callerFor(admin).admin.changeSettings({ colour: '#112233', siteName: 'Hill School' });
  await db('platform.instance_settings')
    .where({ name: 'colour' })
    .update({ value: JSON.stringify('blue') });
  expect(await readInstanceSettings(db)).toMatchObject({ colour: '#5b5fef', siteName: 'Hill School' });
});

describe('who may register', () => {
  test('nobody while it is closed, a guest neither', async ({ callerFor, visitor }) => {
    await callerFor(admin).admin.changeSettings({ registration: 'closed' });
    await expect(visitor().api.auth.register(registration('ada'))).rejects.toThrow('registration-closed');
    const guest = visitor();
    await guest.api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
    await expect(guest.api.auth.register(registration('bob'))).rejects.toThrow('registration-closed');
  });

  test('who knows the code, as it is read from a board', async ({ callerFor, visitor }) => {
    await callerFor(admin).admin.changeSettings({ registration: 'code', registrationCode: 'Blue Lantern' });
    for (const code of [undefined, '', 'blue'])
      await expect(visitor().api.auth.register({ ...registration('ada'), code })).rejects.toThrow(
        'registration-code-wrong',
      );
    await visitor().api.auth.register({ ...registration('ada'), code: ' blue lantern ' });
  });

  test('who has an address of the school', async ({ callerFor, visitor }) => {
    await callerFor(admin).admin.changeSettings({
      registration: 'domain',
      registrationDomains: ['school.org'],
    });
    await expect(
      visitor().api.auth.register({ ...registration('ada'), email: 'ada@example.com' }),
    ).rejects.toMatchObject({ cause: { reason: 'registration-domain', details: { domains: 'school.org' } } });
    await visitor().api.auth.register({ ...registration('ada'), email: 'ada@pupils.school.org' });
  });
});
