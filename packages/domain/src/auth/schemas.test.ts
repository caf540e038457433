import { expect, test } from 'vitest';
import {
  AboutOneself,
  defaultPreferences,
  Preferences,
  Register,
  RegisterForm,
  SetRole,
  SetUpAdministrator,
  UpdateProfile,
} from './schemas.ts';

const locale = { timeZone: 'Europe/Berlin', language: 'de' };
const account = { username: 'ada', email: 'ada@example.org', password: 'seven green kettles', ...locale };

test('names may be left out when registering', () => {
  expect(Register.parse(account)).toMatchObject({ firstName: '', lastName: '' });
});

test('a name that others see stands in one line', () => {
  expect(Register.safeParse({ ...account, firstName: 'Eve\u202E.A adA' }).success).toBe(false);
  expect(UpdateProfile.safeParse({ lastName: 'a\nb' }).success).toBe(false);
});

test('a name that poses or mixes scripts is refused, and told at its field', () => {
  for (const [firstName, message] of [
    ['Studyhall Team', 'would pose as this installation or those who run it'],
    ['Adа', 'mixes letters of several scripts: а (U+0430)'],
    ['\u3164', 'contains a character that nobody sees: U+3164'],
  ] as const) {
    const issue = { path: ['firstName'], message };
    expect(Register.safeParse({ ...account, firstName }).error?.issues).toMatchObject([issue]);
    expect(UpdateProfile.safeParse({ firstName }).error?.issues).toMatchObject([issue]);
  }
  expect(UpdateProfile.safeParse({ lastName: 'Support' }).success).toBe(false);
  expect(Register.safeParse({ ...account, username: 'ada.support' }).success).toBe(false);
});

test('a first and a last name are judged together, too', () => {
  const message = 'would pose as this installation or those who run it';
  for (const names of [
    { firstName: 'Christopher', lastName: 'Guest' },
    { firstName: 'Joe', lastName: 'Root' },
  ])
    for (const checked of [
      Register.safeParse({ ...account, ...names }),
      UpdateProfile.safeParse(names),
      AboutOneself.safeParse({ ...names, bio: '', phone: '', company: '' }),
    ])
      expect(checked.error).toBeUndefined();
  for (const [names, field] of [
    [{ firstName: 'Security', lastName: 'Team' }, 'lastName'],
    [{ firstName: '', lastName: 'Guest' }, 'lastName'],
    [{ firstName: 'Guest', lastName: '' }, 'firstName'],
    [{ firstName: 'Ada', lastName: 'Support' }, 'lastName'],
  ] as const)
    for (const checked of [
      Register.safeParse({ ...account, ...names }),
      UpdateProfile.safeParse(names),
      AboutOneself.safeParse({ ...names, bio: '', phone: '', company: '' }),
    ])
      expect(checked.error?.issues).toMatchObject([{ path: [field], message }]);
  expect(Register.safeParse({ ...account, firstName: 'Guest' }).success).toBe(false);
  expect(UpdateProfile.safeParse({ lastName: 'Guest' }).success).toBe(true);
});

test('the form to register asks for no names', () => {
  expect(RegisterForm.parse({ ...account, firstName: 'Guest' })).toEqual({
    username: account.username,
    email: account.email,
    password: account.password,
  });
});

test('an account has a user name, an address or both', () => {
  const { username, email, ...rest } = account;
  for (const schema of [Register, RegisterForm]) {
    expect(schema.safeParse({ ...rest, username }).success).toBe(true);
    expect(schema.safeParse({ ...rest, email }).success).toBe(true);
    expect(schema.safeParse(rest).error?.issues).toMatchObject([{ path: ['username'] }]);
  }
  expect(RegisterForm.parse({ ...rest, username: '', email })).toEqual({ email, password: rest.password });
  expect(RegisterForm.safeParse({ ...rest, username: '', email: '' }).error?.issues).toMatchObject([
    { path: ['username'] },
  ]);
});

test('a reserved name is for whoever holds the set-up link', () => {
  expect(Register.safeParse({ ...account, username: 'admin' }).success).toBe(false);
  expect(SetUpAdministrator.safeParse({ ...account, username: 'admin', token: 'a'.repeat(43) }).success).toBe(
    true,
  );
});

test('nobody is made a guest', () => {
  expect(SetRole.safeParse({ user: 'ada', role: 'guest' }).success).toBe(false);
});

test('preferences have known groups only and stay under four kilobytes', () => {
  const largest = Preferences.parse({
    ...defaultPreferences,
    company: '\u{1F600}'.repeat(100),
    more: 'x'.repeat(9999),
  });
  expect(Object.keys(largest)).not.toContain('more');
  // UTF-8 needs at most three bytes for a unit of UTF-16.
  expect(JSON.stringify(largest).length * 3).toBeLessThan(4096);
});

test('a profile is changed field by field', () => {
  expect(UpdateProfile.parse({ preferences: { marketingConsent: true } })).toEqual({
    preferences: { marketingConsent: true },
  });
  expect(UpdateProfile.safeParse({ phone: 'call me' }).success).toBe(false);
  expect(UpdateProfile.safeParse({ phone: '+49 (30) 1234-56' }).success).toBe(true);
});
