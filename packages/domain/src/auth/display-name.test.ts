import { expect, test } from 'vitest';
import { displayNameOf, hiddenNameProblemOf, type NamedAccount } from './display-name.ts';

const named: NamedAccount = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  username: 'countess',
  role: 'individual',
};

test('others see a first name and an initial, else the user name, else a guest', () => {
  expect(displayNameOf(named)).toBe('Ada L.');
  expect(displayNameOf({ ...named, lastName: '' })).toBe('Ada');
  expect(displayNameOf({ ...named, firstName: '', lastName: '' })).toBe('countess');
  expect(displayNameOf({ ...named, firstName: '', lastName: '', username: null, role: 'guest' })).toBe(
    'Guest',
  );
});

test('an account without a user name and without a name is no guest', () => {
  expect(displayNameOf({ ...named, username: null })).toBe('Ada L.');
  expect(displayNameOf({ ...named, firstName: '', lastName: '', username: null })).toBe('Learner');
});

test('an initial is a whole character', () => {
  expect(displayNameOf({ ...named, lastName: '𠮷田' })).toBe('Ada 𠮷.');
});

test('of a name from before the rules, nobody sees what they refuse', () => {
  for (const hidden of ['\u200b', '\u3164', 'Studyhall Team', 'Adа', '\u202eada', 'ᴀᴅᴀ']) {
    expect(displayNameOf({ ...named, firstName: hidden }), hidden).toBe('countess');
    expect(displayNameOf({ ...named, lastName: hidden }), hidden).toBe('countess');
    expect(displayNameOf({ ...named, firstName: hidden, username: null }), hidden).toBe('Learner');
  }
});

test('a surname that nobody bears alone is one', () => {
  expect(displayNameOf({ ...named, firstName: 'Christopher', lastName: 'Guest' })).toBe('Christopher G.');
  expect(displayNameOf({ ...named, firstName: 'Guest', lastName: '' })).toBe('countess');
  expect(hiddenNameProblemOf({ ...named, firstName: 'Security', lastName: 'Team' })).toBe('posing');
});

test('a user name that poses is shown of administrators alone', () => {
  const posing = { ...named, firstName: '', lastName: '', username: 'ada.support' };
  expect(displayNameOf(posing)).toBe('Learner');
  expect(displayNameOf({ ...posing, role: 'admin' })).toBe('ada.support');
});

test('administrators learn why a name is not shown', () => {
  expect(hiddenNameProblemOf(named)).toBeUndefined();
  expect(hiddenNameProblemOf({ ...named, firstName: '\u200b' })).toBe('unseen');
  expect(hiddenNameProblemOf({ ...named, lastName: 'Support' })).toBe('posing');
  expect(hiddenNameProblemOf({ ...named, username: 'ada.support' })).toBe('posing');
  expect(hiddenNameProblemOf({ ...named, username: 'ada.support', role: 'admin' })).toBeUndefined();
});
