import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RECEIVING, receivingPosition, tornLog } from './receiving-position.ts';
import { lsnOfBytes, nameOfSegment } from './wal-names.ts';

const segmentBytes = 2 ** 24;
const timeline = 3;
const nameOf = (number: number, of = timeline) => nameOfSegment({ timeline: of, number }, segmentBytes);
const numbers = fc.uniqueArray(fc.nat(40), { minLength: 1 });

describe('where receiving goes on', () => {
  const at = (names: readonly string[], current: number) =>
    receivingPosition({ names, timeline, segmentBytes, currentLsn: lsnOfBytes(current * segmentBytes + 40) });

  test('at the running segment, if nothing of the timeline is known', () => {
    expect(at([], 7)).toEqual({ from: 7, current: 7 });
    expect(at([nameOf(2, 2), nameOf(3, 4), '00000003.history', 'full-backup-needed'], 7).from).toBe(7);
  });
  test('behind the newest whole one, and with one that was begun from its beginning', () => {
    expect(at([nameOf(4), nameOf(5)], 7)).toEqual({ from: 6, current: 7 });
    expect(at([nameOf(5), `${nameOf(6)}${RECEIVING}`], 7).from).toBe(6);
    expect(at([nameOf(3), `${nameOf(6)}${RECEIVING}`], 7).from).toBe(6);
    expect(at([`${nameOf(6)}${RECEIVING}`], 9).from).toBe(6);
  });
  test('so that none is left out and none comes twice', () => {
    fc.assert(
      fc.property(numbers, fc.boolean(), (whole, isBegun) => {
        const last = Math.max(...whole);
        const begun = isBegun ? [`${nameOf(last + 1)}${RECEIVING}`] : [];
        expect(at([...whole.map((number) => nameOf(number)), ...begun], 99).from).toBe(last + 1);
      }),
    );
  });
});

describe('the log behind the newest full backup is torn', () => {
  const stopLsn = lsnOfBytes(10 * segmentBytes + 300);
  const torn = (whole: readonly number[], from: number, of = timeline) =>
    tornLog({
      ...{ names: whole.map((number) => nameOf(number)), timeline, segmentBytes, from },
      newest: { stopLsn, timeline: of },
    });

  test('where a segment lacks between its end and what comes next', () => {
    expect(torn([10, 11, 12], 13)).toBeUndefined();
    expect(torn([10, 11], 13)).toEqual({ first: nameOf(12), last: nameOf(12) });
    expect(torn([], 13)).toEqual({ first: nameOf(10), last: nameOf(12) });
    expect(torn([10, 12], 13)).toEqual({ first: nameOf(11), last: nameOf(11) });
    expect(torn([12], 14)).toEqual({ first: nameOf(10), last: nameOf(13) });
  });
  test('and not where it ends in what comes next, is of another timeline, or not there', () => {
    expect(torn([], 10)).toBeUndefined();
    expect(torn([], 4)).toBeUndefined();
    expect(torn([], 13, 2)).toBeUndefined();
    const asked = { names: [], timeline, segmentBytes, from: 13 };
    expect(tornLog({ ...asked, newest: undefined })).toBeUndefined();
  });
  test('exactly if one of those segments is not kept', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 45 }), (whole, from) => {
        const needed = Array.from({ length: Math.max(0, from - 10) }, (_, index) => 10 + index);
        const lacks = needed.some((number) => !whole.includes(number));
        expect(torn(whole, from) !== undefined).toBe(lacks);
      }),
    );
  });
});
