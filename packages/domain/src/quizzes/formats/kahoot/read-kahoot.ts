import { checkDraft, type ImportProblem } from '../../import-draft.ts';
import {
  domainWithout,
  type ForeignReading,
  type FoundQuestion,
  withNotes,
  withUnsaid,
} from '../question-file.ts';
import { columnsOf, type KahootColumns } from './kahoot-table.ts';

/** A row of a table, with the line in which it begins. */
export interface TableRow {
  readonly lineNumber: number;
  readonly raw: string;
  /** Absent when it could not be read, and then `problem` says why. */
  readonly value?: readonly string[];
  readonly problem?: string;
}

/** In the template six rows stand above the header. */
const MAX_ROWS_ABOVE = 50;
const MAX_CELL_CHARACTERS = 20_000;

/** Reads the rows of Kahoot's spreadsheet. Never throws, whatever the cells. */
export class KahootReader {
  /** What keeps it from reading on. */
  problem: { readonly line: number; readonly problem: string } | undefined;
  readonly #reading: ForeignReading;
  #columns: KahootColumns | undefined;
  #rowsAbove = 0;
  #isTimeTold = false;

  constructor(reading: ForeignReading) {
    this.#reading = reading;
  }

  /** The question of a row; undefined where it has none. */
  read({ lineNumber, raw, value, problem }: TableRow): FoundQuestion | undefined {
    if (this.#columns === undefined) {
      this.#lookForHeader(value ?? [], lineNumber);
      return undefined;
    }
    const where = { lineNumber, raw };
    if (value === undefined)
      return { ...where, problems: [{ column: 'row', message: problem ?? 'is empty' }] };
    const row = rowOf(this.#columns, value);
    if (row.question === '' && row.answers.every(({ text }) => text === '')) return undefined;
    const read = withUnsaid(readRow(row, this.#reading), 'kahoot', this.#reading.domainCode !== null);
    const isFirst = !this.#isTimeTold && row.seconds !== '' && read.draft !== undefined;
    this.#isTimeTold ||= isFirst;
    const message = 'is not kept, nor those of the other questions: there is one for all of an attempt';
    const notes = isFirst ? [{ column: 'time limit', message }] : [];
    return { ...where, ...withNotes(read, notes), domainTitle: domainWithout(this.#reading).title };
  }

  /** To be asked for when all rows were read. */
  end(): void {
    if (this.#columns === undefined) this.#lackHeader(1);
  }

  #lookForHeader(cells: readonly string[], lineNumber: number): void {
    this.#columns = columnsOf(cells);
    this.#rowsAbove += 1;
    if (this.#columns === undefined && this.#rowsAbove > MAX_ROWS_ABOVE) this.#lackHeader(lineNumber);
  }

  #lackHeader(line: number): void {
    const problem = 'has no header with "Question", "Answer 1", "Answer 2" and "Correct answer(s)"';
    this.problem ??= { line, problem };
  }
}

interface Row {
  readonly question: string;
  /** By their number from 1. */
  readonly answers: readonly { readonly number: number; readonly text: string }[];
  readonly seconds: string;
  readonly correct: string;
}

function rowOf(columns: KahootColumns, cells: readonly string[]): Row {
  const at = (place: number) => (cells[place] ?? '').trim();
  return {
    question: at(columns.question),
    answers: columns.answers.map((place, index) => ({ number: index + 1, text: at(place) })),
    seconds: at(columns.seconds),
    correct: at(columns.correct),
  };
}

/** "1,3", "1;3", "1 and 3", and what spreadsheets make of it: the number 1.3, or 13. */
function numbersOf(correct: string): number[] | undefined {
  const digits = correct.replaceAll(/and|und|[\s,;.&+]/gi, '');
  if (!/^[1-4]{1,4}$/.test(digits)) return undefined;
  const numbers = Array.from(digits, Number);
  return new Set(numbers).size === numbers.length ? numbers : undefined;
}

function problemsOf({ question, answers, seconds, correct }: Row): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const long = [question, ...answers.map(({ text }) => text)].some(
    (text) => text.length > MAX_CELL_CHARACTERS,
  );
  if (long) return [{ column: 'row', message: 'has a cell longer than 20,000 characters' }];
  const numbers = correct.length > 100 ? undefined : numbersOf(correct);
  if (numbers === undefined) {
    problems.push({
      column: 'correct answer(s)',
      message: 'must be numbers of answers such as "2" or "1,3"',
    });
  }
  for (const number of numbers ?? []) {
    if (answers[number - 1]?.text === '') {
      problems.push({ column: 'correct answer(s)', message: `names answer ${number}, which is empty` });
    }
  }
  if (seconds !== '' && !/^\d{1,4}(?:\.0+)?$/.test(seconds)) {
    problems.push({ column: 'time limit', message: 'must be a number of seconds, or empty' });
  }
  return problems;
}

function readRow(row: Row, reading: ForeignReading): ReturnType<typeof checkDraft> {
  const problems = problemsOf(row);
  if (problems.length > 0) return { problems };
  const right = numbersOf(row.correct) ?? [];
  const kept = row.answers.filter(({ text }) => text !== '');
  const words = kept.map(({ text }) => text.toLowerCase());
  const isTrueFalse = kept.length === 2 && words.toSorted().join('/') === 'false/true';
  const type = right.length > 1 ? 'multiple' : isTrueFalse ? 'true-false' : 'single';
  const checked = checkDraft(
    {
      externalId: null,
      domainCode: domainWithout(reading).code,
      type,
      difficulty: null,
      text: row.question,
      options: kept.map(({ number, text }) => ({ text, explanation: '', isCorrect: right.includes(number) })),
      tags: [],
    },
    ([field, index]) => {
      const answer = typeof index === 'number' ? kept[index] : undefined;
      if (answer !== undefined) return `answer ${answer.number}`;
      if (field === 'text') return 'question';
      return field === 'options' ? 'answers' : String(field);
    },
    reading,
  );
  const message = 'are several: here all of them are to be chosen, in Kahoot one is enough';
  return withNotes(checked, type === 'multiple' ? [{ column: 'correct answer(s)', message }] : []);
}
