import { expect, test } from 'vitest';
import { canonicalEmail, identifierKindOf } from './email-address.ts';
import { emailAddress } from './schemas.ts';

test('one mailbox is one address, however it is typed', () => {
  expect(canonicalEmail('  Ada@Example.ORG ')).toBe('ada@example.org');
});

test('what has an "@" is an address, anything else a user name', () => {
  expect(identifierKindOf('ada@example.org')).toBe('email');
  expect(identifierKindOf('ada')).toBe('username');
});

test('an address that no mail server would take is refused', () => {
  expect(emailAddress.parse(' ada@example.org ')).toBe('ada@example.org');
  for (const bad of [
    'ada',
    '@example.org',
    'ada@',
    'ada@example',
    'a b@example.org',
    'ada@example.org\r\nBcc: eve@example.org',
    `${'a'.repeat(250)}@x.org`,
  ])
    expect(emailAddress.safeParse(bad).success, bad).toBe(false);
});
