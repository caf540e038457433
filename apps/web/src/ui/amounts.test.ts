import { expect, it } from 'vitest';
import { bytesText, durationText } from './amounts.ts';

it.each([
  [0, 'en', '0 byte'],
  [999, 'en', '999 byte'],
  [20_400, 'en', '20 kB'],
  [1_540_000, 'en', '1.5 MB'],
  [1_540_000, 'de', '1,5 MB'],
  [2e15, 'en', '2,000 TB'],
])('%d bytes in %s', (bytes, language, text) => {
  expect(bytesText(bytes, language)).toBe(text);
});

it.each([
  [1, 'en', '1 second'],
  [12.34, 'en', '12.3 seconds'],
  [90, 'en', '90 seconds'],
  [150, 'de', '2,5 Minuten'],
  [3 * 86_400, 'en', '3 days'],
])('%d seconds in %s', (seconds, language, text) => {
  expect(durationText(seconds, language)).toBe(text);
});
