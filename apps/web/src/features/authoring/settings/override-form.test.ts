import { expect, test } from 'vitest';
import { overrideFormOf, overrideIn } from './override-form.ts';

const zone = 'Europe/Berlin';

test('what is allowed stands in the fields by the clock of whoever allows it, and comes out of them as it was', () => {
  const terms = {
    ...{ opensAt: new Date('2027-03-01T07:30Z'), closesAt: new Date('2027-07-01T16:00Z') },
    ...{ attemptsAllowed: 3, timeLimitSeconds: 3_600, extraTimePercent: 25 },
  };
  const form = overrideFormOf(terms, zone);
  expect(form).toEqual({
    ...{ opensAt: '2027-03-01T08:30', closesAt: '2027-07-01T18:00' },
    ...{ attemptsAllowed: 3, minutes: 60, extraTimePercent: 25 },
  });
  expect(overrideIn(form, terms, zone)).toEqual(terms);
});

test('an empty field allows nothing of its own, and a bound that was taken away stays so', () => {
  expect(overrideIn(overrideFormOf({}, zone), {}, zone)).toEqual({});
  const unbound = { closesAt: null, attemptsAllowed: null };
  expect(overrideIn(overrideFormOf(unbound, zone), unbound, zone)).toEqual(unbound);
  const form = { ...overrideFormOf(unbound, zone), attemptsAllowed: 2 };
  expect(overrideIn(form, unbound, zone)).toEqual({ closesAt: null, attemptsAllowed: 2 });
});
