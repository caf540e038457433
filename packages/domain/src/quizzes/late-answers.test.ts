import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRACE_SECONDS } from './clock.ts';
import { arrivalOf, heldBackUntil, isCompared, LATE_SECONDS, lastGivenAt } from './late-answers.ts';

const startedAt = new Date('2026-03-28T23:30:00Z');
const after = (ms: number) => new Date(startedAt.getTime() + ms);
const MINUTE = 60_000;
const deadlineAt = after(10 * MINUTE);
const limit = LATE_SECONDS * 1000;
const milliseconds = fc.integer({ min: -5 * MINUTE, max: 20 * MINUTE });
const answers = fc.record({
  startedAt: fc.constant(startedAt),
  deadlineAt: fc.constant(deadlineAt),
  heardAt: milliseconds.map(after),
  givenAt: fc.option(milliseconds.map(after)),
  now: milliseconds.map(after),
});

/** Given in the last second before the connection broke, and arriving a minute after the deadline. */
const offline = {
  startedAt,
  deadlineAt,
  heardAt: after(9 * MINUTE),
  givenAt: after(9.5 * MINUTE),
  now: after(11 * MINUTE),
};

describe('an answer that arrives after the deadline', () => {
  test('counts as in time within the grace, whatever is said of its moment', () => {
    const now = after(10 * MINUTE + GRACE_SECONDS * 1000);
    fc.assert(fc.property(answers, (answer) => arrivalOf({ ...answer, now }) === 'in-time'));
  });

  test('counts as late if it was given before, by the browser that was heard from shortly before that', () => {
    expect(arrivalOf(offline)).toBe('late');
    expect(arrivalOf({ ...offline, givenAt: null })).toBe('overdue');
  });

  test('counts until two minutes after the deadline', () => {
    expect(arrivalOf({ ...offline, now: after(12 * MINUTE) })).toBe('late');
    expect(arrivalOf({ ...offline, now: after(12 * MINUTE + 1) })).toBe('overdue');
  });

  test('was given before the deadline, and not before the start', () => {
    expect(arrivalOf({ ...offline, givenAt: after(10 * MINUTE - 1) })).toBe('late');
    expect(arrivalOf({ ...offline, givenAt: deadlineAt })).toBe('overdue');
    expect(arrivalOf({ ...offline, givenAt: startedAt })).toBe('late');
    expect(arrivalOf({ ...offline, givenAt: after(-1) })).toBe('overdue');
  });

  test('was given less than two minutes after its browser was heard from', () => {
    expect(arrivalOf({ ...offline, heardAt: after(7.5 * MINUTE) })).toBe('overdue');
    expect(arrivalOf({ ...offline, heardAt: after(7.5 * MINUTE + 1) })).toBe('late');
  });

  test('gains nobody more than two minutes, whatever they say', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const arrival = arrivalOf(answer);
        const { heardAt, givenAt, now } = answer;
        if (arrival !== 'late') return;
        expect(now.getTime() - deadlineAt.getTime()).toBeLessThanOrEqual(limit);
        expect(now <= heldBackUntil(deadlineAt)).toBe(true);
        expect(givenAt !== null && givenAt < deadlineAt && givenAt < lastGivenAt(heardAt)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('an answer that arrives later never counts for more', () => {
  const worth = { 'in-time': 2, late: 1, overdue: 0 };
  fc.assert(
    fc.property(answers, fc.nat(5 * MINUTE), (answer, ms) => {
      const later = arrivalOf({ ...answer, now: new Date(answer.now.getTime() + ms) });
      expect(worth[later]).toBeLessThanOrEqual(worth[arrivalOf(answer)]);
    }),
    { numRuns: 2_000 },
  );
});

test('without a deadline every answer is in time', () => {
  fc.assert(fc.property(answers, (answer) => arrivalOf({ ...answer, deadlineAt: null }) === 'in-time'));
});

test('an exam is compared with others if all of it came in time', () => {
  const whole = { isChosen: false, lateAnswers: [] };
  expect(isCompared({ mode: 'exam', ...whole })).toBe(true);
  expect(isCompared({ mode: 'exam', ...whole, lateAnswers: [3] })).toBe(false);
  expect(isCompared({ mode: 'exam', ...whole, isChosen: true })).toBe(false);
  expect(isCompared({ mode: 'study', ...whole })).toBe(false);
});
