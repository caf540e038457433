import { avatars } from '@studyhall/content';
import { expect } from 'vitest';
import { addCatalogue } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';

const locale = { timeZone: 'UTC', language: 'en' } as const;

test('the avatar that one equips is the picture of the account from then on', async ({ db, visitor }) => {
  await addCatalogue(db);
  const { api } = visitor();
  await api.auth.startGuest(locale);
  for (const avatar of avatars.filter(({ isDefault }) => isDefault)) {
    await api.gamification.equipAvatar({ slug: avatar.slug });
    expect((await api.auth.me())?.avatarUrl).toBe(avatar.imageUrl);
  }
});

test('an avatar that was not earned changes nothing', async ({ db, visitor }) => {
  await addCatalogue(db);
  const { api } = visitor();
  await api.auth.startGuest(locale);
  const locked = avatars.find(({ isDefault }) => !isDefault)?.slug ?? '';
  await expect(api.gamification.equipAvatar({ slug: locked })).rejects.toThrow('avatar-locked');
  expect((await api.auth.me())?.avatarUrl).toBeNull();
});
