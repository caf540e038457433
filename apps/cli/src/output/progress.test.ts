import { expect, test } from 'vitest';
import { createProgress, describeWork, duration, megabytes, perSecond } from './progress.ts';

function recordingStream(isTTY: boolean) {
  const written: string[] = [];
  const write = (text: string | Uint8Array) => {
    written.push(String(text));
    return true;
  };
  return { written, stream: { isTTY, columns: 20, write } };
}

test('work says how much is done, how fast, and how long it takes yet', () => {
  const line = describeWork({
    verb: 'Read',
    done: 250,
    total: 1000,
    count: '5,000 questions',
    rate: '2,500/s',
    elapsedMs: 2000,
  });
  expect(line).toBe('Read 5,000 questions · 2,500/s · 6 s left');
});

test('before anything is done nobody knows how long it takes', () => {
  const line = describeWork({
    verb: 'Read',
    done: 0,
    total: 9,
    count: '0 questions',
    rate: '0/s',
    elapsedMs: 5,
  });
  expect(line).toBe('Read 0 questions · 0/s');
  expect(perSecond(5, 0)).toBe(0);
});

test('a terminal has one line that is written over and fits', () => {
  let now = 0;
  const { written, stream } = recordingStream(true);
  const progress = createProgress({ stream, clock: () => now });
  progress.show('x'.repeat(50));
  progress.show('too soon');
  now = 200;
  progress.show('second');
  progress.clear();
  expect(written).toEqual([`\r\u001b[2K${'x'.repeat(19)}`, '\r\u001b[2Ksecond', '\r\u001b[2K']);
});

test('a pipe gets nothing of short work, and of long work a whole plain line each half minute', () => {
  let now = 0;
  const { written, stream } = recordingStream(false);
  const progress = createProgress({ stream, clock: () => now });
  for (; now < 29_000; now += 1000) progress.show(`at ${now}`);
  progress.clear();
  expect(written).toEqual([]);
  for (; now < 95_000; now += 1000) {
    progress.show(`at ${now}`);
    progress.clear();
  }
  expect(written).toEqual(['at 30000\n', 'at 60000\n', 'at 90000\n']);
});

test('times and sizes are told in the unit that fits', () => {
  expect([400, 61_000, 3_720_000].map(duration)).toEqual(['0 s', '1 min 1 s', '1 h 2 min']);
  expect([50, 1_500_000].map(megabytes)).toEqual(['0.1 kB', '1.5 MB']);
});
