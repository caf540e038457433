import type { ImportProblem } from '../../import-draft.ts';
import { type CsvEntry, markOfPercent, percentOfMark, readEntries, writeEntries } from '../csv-entries.ts';
import { type CsvColumn, type CsvWords, readFlag } from '../csv-words.ts';
import type { BodyOf } from '../question-types.ts';

type Accepted = BodyOf<'short'>['accepted'];

/**
 * `accepted` lists what may be typed: `HTTPS; [50%] SSL # Nearly`. Whoever has one answer may write it as the
 * `correct answer`. `match-case` and `match-accents` are yes or no.
 */
export const shortWords: CsvWords<BodyOf<'short'>> = {
  columns: ['accepted', 'correct answer', 'match-case', 'match-accents'],
  read(cell, problems) {
    const column: CsvColumn = cell('accepted') === '' ? 'correct answer' : 'accepted';
    if (column === 'accepted' && cell('correct answer') !== '') {
      problems.push({ column: 'correct answer', message: 'stands beside accepted: one of them is enough' });
    }
    if (cell(column) === '') problems.push({ column, message: 'is empty' });
    const body = {
      accepted: acceptedOfEntries(readEntries(cell(column)), column, problems),
      matchCase: readFlag(cell, 'match-case', problems),
      matchAccents: readFlag(cell, 'match-accents', problems),
    };
    return { body, columnOf: () => column };
  },
  write({ accepted, matchCase, matchAccents }) {
    return {
      accepted: writeEntries(entriesOfAccepted(accepted)),
      'match-case': matchCase ? 'yes' : '',
      'match-accents': matchAccents ? 'yes' : '',
    };
  },
};

export function entriesOfAccepted(accepted: Accepted): CsvEntry[] {
  return accepted.map(({ text, creditPercent, feedback }) => ({
    text,
    mark: markOfPercent(creditPercent),
    feedback,
  }));
}

export function acceptedOfEntries(
  entries: readonly CsvEntry[],
  column: CsvColumn,
  problems: ImportProblem[],
): Accepted {
  return entries.map(({ text, mark, feedback }) => {
    const creditPercent = percentOfMark(mark);
    if (creditPercent === undefined) {
      problems.push({ column, message: `has [${mark}], which must be a percentage such as [50%]` });
    }
    return { text, creditPercent: creditPercent ?? 100, feedback };
  });
}
