import { expect, test } from 'vitest';
import { examPhaseOf } from './exam-phase.ts';

const opensAt = new Date('2027-03-01T08:00:00Z');
const closesAt = new Date('2027-04-01T08:00:00Z');
const before = (date: Date) => new Date(date.getTime() - 1);
const phase = (now: Date, exam: object = {}) =>
  examPhaseOf({ status: 'published', opensAt, closesAt, ...exam }, now);

test('an exam opens and closes at its moments, and not a millisecond before', () => {
  expect(phase(before(opensAt))).toEqual({ kind: 'opens', at: opensAt });
  expect(phase(opensAt)).toEqual({ kind: 'closes', at: closesAt });
  expect(phase(before(closesAt))).toEqual({ kind: 'closes', at: closesAt });
  expect(phase(closesAt)).toEqual({ kind: 'closed', at: closesAt });
});

test('an exam without dates is open, and one that is no longer or not yet published is not, whatever its dates', () => {
  expect(phase(opensAt, { opensAt: null, closesAt: null })).toEqual({ kind: 'open', at: null });
  for (const status of ['draft', 'retired'] as const)
    expect(phase(opensAt, { status })).toEqual({ kind: status, at: null });
});
