import { expect, test } from 'vitest';
import { rangeInWords } from './verify.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 29, hour));

test('possible moments are said as the spans that they are: a hole between two timelines is none', () => {
  expect(rangeInWords([])).toBeUndefined();
  expect(
    rangeInWords([
      { from: at(1), to: at(3) },
      { from: at(2), to: at(4) },
      { from: at(6), to: at(7) },
    ]),
  ).toBe(
    'Possible are the moments from 2026-11-29T01:00:00.000Z to 2026-11-29T04:00:00.000Z, and from 2026-11-29T06:00:00.000Z to 2026-11-29T07:00:00.000Z',
  );
});
