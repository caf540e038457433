import { expect, test } from 'vitest';
import { displayNameOf } from './display-name.ts';

test('others see a first name and an initial, else the user name, else a guest', () => {
  const named = { firstName: 'Ada', lastName: 'Lovelace', username: 'countess' };
  expect(displayNameOf(named)).toBe('Ada L.');
  expect(displayNameOf({ ...named, lastName: '' })).toBe('Ada');
  expect(displayNameOf({ ...named, firstName: '', lastName: '' })).toBe('countess');
  expect(displayNameOf({ firstName: '', lastName: '', username: null })).toBe('Guest');
});

test('an initial is a whole character', () => {
  expect(displayNameOf({ firstName: 'Ada', lastName: '𝒵eta', username: null })).toBe('Ada 𝒵.');
});
