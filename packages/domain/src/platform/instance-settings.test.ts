import { expect, test } from 'vitest';
import { defaultInstanceSettings } from './default-instance-settings.ts';
import {
  asWritten,
  ChangeInstanceSettings,
  InstanceSettings,
  isOfDomains,
  missingSettingOf,
  publicSiteOf,
  WrittenInstanceSettings,
  withChanges,
} from './instance-settings.ts';

const withSettings = (changes: ChangeInstanceSettings) => withChanges(defaultInstanceSettings, changes);

test('what a fresh installation has is valid and complete', () => {
  expect(InstanceSettings.parse(defaultInstanceSettings)).toEqual(defaultInstanceSettings);
  expect(missingSettingOf(defaultInstanceSettings)).toBeNull();
});

test('registering by code or by domain needs the code or the domains', () => {
  expect(missingSettingOf(withSettings({ registration: 'code' }))).toBe('registrationCode');
  expect(missingSettingOf(withSettings({ registration: 'domain' }))).toBe('registrationDomains');
  expect(missingSettingOf(withSettings({ registration: 'code', registrationCode: 'lantern' }))).toBeNull();
});

test.each([
  ['ada@school.org', true],
  ['ada@pupils.school.org', true],
  ['ada@SCHOOL.org', true],
  ['ada@notschool.org', false],
  ['ada@school.org.example.com', false],
  ['"a@school.org"@example.com', false],
])('%s is of school.org: %s', (address, expected) => {
  expect(isOfDomains(address, ['school.org'])).toBe(expected);
});

test.each([
  [{ colour: 'blue' }, 'colour'],
  [{ colour: '#5b5fef;}' }, 'colour'],
  [{ imprint: 'javascript:alert(1)' }, 'imprint'],
  [{ contact: 'nobody' }, 'contact'],
  [{ registrationCode: 'short' }, 'registrationCode'],
  [{ registrationDomains: ['school'] }, 'registrationDomains'],
  [{ registrationDomains: ['@school.org'] }, 'registrationDomains'],
  [{ siteName: ' ' }, 'siteName'],
])('%j is refused and names %s', (change, field) => {
  const { error } = ChangeInstanceSettings.safeParse(change);
  expect(error?.issues[0]?.path[0]).toBe(field);
});

test('the code is nobody’s to read', () => {
  const site = publicSiteOf(withSettings({ registration: 'code', registrationCode: 'lantern' }), null, {
    privacy: 0,
    terms: 2,
  });
  expect(JSON.stringify(site)).not.toContain('lantern');
});

test('domains are written in one line, however they are parted', () => {
  const settings = withSettings({ registrationDomains: ['school.org', 'example.com'] });
  expect(asWritten(settings).registrationDomains).toBe('school.org, example.com');
  const written = { ...asWritten(settings), registrationDomains: ' school.org;example.com\n' };
  expect(WrittenInstanceSettings.parse(written)).toEqual(settings);
});
