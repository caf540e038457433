import { describe, expect, it } from 'vitest';
import { codePointName } from '../code-point-name.ts';
import { printedName, unprintableIn } from './certificate-name.ts';

const problemsOf = (text: string): readonly string[] =>
  unprintableIn(printedName.parse(text)).map(codePointName);

describe('a name that can be printed', () => {
  it.each([
    'Ada Lovelace',
    "Siobhán O'Connor-Müller, PhD",
    'Łukasz Żółć',
    'Ελένη Παπαδοπούλου',
    'Володимир Зеленський',
    'Nguyễn Thị Minh Khai',
    'İbrahim Şahin',
    'Ọlọ́run Adébáyọ̀',
    '<b>Ada</b> & "Co"',
    "Robert'); DROP TABLE certificates;--",
    'J. R. 2nd',
  ])('%s', (name) => {
    expect(problemsOf(name)).toEqual([]);
  });

  it('is one name however it was typed', () => {
    expect(printedName.parse('  Zoe\u0308 \t  Du\u0308rr ')).toBe('Zoë Dürr');
  });
});

describe('a name is refused by its characters when it holds', () => {
  it.each([
    ['a mark that turns the direction', 'Ada\u202Eecalevol', 'U+202E'],
    ['an isolate of direction', 'Ada\u2067', 'U+2067'],
    ['a control character', 'Ada\u0007', 'U+0007'],
    ['an escape', 'Ada\u001b[2J', 'U+001B'],
    ['nothing that can be seen', 'Ada\u200B', 'U+200B'],
    ['an emoji', 'Ada 🐢', 'U+1F422'],
    ['a sign that some show as an emoji', 'Ada ™', 'U+2122'],
    ['a script that the type lacks', '王 Xiaoming', 'U+738B'],
    ['a tag character', 'Ada\u{E0041}', 'U+E0041'],
  ])('%s', (_what, name, codePoint) => {
    expect(problemsOf(name)).toEqual([codePoint]);
  });

  it('a tower of accents', () => {
    expect(problemsOf(`Z${'\u0301'.repeat(40)}algo`)).not.toEqual([]);
  });
});

describe('what is no name at all is refused as an input', () => {
  it.each([
    ['empty', ''],
    ['only spaces', ' \t\n '],
    ['without a letter', '- 42 -'],
    ['of 256 characters', 'a'.repeat(256)],
    ['of a thousand', 'a'.repeat(1_000)],
    ['half of a surrogate pair', 'Ada\ud83d'],
    ['of two scripts', 'Adа Lovelace'],
    ['of those who run the installation', 'Studyhall Support'],
  ])('%s', (_what, name) => {
    expect(printedName.safeParse(name).success).toBe(false);
  });
});
