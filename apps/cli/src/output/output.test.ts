import pc from 'picocolors';
import { expect, test } from 'vitest';
import { cleanJson, cleanLine, cleanText } from './clean.ts';
import { renderCsv, renderJson, renderTsv } from './plain.ts';
import { type Column, listing, record } from './result.ts';
import { renderRecord, renderTable } from './table.ts';
import { wrap } from './wrap.ts';

interface Person {
  readonly name: string | null;
  readonly id: string;
  readonly xp: number;
  readonly isActive: boolean;
  readonly lastLoginAt: Date | null;
}

const columns: readonly Column<Person>[] = [
  { name: 'name', title: 'user', value: (p) => p.name, shown: (p) => p.name ?? p.id, isFlexible: true },
  { name: 'xp', value: (p) => p.xp },
  { name: 'isActive', value: (p) => p.isActive },
  { name: 'lastLoginAt', value: (p) => p.lastLoginAt },
  { name: 'id', value: (p) => p.id, isDetail: true },
];

const ada: Person = {
  name: 'ada',
  id: 'u-1',
  xp: 12_345,
  isActive: true,
  lastLoginAt: new Date('2026-03-01T08:30:00Z'),
};

function person(parts: Partial<Person>): Person {
  return { ...ada, ...parts };
}

const style = { width: 80, colors: pc.createColors(false), timeZone: 'UTC' };

function tableOf(items: readonly Person[], width = 80): string[] {
  return renderTable(listing({ columns, items }), { ...style, width })
    .trimEnd()
    .split('\n');
}

test('a table has words for values, numbers to the right, and a dash where nothing is', () => {
  expect(tableOf([ada, person({ name: 'bob', xp: 7, isActive: false, lastLoginAt: null })])).toEqual([
    'USER      XP  ACTIVE  LAST LOGIN',
    'ada   12,345  yes     2026-03-01 08:30',
    'bob        7  no      –',
  ]);
});

test('a person without a name is shown by what else names them, and stays nameless to programs', () => {
  const result = listing({ columns, items: [person({ name: null, id: 'u-2' })] });
  expect(renderTable(result, style)).toContain('u-2');
  expect(JSON.parse(renderJson(result, ['name']))).toEqual([{ name: null }]);
});

test('characters of two columns take two columns', () => {
  const [header = '', wide = '', narrow = ''] = tableOf([
    person({ name: '学習館' }),
    person({ name: 'abcdef' }),
  ]);
  expect(wide.indexOf('12,345')).toBe(narrow.indexOf('12,345') - '学習館'.length);
  expect(header.indexOf('ACTIVE')).toBe(narrow.indexOf('yes'));
});

test('on a narrow terminal the column that may gives way, and no line is longer than the terminal', () => {
  for (const name of ['x'.repeat(200), '学'.repeat(90), '🎓'.repeat(90)]) {
    const lines = tableOf([person({ name }), ada], 60);
    expect(lines[1]).toMatch(/… +12,345/);
    const widths = lines.map((line) => line.replace(/[学🎓]/gu, 'xx').length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(60);
    expect(lines.join('')).not.toMatch(/\p{Surrogate}/u);
  }
});

test('what does not fit at all is left out from the right, and never the first column', () => {
  const narrow = [{ ...ada, name: 'x'.repeat(30) }];
  expect(tableOf(narrow, 40)[0]).toBe('USER                          XP  ACTIVE');
  expect(tableOf(narrow, 34)).toEqual(['USER                            XP', `${'x'.repeat(25)}…  12,345`]);
  expect(tableOf(narrow, 20)).toEqual(['USER', `${'x'.repeat(19)}…`]);
});

const ATTACK = 'a\u001b]0;title\u0007b\u001b[2J\u009b31mc\u202ed\re\0f\u007f';

test('what a terminal would obey never reaches it', () => {
  const [, line = ''] = tableOf([person({ name: ATTACK })]);
  expect(line).not.toMatch(/\p{Cc}|\u202e/u);
  expect(line).toMatch(/^abcd ef /);
  const shown = renderRecord(
    record({
      columns,
      item: person({ name: ATTACK }),
      sections: [{ title: 'Text', paragraphs: [{ text: `${ATTACK}\r\nnext` }] }],
    }),
    style,
  );
  expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
  expect(shown.split('\n').slice(-2)).toEqual(['next', '']);
  expect(cleanText('one\ntwo')).toBe('one\ntwo');
  expect(cleanLine('one\ntwo\tthree')).toBe('one two three');
});

test('a pipe gets one line a row under the names, whatever the cells hold', () => {
  const text = renderTsv(listing({ columns, items: [person({ name: `a\tb\nc${ATTACK}` }), ada] }));
  const lines = text.split('\n');
  expect(lines[0]).toBe('name\txp\tisActive\tlastLoginAt\tid');
  expect(lines).toHaveLength(4);
  expect(lines.slice(1, 3).map((line) => line.split('\t').length)).toEqual([5, 5]);
  expect(lines[2]).toBe('ada\t12345\ttrue\t2026-03-01T08:30:00.000Z\tu-1');
});

test('JSON keeps every character, and holds none that a terminal would obey', () => {
  const json = renderJson(listing({ columns, items: [person({ name: ATTACK })] }), []);
  expect(json.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
  expect(JSON.parse(json)).toEqual([
    { name: ATTACK, xp: 12345, isActive: true, lastLoginAt: '2026-03-01T08:30:00.000Z', id: 'u-1' },
  ]);
  expect(cleanJson('"\u2028"')).toBe('"\\u2028"');
});

test('JSON of a list is an array, of one thing an object, with the fields that were asked for in their order', () => {
  expect(renderJson(listing({ columns, items: [] }), [])).toBe('[]\n');
  const one = renderJson(record({ columns, item: ada }), ['xp', 'name']);
  expect(one).toBe('{\n  "xp": 12345,\n  "name": "ada"\n}\n');
});

test('CSV quotes what needs it, and a spreadsheet takes no name for a formula', () => {
  const text = renderCsv(listing({ columns, items: [person({ name: '=1+1' }), person({ name: 'a,"b"' })] }));
  expect(text.split('\n').slice(1, 3)).toEqual([
    "'=1+1,12345,true,2026-03-01T08:30:00.000Z,u-1",
    '"a,""b""",12345,true,2026-03-01T08:30:00.000Z,u-1',
  ]);
});

test('prose breaks between words and below its label, and a long link stays whole', () => {
  const link = 'https://learn.school.org/verify#abcdefghijkl';
  expect(wrap('one two three', { width: 9 })).toBe('one two\nthree');
  expect(wrap('one two three', { width: 13, label: '✓ A  ' })).toBe('✓ A  one two\n     three');
  expect(wrap(`see ${link} now`, { width: 20 })).toBe(`see\n${link}\nnow`);
  expect(wrap('学習 学習 学習', { width: 9 })).toBe('学習 学習\n学習');
  expect(wrap('  kept\n\nas is', { width: 20 })).toBe('  kept\n\nas is');
});
