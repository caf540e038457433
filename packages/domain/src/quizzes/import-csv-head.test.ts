import { describe, expect, it } from 'vitest';
import { readCsvHeader } from './import-csv-columns.ts';
import { placeOfHeader, separatorOf } from './import-csv-head.ts';
import { columnNamed, namesOf, nearColumn } from './import-csv-names.ts';

const header = ['domain', 'question-text', 'option-a', 'option-b', 'correct answer'];

describe('the header of a table', () => {
  it('is found below titles, a date and who made it', () => {
    const titles = [
      ['Quiz on birds', '', '', '', ''],
      ['Class 7b', '2026-11-30', '', '', ''],
    ];
    expect(placeOfHeader([...titles, header, ['A', 'Which bird?', 'Penguin', 'Swift', 'A']])).toBe(2);
  });

  it('is the first row where no row is one: its mistakes are told, and no row of questions is taken for it', () => {
    const rows = [
      ['Bereich', 'Wortlaut', 'A', 'B', 'Key'],
      ['x', 'y?', '1', '2', 'A'],
    ];
    expect(placeOfHeader(rows)).toBe(0);
    expect(placeOfHeader([['A quiz'], ['Q.', 'w', 'x', 'y', 'z'], ['1', '2', 'A', 'B', '3']])).toBe(1);
    expect(placeOfHeader([['only']])).toBe(0);
  });

  it('is not looked for where questions have begun long ago', () => {
    const rows = Array.from({ length: 20 }, () => ['x', 'y', 'z']);
    expect(placeOfHeader([...rows, header])).toBe(0);
  });

  it('parts its cells by what its first line names, or by what makes columns of one of the first lines', () => {
    expect(separatorOf('sep=;\r\nA quiz, for 7b\r\ndomain;question-text')).toEqual({
      delimiter: ';',
      isNamed: true,
    });
    const titled = 'A quiz, for 7b, of November\ndomain;question-text;option-a\n';
    expect(separatorOf(titled)).toEqual({ delimiter: ';', isNamed: false });
    expect(separatorOf('Bereich ist;Wortlaut;Erste\n').delimiter).toBe(';');
    expect(separatorOf('Q;Wording', namesOf({ Q: 'domain' })).delimiter).toBe(';');
  });

  it.each([
    ['answer 1', 'option-a'],
    ['Choice B', 'option-b'],
    ['optionC', 'option-c'],
    ['Answer (D):', 'option-d'],
    ['Antwort A', 'option-a'],
    ['Lösung', 'correct answer'],
    ['Begründung B', 'explanation-b'],
    ['Rejected because', 'ignore'],
    ['colour', undefined],
  ])('calls %s what we call %s', (name, column) => {
    expect(columnNamed(name)).toBe(column);
  });

  it('says everything that is wrong with it at once, with the nearest names', () => {
    const { problems } = readCsvHeader([
      'domian',
      'qestion-text',
      'option-a',
      'option-b',
      'ansewr',
      'Colour',
    ]);
    expect(problems).toEqual([
      { column: 'domian', message: 'is not a known column: is it domain?' },
      { column: 'qestion-text', message: 'is not a known column: is it question-text?' },
      { column: 'ansewr', message: 'is not a known column: is it correct answer?' },
      { column: 'Colour', message: 'is not a known column' },
      { column: 'domain', message: 'is missing' },
      { column: 'question-text', message: 'is missing' },
      { column: 'correct answer', message: 'is missing' },
    ]);
    expect(nearColumn('x'.repeat(41))).toBeUndefined();
  });

  it('means what is said of it, before what its names mean', () => {
    const names = namesOf({
      answer_a: 'option-a',
      'Answer B': 'Option B',
      domain: 'tags',
      Area: 'domain',
      Teacher: 'ignore',
    });
    const { layout } = readCsvHeader(
      ['Domain', 'area', 'question', 'Answer-A', 'answer b', 'correct', 'teacher'],
      names,
    );
    expect(layout?.places).toEqual(
      new Map([
        ['tags', 0],
        ['domain', 1],
        ['question-text', 2],
        ['option-a', 3],
        ['option-b', 4],
        ['correct answer', 5],
      ]),
    );
    expect(layout?.ignored).toEqual(new Set([6]));
  });

  it('refuses what is said of a column that the file has not', () => {
    expect(readCsvHeader(header, namesOf({ answer_z: 'option-c' })).problems).toEqual([
      { column: 'answer_z', message: 'is said to be a column, and the file has none of that name' },
    ]);
  });
});
