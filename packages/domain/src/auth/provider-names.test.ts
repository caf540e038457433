import { expect, test } from 'vitest';
import { namesFromProvider } from './provider-names.ts';

test('parts are taken as they are', () => {
  expect(namesFromProvider({ given: 'Ada', family: 'King Lovelace', full: 'A. L.' })).toEqual({
    firstName: 'Ada',
    lastName: 'King Lovelace',
  });
});

test('a whole name begins with the first name', () => {
  expect(namesFromProvider({ full: ' Ada  King Lovelace ' })).toEqual({
    firstName: 'Ada',
    lastName: 'King Lovelace',
  });
});

test('no name is none', () => {
  expect(namesFromProvider({})).toEqual({ firstName: '', lastName: '' });
});

test('a name that nobody might type is none', () => {
  const none = { firstName: '', lastName: '' };
  expect(namesFromProvider({ given: 'Studyhall', family: 'Administrator' })).toEqual(none);
  expect(namesFromProvider({ given: 'Ada\u202eevil' })).toEqual(none);
  expect(namesFromProvider({ given: 'A'.repeat(101) })).toEqual(none);
});
