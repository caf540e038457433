import { expect, test } from 'vitest';
import { canonicalUserName, isReservedUserName, isUserName } from './user-name.ts';

test('a user name has 3 to 30 letters and digits with single separators inside', () => {
  for (const good of ['ada', 'Ada.Lovelace', 'ada_1815', 'a-b', '007', 'x'.repeat(30)])
    expect(isUserName(good), good).toBe(true);
  for (const bad of [
    '',
    'ab',
    'x'.repeat(31),
    '.ada',
    'ada.',
    'a..b',
    'a._b',
    'a b',
    'ada@home',
    'jürgen',
    'ada\n',
  ])
    expect(isUserName(bad), bad).toBe(false);
});

test('case does not make another name', () => {
  expect(canonicalUserName(' Ada.Lovelace ')).toBe('ada.lovelace');
});

test('nobody poses as the installation, whatever the spelling', () => {
  for (const name of [
    'admin',
    'Ad-Min',
    'ROOT',
    'study.hall',
    'ada.support',
    'studyhall_team',
    'adm1n',
    'Admin42',
    'thesupport',
    'the_admin',
    'theadmin',
    'studyhallsupport',
    'official.support',
    'supportofficial',
    'my-helpdesk',
    'ourbestsupport',
    'unseradmin',
    'the.staff',
    'supportadmin',
    'adminteam2',
    'no-reply',
    'noreply',
    'NoReply',
    'billing',
    'bi11ing',
    'rooot',
    'r00t',
    'nu11',
    'h3lp',
    'soporte',
    'klantenservice',
    'security-team',
    'customer.service',
    'securityteam',
  ])
    expect(isReservedUserName(name), name).toBe(true);
  for (const name of [
    'adminton',
    'supporter',
    'theresa.guest',
    'ada.team',
    'badmin',
    'vladmina',
    'theroux',
    'stefanie',
    'learner-97448145',
    'team7',
    'guest.2026',
    'mali',
    'rot',
    'staaf',
    'joe.root',
    'anton.gast',
    'olga.staffen',
    'billings',
    'willi.reply',
  ])
    expect(isReservedUserName(name), name).toBe(false);
});
