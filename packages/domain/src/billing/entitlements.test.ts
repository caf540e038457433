import { expect, it } from 'vitest';
import { isClosedByDebt, isEntitled } from './entitlements.ts';

const now = new Date('2026-05-01T12:00:00Z');
const right = {
  feature: 'exam:network',
  validFrom: new Date('2026-04-01T00:00:00Z'),
  validUntil: null,
  isOwed: false,
};

it('a right opens its own feature, and premium opens every one', () => {
  expect(isEntitled([right], 'exam:network', now)).toBe(true);
  expect(isEntitled([right], 'exam:security', now)).toBe(false);
  expect(isEntitled([{ ...right, feature: 'premium' }], 'exam:security', now)).toBe(true);
});

it('a right holds from its beginning until just before its end', () => {
  expect(isEntitled([{ ...right, validFrom: now }], 'exam:network', now)).toBe(true);
  expect(isEntitled([{ ...right, validFrom: new Date(now.getTime() + 1) }], 'exam:network', now)).toBe(false);
  expect(isEntitled([{ ...right, validUntil: now }], 'exam:network', now)).toBe(false);
});

it('what is owed opens nothing, and says that it is the debt; a plan opens it all the same', () => {
  const owed = { ...right, isOwed: true };
  const plan = { ...right, feature: 'premium' };
  expect(isEntitled([owed], 'exam:network', now)).toBe(false);
  expect(isClosedByDebt([owed], 'exam:network', now)).toBe(true);
  expect(isClosedByDebt([right], 'exam:network', now)).toBe(false);
  expect(isClosedByDebt([owed], 'exam:security', now)).toBe(false);
  expect(isEntitled([owed, plan], 'exam:network', now)).toBe(true);
  expect(isClosedByDebt([owed, plan], 'exam:network', now)).toBe(false);
});
