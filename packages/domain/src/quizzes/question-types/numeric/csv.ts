import type { ImportProblem } from '../../import-draft.ts';
import { type CsvEntry, markOfPercent, percentOfMark, readEntries, writeEntries } from '../csv-entries.ts';
import { type CsvWords, readFlag } from '../csv-words.ts';
import type { BodyOf } from '../question-types.ts';
import type { NumericAnswer } from './body.ts';

const BETWEEN_ENDS = /\.\.+|…|\bto\b|\bbis\b/;
const BEFORE_MARGIN = /±|\+\/?-/;

/**
 * `correct answer` lists numbers and ranges: `3.5`, `3.5 ± 0.1; [50%] 3 .. 4 # Nearly`; `tolerance` is for all of them that
 * say none. `units` lists what they may be given in, each with how many of the first it is: `m; km = 1000`.
 */
export const numericWords: CsvWords<BodyOf<'numeric'>> = {
  columns: ['correct answer', 'tolerance', 'units', 'unit-needed'],
  read(cell, problems) {
    const entries = readEntries(cell('correct answer'));
    if (entries.length === 0) problems.push({ column: 'correct answer', message: 'is empty' });
    const units = readEntries(cell('units')).map(({ text }) => {
      const sign = text.lastIndexOf('=');
      return sign === -1
        ? { unit: text, factor: '1' }
        : { unit: text.slice(0, sign), factor: text.slice(sign + 1) };
    });
    const body = {
      answers: entries.map((entry) => answerOf(entry, cell('tolerance'), problems)),
      units,
      isUnitNeeded: readFlag(cell, 'unit-needed', problems),
    };
    return { body, columnOf: ([part]) => (part === 'units' ? 'units' : 'correct answer') };
  },
  write({ answers, units, isUnitNeeded }) {
    const [only, another] = answers;
    const isPlain = only?.value !== undefined && another === undefined;
    return {
      'correct answer': writeEntries(
        answers.map((answer) => ({
          text: isPlain ? (answer.value ?? '') : textOf(answer),
          mark: markOfPercent(answer.creditPercent),
          feedback: answer.feedback,
        })),
      ),
      tolerance: isPlain && only.tolerance !== '0' ? only.tolerance : '',
      units: writeEntries(
        units.map(({ unit, factor }) => ({ text: `${unit} = ${factor}`, mark: undefined, feedback: '' })),
      ),
      'unit-needed': isUnitNeeded ? 'yes' : '',
    };
  },
};

function textOf({ value, from, to, tolerance }: NumericAnswer): string {
  if (value === undefined) return `${from} .. ${to}`;
  return tolerance === '0' ? value : `${value} ± ${tolerance}`;
}

function answerOf({ text, mark, feedback }: CsvEntry, tolerance: string, problems: ImportProblem[]) {
  const creditPercent = percentOfMark(mark);
  if (creditPercent === undefined) {
    const message = `has [${mark}], which must be a percentage such as [50%]`;
    problems.push({ column: 'correct answer', message });
  }
  const said = { creditPercent: creditPercent ?? 100, feedback };
  const [from = '', to] = text.split(BETWEEN_ENDS, 2);
  if (to !== undefined) return { from, to, ...said };
  const [value = '', margin] = text.split(BEFORE_MARGIN, 2);
  return { value, tolerance: margin ?? (tolerance || '0'), ...said };
}
