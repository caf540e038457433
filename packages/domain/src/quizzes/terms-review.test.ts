import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  moreIsShownAt,
  type Reviewing,
  ReviewPolicy,
  reviewLevelOf,
  reviewLevels,
  reviewMomentOf,
  shows,
} from './terms-review.ts';

const submittedAt = new Date('2026-03-28T12:00:00.000Z');
const after = (ms: number) => new Date(submittedAt.getTime() + ms);
const MINUTE = 60_000;
const open: Reviewing = {
  review: ReviewPolicy.parse({}),
  ...{ closesAt: null, ownClosesAt: null, submittedAt, now: submittedAt },
};
const level = fc.constantFrom(...reviewLevels);
const policies = fc.record({ during: level, rightAfter: level, later: level, afterClose: level });
const moments = fc.integer({ min: -30 * MINUTE, max: 30 * MINUTE }).map(after);

test('what an exam says nothing of is shown whole, as it always was', () => {
  expect(open.review).toEqual({
    ...{
      during: 'explanations',
      rightAfter: 'explanations',
      later: 'explanations',
      afterClose: 'explanations',
    },
  });
});

test('right after the end are the first ten minutes, and later what follows', () => {
  expect(reviewMomentOf({ ...open, submittedAt: null })).toBe('during');
  expect(reviewMomentOf(open)).toBe('rightAfter');
  expect(reviewMomentOf({ ...open, now: after(10 * MINUTE - 1) })).toBe('rightAfter');
  expect(reviewMomentOf({ ...open, now: after(10 * MINUTE) })).toBe('later');
});

test('after the close is from its first millisecond on, whenever the attempt ended', () => {
  const closing = { ...open, closesAt: after(MINUTE), ownClosesAt: after(MINUTE) };
  expect(reviewMomentOf({ ...closing, now: after(MINUTE - 1) })).toBe('rightAfter');
  expect(reviewMomentOf({ ...closing, now: after(MINUTE) })).toBe('afterClose');
});

test('nobody sees what comes after the close before both the others and they have closed', () => {
  const at = (closesAt: number | null, ownClosesAt: number | null) =>
    reviewMomentOf({
      ...open,
      closesAt: closesAt === null ? null : after(closesAt),
      ownClosesAt: ownClosesAt === null ? null : after(ownClosesAt),
      now: after(2 * MINUTE),
    });
  expect(at(MINUTE, MINUTE)).toBe('afterClose');
  expect(at(MINUTE, 3 * MINUTE)).toBe('rightAfter');
  expect(at(3 * MINUTE, MINUTE)).toBe('rightAfter');
  expect(at(MINUTE, null)).toBe('rightAfter');
});

test('a level shows itself and all before it', () => {
  fc.assert(
    fc.property(level, level, (shown, asked) => {
      expect(shows(shown, asked)).toBe(reviewLevels.indexOf(asked) <= reviewLevels.indexOf(shown));
    }),
  );
});

test('when more is shown is the first moment at which it is', () => {
  fc.assert(
    fc.property(policies, fc.option(moments), moments, (review, closesAt, now) => {
      const reviewing = { ...open, review, closesAt, ownClosesAt: closesAt, now };
      const shown = reviewLevelOf(reviewing);
      const at = moreIsShownAt(reviewing);
      if (at === null) return;
      expect(at > now).toBe(true);
      expect(shows(shown, reviewLevelOf({ ...reviewing, now: at }))).toBe(false);
      expect(shows(shown, reviewLevelOf({ ...reviewing, now: new Date(at.getTime() - 1) }))).toBe(true);
    }),
  );
  const review = ReviewPolicy.parse({ rightAfter: 'score', later: 'nothing' });
  const closing = { ...open, review, closesAt: after(60 * MINUTE), ownClosesAt: after(60 * MINUTE) };
  expect(moreIsShownAt(closing)).toEqual(after(60 * MINUTE));
  expect(moreIsShownAt({ ...closing, submittedAt: null })).toBeNull();
  expect(moreIsShownAt({ ...open, review })).toBeNull();
});
