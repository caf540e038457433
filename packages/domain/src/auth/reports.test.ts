import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHiddenBy, isNameHidden, isSameName, ReportPerson, SettleReport, seenNameOf } from './reports.ts';

const ada = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  username: 'ada',
  role: 'individual',
  pseudonym: '4F2A',
} as const;

test('a hidden name is shown to nobody, and another one is', () => {
  expect(seenNameOf({ ...ada, hiddenNames: [] }).shown).toBe('Ada L.');
  expect(seenNameOf({ ...ada, hiddenNames: ['Ada L.'] }).shown).toBe('Learner 4F2A');
  expect(seenNameOf({ ...ada, role: 'guest', hiddenNames: ['Ada L.'] }).shown).toBe('Guest 4F2A');
  expect(seenNameOf({ ...ada, firstName: 'Augusta', hiddenNames: ['Ada L.'] }).shown).toBe('Augusta L.');
});

test('a name can be reported that somebody chose and others see', () => {
  expect(seenNameOf({ ...ada, hiddenNames: [] }).reportable).toBe('Ada L.');
  expect(seenNameOf({ ...ada, hiddenNames: ['Ada'] }).reportable).toBeNull();
  const unnamed = { ...ada, firstName: '', lastName: '', hiddenNames: [] };
  expect(seenNameOf(unnamed).reportable).toBe('ada');
  for (const role of ['guest', 'individual'] as const)
    expect(seenNameOf({ ...unnamed, username: null, role }).reportable).toBeNull();
});

test('a user name that is shown instead of names is hidden like them', () => {
  const unnamed = { ...ada, firstName: '', lastName: '' };
  expect(seenNameOf({ ...unnamed, username: 'countess', hiddenNames: ['Ada L.'] }).shown).toBe('countess');
  for (const hidden of ['ada', 'Ada L.'])
    expect(seenNameOf({ ...unnamed, hiddenNames: [hidden] }).shown).toBe('Learner 4F2A');
});

test('writing it another way does not show it', () => {
  for (const name of [
    'ADA l.',
    '  ada   L. ',
    'Ａda L.',
    'Ada L',
    'Ada-L',
    'AdaL',
    'Áda L.',
    'A.da L.',
    'Ada· L.',
    'Ạda L.',
  ])
    expect(isSameName(name, 'Ada L.'), name).toBe(true);
  for (const [name, other] of [
    ['Groß', 'GROSS'],
    ['Νίκος', 'ΝΙΚΟΣ'],
    ['İnci', 'inci'],
    ['が', 'か'],
  ] as const)
    expect(isSameName(name, other), name).toBe(true);
  for (const name of ['Ida L.', 'Ada', 'Ada M.', 'Lada'])
    expect(isSameName(name, 'Ada L.'), name).toBe(false);
  expect(isSameName('😀', '😎')).toBe(false);
  expect(isNameHidden({ ...ada, firstName: 'ADA', hiddenNames: ['Ada L.'] })).toBe(true);
});

test('changing the last name does not show it, nor does putting something behind the first', () => {
  const hiddenNames = ['Ada L.'];
  for (const lastName of ['', 'Yed', 'lovelace'])
    expect(isNameHidden({ ...ada, lastName, hiddenNames })).toBe(true);
  for (const firstName of ['Áda', 'Ada L', 'Ada Yed', 'Ada-Yed', 'AdaL', 'A d a'])
    expect(isNameHidden({ ...ada, firstName, lastName: 'Yed', hiddenNames }), firstName).toBe(true);
  expect(isNameHidden({ ...ada, firstName: 'Ad', lastName: 'alan', hiddenNames })).toBe(true);
  expect(isNameHidden({ ...ada, firstName: 'Adam', hiddenNames })).toBe(false);
  expect(isNameHidden({ ...ada, firstName: 'Lady', lastName: 'Ada', hiddenNames })).toBe(false);
});

test('of a name without a first one all is compared, and a user name like others', () => {
  expect(isHiddenBy('L. M.', 'L.')).toBe(true);
  expect(isHiddenBy('M.', 'L.')).toBe(false);
  const unnamed = { ...ada, firstName: '', lastName: '', username: 'bad-word' };
  for (const hidden of ['Bad Word', 'bad.word', 'Bad W.', 'BadWord Z.'])
    expect(isNameHidden({ ...unnamed, hiddenNames: [hidden] }), hidden).toBe(true);
  expect(isNameHidden({ ...unnamed, username: 'badword', hiddenNames: ['Bad W.'] })).toBe(false);
});

test('what was hidden is never shown, whatever else was', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(word, word, fc.array(word), (firstName, lastName, others) => {
      const person = { ...ada, firstName, lastName };
      const shown = seenNameOf({ ...person, hiddenNames: [] }).shown;
      fc.pre(!shown.startsWith('Learner'));
      expect(seenNameOf({ ...person, hiddenNames: [...others, shown] }).shown).toBe('Learner 4F2A');
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
