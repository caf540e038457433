import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  INT4_MAX,
  int4,
  isoDate,
  isTimeZone,
  languageTag,
  lineText,
  page,
  pageCursor,
  plainText,
  positiveInt4,
  safeText,
  slug,
  timeZone,
  trimmedText,
  uuid,
} from './primitives.ts';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('texts', () => {
  const text = safeText({ max: 1000 });

  test('a NUL anywhere is refused', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => !accepts(text, `${a}\0${b}`)));
  });

  test('half of a surrogate pair is refused, a whole pair is not', () => {
    const half = fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit));
    fc.assert(fc.property(half, (unit) => !accepts(text, `a${unit}b`)));
    expect(accepts(text, '😀')).toBe(true);
    expect(accepts(text, '\ude00\ud83d')).toBe(false);
  });

  test('any other text passes unchanged, spaces included', () => {
    const storable = fc.string({ unit: 'binary', maxLength: 200 }).filter((t) => !t.includes('\0'));
    fc.assert(fc.property(storable, (t) => text.parse(t) === t));
    expect(text.parse('  a ')).toBe('  a ');
  });

  test('lengths count characters, as the database does', () => {
    expect(accepts(safeText({ max: 2 }), '😀😀')).toBe(true);
    expect(accepts(safeText({ max: 2 }), '😀😀😀')).toBe(false);
    expect(accepts(safeText({ min: 2, max: 9 }), '😀')).toBe(false);
    expect(accepts(safeText({ min: 2, max: 9 }), '😀😀')).toBe(true);
  });

  test('a line keeps every script and emoji, and refuses what breaks or turns a line', () => {
    const line = lineText({ max: 100 });
    for (const name of ['Zoë', '王小明', 'شهرزاد', '👩‍🏫 Ada', 'O’Neill'])
      expect(line.parse(name)).toBe(name);
    for (const mark of ['\n', '\t', '\u001b', '\u2028', '\u202e', '\u2067'])
      expect(accepts(line, `a${mark}b`)).toBe(false);
  });

  test('a text of several lines keeps them as they are, and refuses what turns or commands', () => {
    const text = plainText({ min: 1, max: 9 });
    expect(text.parse(' one\r\ntwo\r ')).toBe('one\ntwo');
    expect(text.parse('1\r\n2\r\n3\r\n45')).toBe('1\n2\n3\n45');
    expect(accepts(text, ' \r\n ')).toBe(false);
    expect(accepts(text, '1234567890')).toBe(false);
    for (const mark of ['\u001b', '\u0007', '\u2028', '\u202e', '\u2067', '\0'])
      expect(accepts(text, `a\n${mark}b`)).toBe(false);
  });

  test('a trimmed text is measured after trimming', () => {
    expect(accepts(trimmedText({ min: 1, max: 3 }), ' \t\n ')).toBe(false);
    expect(trimmedText({ min: 1, max: 3 }).parse('  abc  ')).toBe('abc');
  });
});

describe('numbers', () => {
  test('an integer beyond four bytes is refused', () => {
    for (const value of [INT4_MAX, -INT4_MAX - 1]) expect(accepts(int4, value)).toBe(true);
    for (const value of [INT4_MAX + 1, -INT4_MAX - 2, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '1'])
      expect(accepts(int4, value)).toBe(false);
  });

  test('a positive integer starts at 1', () => {
    expect(accepts(positiveInt4, 0)).toBe(false);
    expect(accepts(positiveInt4, 1)).toBe(true);
  });
});

describe('names and ids', () => {
  test('a UUID comes out in lower case', () => {
    expect(uuid.parse('0190E3C8-5D3B-7A31-8C2E-5B1B0C0FFEE0')).toBe('0190e3c8-5d3b-7a31-8c2e-5b1b0c0ffee0');
    expect(accepts(uuid, '0190e3c85d3b7a318c2e5b1b0c0ffee0')).toBe(false);
  });

  test('a slug has lower-case letters, digits and single hyphens', () => {
    for (const good of ['a1101', 'first-steps']) expect(accepts(slug, good)).toBe(true);
    for (const bad of ['', '-a', 'a-', 'a--b', 'A', 'a_b', 'ä', 'a\n'])
      expect(accepts(slug, bad)).toBe(false);
  });

  test('the clients speak English and German', () => {
    expect(languageTag.options).toEqual(['en', 'de']);
  });
});

describe('pages', () => {
  test('a page has 20 rows unless told, and never more than 100', () => {
    expect(page.parse({})).toEqual({ limit: 20 });
    expect(accepts(page, { limit: 100 })).toBe(true);
    for (const limit of [0, 101, 1.5]) expect(accepts(page, { limit })).toBe(false);
  });

  test('a cursor holds nothing that needs quoting', () => {
    expect(accepts(pageCursor, 'eyJpZCI6MX0_-.~')).toBe(true);
    for (const bad of ['', "a'b", 'a b', 'a\0', 'x'.repeat(201)])
      expect(accepts(pageCursor, bad)).toBe(false);
  });
});

describe('time', () => {
  test('every zone of the platform is accepted', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(accepts(timeZone, zone), zone).toBe(true);
    expect(isTimeZone('UTC')).toBe(true);
  });

  test('an unknown zone, a bare offset or a non-name is refused', () => {
    for (const bad of ['', 'Mars/Olympus', '+01:00', 'Europe/Berlin\0', ' UTC', '../etc'])
      expect(accepts(timeZone, bad), bad).toBe(false);
  });

  test('a date is a day that the calendar has and PostgreSQL stores', () => {
    for (const good of ['2026-11-22', '2024-02-29', '0001-01-01', '9999-12-31'])
      expect(accepts(isoDate, good), good).toBe(true);
    for (const bad of ['2025-02-29', '2026-13-01', '2026-1-1', '0000-01-01', '2026-11-22T00:00:00Z', ''])
      expect(accepts(isoDate, bad), bad).toBe(false);
  });
});
