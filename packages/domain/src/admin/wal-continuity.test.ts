import fc from 'fast-check';
import { expect, test } from 'vitest';
import { walContinuity } from './wal-continuity.ts';
import { bytesOfLsn, lsnOfBytes, nameOfSegment, segmentNumberAt, segmentOfName } from './wal-names.ts';

const sizes = fc.constantFrom(2 ** 20, 2 ** 24, 2 ** 30);
const timelines = fc.integer({ min: 1, max: 0xffff_ffff });
const nameOf = (timeline: number, number: number, bytes: number) =>
  nameOfSegment({ timeline, number }, bytes);

test('names are those of PostgreSQL, also where the lower half overflows', () => {
  expect(nameOf(1, 16, 2 ** 20)).toBe('000000010000000000000010');
  expect(nameOf(1, 4096, 2 ** 20)).toBe('000000010000000100000000');
  expect(nameOf(10, 255, 2 ** 24)).toBe('0000000A00000000000000FF');
  expect(nameOf(10, 256, 2 ** 24)).toBe('0000000A0000000100000000');
  expect(segmentNumberAt('1/2000028', 2 ** 24)).toBe(258);
  expect(segmentOfName('00000002.history', 2 ** 20)).toBeUndefined();
  expect(segmentOfName('000000010000000000000010.00000028.backup', 2 ** 20)).toBeUndefined();
  expect(() => bytesOfLsn('somewhere')).toThrow(RangeError);
});

test('a name and a place in the log come back as they were', () => {
  fc.assert(
    fc.property(sizes, timelines, fc.nat(2 ** 22 - 1), (bytes, timeline, number) => {
      expect(segmentOfName(nameOf(timeline, number, bytes), bytes)).toEqual({ timeline, number });
      expect(bytesOfLsn(lsnOfBytes(number * bytes + 40))).toBe(number * bytes + 40);
    }),
  );
});

/** Some segments of some timelines, in any order, some of them twice. */
const kept = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4090, max: 4110 })), {
  maxLength: 60,
});

test('ranges hold exactly what is there and gaps exactly what is missing between', () => {
  fc.assert(
    fc.property(sizes, kept, (bytes, segments) => {
      const names = segments.map(([timeline, number]) => nameOf(timeline, number, bytes));
      const { ranges, gaps } = walContinuity([...names, '00000002.history'], bytes);
      const inRanges = ranges.flatMap(({ timeline, fromNumber, toNumber }) =>
        numbersFrom(fromNumber, toNumber).map((number) => nameOf(timeline, number, bytes)),
      );
      expect(new Set(inRanges)).toEqual(new Set(names));
      expect(inRanges.length).toBe(new Set(names).size);
      for (const gap of gaps) {
        const [first, last] = [segmentOfName(gap.first, bytes), segmentOfName(gap.last, bytes)];
        if (first === undefined || last === undefined) throw new Error('a gap has no name');
        const missing = numbersFrom(first.number, last.number);
        expect(missing.length).toBe(gap.segments);
        for (const number of missing) expect(names).not.toContain(nameOf(first.timeline, number, bytes));
        expect(names).toContain(nameOf(first.timeline, first.number - 1, bytes));
        expect(names).toContain(nameOf(first.timeline, last.number + 1, bytes));
      }
      const used = new Set(segments.map(([timeline]) => timeline)).size;
      expect(gaps.length).toBe(ranges.length - used);
    }),
  );
});

test('the end of a range is the place of the byte behind it', () => {
  const [range] = walContinuity([nameOf(1, 16, 2 ** 20), nameOf(1, 17, 2 ** 20)], 2 ** 20).ranges;
  expect(range).toMatchObject({ startLsn: '0/1000000', endLsn: '0/1200000' });
});

function numbersFrom(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
