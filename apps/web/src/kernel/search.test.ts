import { describe, expect, it } from 'vitest';
import { choiceIn, dayIn, localPath, textIn } from './search.ts';

describe('what an address says', () => {
  it('keeps texts, also those that look like numbers, and drops everything else', () => {
    expect(['security', 1101, '', null, ['x'], undefined].map((exam) => textIn({ exam }, 'exam'))).toEqual([
      'security',
      '1101',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes a day as forms write it, and nothing else', () => {
    expect(
      ['2026-11-29', '2026-13-01', '29.11.2026', 20261129].map((from) => dayIn({ from }, 'from')),
    ).toEqual(['2026-11-29', undefined, undefined, undefined]);
  });

  it('knows only the words it was told', () => {
    expect(choiceIn({ filter: 'wrong' }, 'filter', ['all', 'wrong'])).toBe('wrong');
    expect(choiceIn({ filter: '<script>' }, 'filter', ['all', 'wrong'])).toBeUndefined();
  });
});

describe('where one goes after logging in', () => {
  it('is a place of this site, with what stands behind it', () => {
    expect(localPath('/history?exam=security#top')).toBe('/history?exam=security#top');
    expect(localPath(undefined)).toBe('/home');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    'history',
  ])('is never somebody else’s: %j', (path) => {
    expect(localPath(path)).toBe('/home');
  });
});
