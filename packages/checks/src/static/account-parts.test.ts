import { type AccountPart, accountParts, tableClasses } from '@studyhall/api/testing';
import { describe, expect, it, test } from 'vitest';
import { brokenParts, partsAsTable } from './account-parts.ts';
import { readText } from './repository.ts';

const PAGE = 'docs/decisions/what-follows-an-account.md';

test('every table that may say something of people has a room that exports and erases it', () => {
  expect(brokenParts(accountParts, tableClasses)).toEqual([]);
});

test('the page says of every table what the rooms say', () => {
  const rows = readText(PAGE)
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(partsAsTable(accountParts));
});

test('the page names every room, and every table in which nobody stands', () => {
  const page = readText(PAGE);
  expect(
    accountParts.flatMap(({ ofNobody }) => ofNobody).filter((name) => !page.includes(`\`${name}\``)),
  ).toEqual([]);
});

describe('a table that is left out is found', () => {
  const part = (more: Partial<AccountPart>): AccountPart => ({
    room: 'auth',
    tables: [],
    ofNobody: [],
    ...more,
  });
  const table = (more: object = {}): AccountPart['tables'][number] => ({
    name: 'auth.rogue',
    shown: {},
    erased: 'removed',
    merged: 'stays',
    ...more,
  });

  it.each([
    [[part({})], 'user', 'no room says'],
    [[part({ ofNobody: ['auth.rogue'] })], 'user', 'is of somebody'],
    [[part({ tables: [table({ erased: 'pseudonym', because: 'So.' })] })], 'user', 'and stays'],
    [[part({ tables: [table({ shown: null })] })], 'user', 'says not why'],
    [[part({ tables: [table({ erased: 'pseudonym' })] })], 'ledger', 'says not why'],
    [[part({ tables: [table()], ofNobody: ['auth.rogue'] })], 'directory', 'is said twice'],
    [[part({ room: 'quizzes', tables: [table()] })], 'user', 'not of the room'],
    [[part({ tables: [table(), table({ name: 'auth.gone' })] })], 'user', 'does not exist'],
    [[part({ tables: [table({ merged: 'joins' })] })], 'user', 'says not how its rows join'],
  ] as const)('%j', (parts, tableClass, expected) => {
    const broken = brokenParts(parts, { 'auth.rogue': tableClass });
    expect(broken).toHaveLength(1);
    expect(broken[0]).toContain(expected);
  });

  it('and one of everybody needs no room', () => {
    expect(brokenParts([part({})], { 'auth.rogue': 'reference' })).toEqual([]);
  });
});
