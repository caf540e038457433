import { describe, expect, test } from 'vitest';
import { asSeen, turningIn } from './unseen.ts';

test.each([
  ...[0xad, 0x34f, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d],
  ...[0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0x115f, 0xfe00, 0xfe0f, 0xfeff],
  ...[0xfff9, 0x1d159, 0x1d173, 0xe0001, 0xe0041, 0xe0100],
])('the character of number %i makes no other text', (code) => {
  const unseen = String.fromCodePoint(code);
  for (const text of [`x${unseen}a`, `${unseen}xa`, `xa${unseen}`, `x${unseen}${unseen}a`])
    expect(asSeen(text)).toBe('xa');
  expect(asSeen(unseen.repeat(3))).toBe('');
});

test.each([
  ['\u202eax', 'xa'],
  ['\u202eax\u202c', 'xa'],
  ['one \u202eowt\u202c three', 'one two three'],
  ['x\u3164a', 'x a'],
  [' x\u00a0\n a\u2800', 'x a'],
  ['cafe\u0301', 'café'],
  ['\u2800', ''],
  ['', ''],
])('%j looks like %j', (text, seen) => {
  expect(asSeen(text)).toBe(seen);
});

test.each([
  ['می‌خواهم', 'میخواهم'],
  ['क्‍ष', 'क्ष'],
  ['👩‍🚀', '👩🚀'],
  ['❤️', '❤'],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴'],
  ['辻\u{e0100}', '辻'],
  ['MB', 'Mb'],
  ['ab', 'a b'],
])('%j and %j look different', (one, other) => {
  expect(asSeen(one)).not.toBe(asSeen(other));
});

test('no text is too long to be read', () => {
  for (const part of [
    '\u202e',
    '\u200d',
    '\u202ea',
    'ا\u200c',
    '👩\u200d',
    '\u{1f3f4}\u{e0041}',
    ' \u2800',
    '\u0301',
  ])
    expect(asSeen(part.repeat(50_000)).length).toBeLessThanOrEqual(part.length * 50_000);
});

describe('what turns a text around', () => {
  test('is found: overrides and embeddings anywhere, isolates that their line does not close', () => {
    expect(turningIn('a\u202eb\u202cc')).toBe('\u202e');
    expect(turningIn('a\u202ab\u202c')).toBe('\u202a');
    expect(turningIn('a \u2067b')).toBe('\u2067');
    expect(turningIn('a \u2067b\nc\u2069')).toBe('\u2067');
    expect(turningIn('a\u2069b\u2066')).toBe('\u2069');
  });

  test('is not what Arabic and Hebrew are written with', () => {
    expect(turningIn('\u2067שלום (HTTP)\u2069 \u200f! \u2066a \u2068b\u2069\u2069')).toBeUndefined();
    expect(turningIn('مرحبا\u200e 100%')).toBeUndefined();
  });
});
