import { describe, expect, it } from 'vitest';
import { columnsOfTypes, commonGroups, exampleRow, exampleTable } from './csv-guide.ts';
import { csvTableOf } from './export-csv.ts';
import { exampleQuestions } from './formats/example-questions.ts';
import { draftFromCsvRow } from './import-csv.ts';
import { readCsvHeader } from './import-csv-columns.ts';
import { csvRecordAt } from './import-csv-sample.ts';
import { tidyDraft } from './import-draft.ts';
import { everyColumn } from './question-types/csv-words.ts';
import { questionTypes } from './question-types/question-types.ts';

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  for (let at = 0; at < text.length; ) {
    const { cells, end } = csvRecordAt(text, at, ',');
    records.push(cells);
    at = end;
  }
  return records;
}

describe('the guide to the columns', () => {
  it('speaks of every type once, and of every column', () => {
    expect(columnsOfTypes.flatMap(({ types }) => types).toSorted()).toEqual([...questionTypes].toSorted());
    const spoken = [commonGroups, ...columnsOfTypes.map(({ groups }) => groups)].flat();
    const isSpokenOf = (column: string) =>
      spoken.some(
        ({ first, last }) =>
          first === column ||
          (last !== null && column.slice(0, -1) === first.slice(0, -1) && column >= first && column <= last),
      );
    expect(
      everyColumn.filter((column) => !isSpokenOf(column) && !/^explanation-[k-t]$/.test(column)),
    ).toEqual([]);
  });

  it('shows a row of each type that is read as it is', () => {
    for (const type of questionTypes) {
      const row = exampleRow(type);
      const { layout } = readCsvHeader([...row.map(({ column }) => column)]);
      if (layout === undefined) throw new Error(`the example of ${type} has no header`);
      expect(
        draftFromCsvRow(
          layout,
          row.map(({ cell }) => cell),
        ).draft?.type,
      ).toBe(type);
    }
  });

  it('gives a table of all types that is read as it is, without columns that nobody fills', () => {
    const [header = [], ...rows] = recordsOf(exampleTable());
    const { layout } = readCsvHeader(header);
    if (layout === undefined) throw new Error('the example has no header');
    expect(rows.map((cells) => draftFromCsvRow(layout, cells).draft)).toEqual(
      exampleQuestions.map(tidyDraft),
    );
    expect(header.length).toBeLessThan(csvTableOf().columns.length / 3);
  });
});
