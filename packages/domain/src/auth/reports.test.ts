import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNameHidden, isSameName, ReportPerson, SettleReport, shownNameOf } from './reports.ts';

const ada = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  username: 'ada',
  role: 'individual',
  pseudonym: '4F2A',
} as const;

test('a hidden name is shown to nobody, and another one is', () => {
  expect(shownNameOf({ ...ada, hiddenNames: [] })).toBe('Ada L.');
  expect(shownNameOf({ ...ada, hiddenNames: ['Ada L.'] })).toBe('Learner 4F2A');
  expect(shownNameOf({ ...ada, role: 'guest', hiddenNames: ['Ada L.'] })).toBe('Guest 4F2A');
  expect(shownNameOf({ ...ada, firstName: 'Augusta', hiddenNames: ['Ada L.'] })).toBe('Augusta L.');
});

test('a user name that is shown instead of names is hidden like them', () => {
  const unnamed = { ...ada, firstName: '', lastName: '' };
  expect(shownNameOf({ ...unnamed, hiddenNames: ['Ada L.'] })).toBe('ada');
  expect(shownNameOf({ ...unnamed, hiddenNames: ['ada'] })).toBe('Learner 4F2A');
});

test('writing it another way does not show it', () => {
  for (const name of ['ADA l.', '  ada   L. ', 'Ａda L.'])
    expect(isSameName(name, 'Ada L.'), name).toBe(true);
  expect(isNameHidden({ ...ada, firstName: 'ADA', hiddenNames: ['Ada L.'] })).toBe(true);
});

test('what was hidden is never shown, whatever else was', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(word, word, fc.array(word), (firstName, lastName, others) => {
      const person = { ...ada, firstName, lastName };
      const shown = shownNameOf({ ...person, hiddenNames: [] });
      fc.pre(!shown.startsWith('Learner'));
      expect(shownNameOf({ ...person, hiddenNames: [...others, shown] })).toBe('Learner 4F2A');
    }),
  );
});

test('a reason says something, and not too much', () => {
  const report = { handle: 'h', thing: 'name' };
  expect(ReportPerson.safeParse({ ...report, reason: '  ' }).success).toBe(false);
  expect(ReportPerson.safeParse({ ...report, reason: 'x'.repeat(501) }).success).toBe(false);
  expect(ReportPerson.parse({ ...report, reason: ' An insult ' }).reason).toBe('An insult');
});

test('a decision changes something', () => {
  const id = '019a3c1e-7f0e-7000-8000-000000000000';
  expect(SettleReport.safeParse({ id, seen: 'hidden', outcome: 'hidden' }).success).toBe(false);
  expect(SettleReport.safeParse({ id, seen: 'hidden', outcome: 'dismissed' }).success).toBe(true);
});
