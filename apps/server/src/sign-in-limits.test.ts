import { afterAll, beforeAll, expect, test } from 'vitest';
import { type IdentityDesk, openIdentityDesk } from './testing/identity-browser.ts';

let desk: IdentityDesk;
beforeAll(async () => {
  desk = await openIdentityDesk({ factor: 1 });
});
afterAll(() => desk.close());

const limited = '/log-in?failure=rate-limited&provider=oidc';

test('making accounts by a provider is limited by where it comes from', async () => {
  const closed = { name: 'registration', value: '"closed"', updatedAt: new Date() };
  await desk.app.db('platform.instance_settings').insert(closed);
  expect(await desk.browser().signIn('ada')).toBe('/log-in?failure=registration-closed&provider=oidc');
  await desk.app.db('platform.instance_settings').delete();
  for (const person of ['ada', 'grace', 'alan']) expect(await desk.browser().signIn(person)).toBe('/home');
  expect(await desk.browser().signIn('nobody')).toBe(limited);
  expect(await desk.browser().signIn('ada')).toBe('/home');
});

test('asking by a provider whether the site takes one is limited by where it comes from', async () => {
  const places = [];
  const closed = { name: 'registration', value: '"closed"', updatedAt: new Date() };
  await desk.app.db('platform.instance_settings').insert(closed);
  const browser = desk.browser();
  for (let tries = 0; tries < 31; tries += 1) places.push(await browser.signIn('nobody'));
  expect(places.at(0)).toContain('registration-closed');
  expect(places.at(-1)).toBe(limited);
});

test('sign-ins by a provider that are begun are counted', async () => {
  await desk.tamper(`update platform.quotas set used = 300 where kind = 'sign-in'`);
  expect(await desk.browser().begin('oidc')).toBe(limited);
});
