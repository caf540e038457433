import { expect, test } from 'vitest';
import { whenAgain } from './when-again.ts';

test('a wait is told in the unit that people would say it in, and never shorter than it is', () => {
  const told: [seconds: number, words: string][] = [
    [5, 'in 5 seconds'],
    [59, 'in 59 seconds'],
    [60, 'in 1 minute'],
    [61, 'in 2 minutes'],
    [720, 'in 12 minutes'],
    [5_400, 'in 90 minutes'],
    [5_401, 'in 2 hours'],
    [86_400, 'in 24 hours'],
    [200_000, 'in 3 days'],
  ];
  for (const [seconds, words] of told) expect(whenAgain(seconds, 'en'), String(seconds)).toBe(words);
});

test('one and several are told apart in German, too', () => {
  expect(whenAgain(60, 'de')).toBe('in 1 Minute');
  expect(whenAgain(700, 'de')).toBe('in 12 Minuten');
});

test('a moment, and what the server did not say, is not told', () => {
  for (const nothing of [undefined, 1, 4, Number.NaN, 'soon'])
    expect(whenAgain(nothing, 'en')).toBeUndefined();
});
