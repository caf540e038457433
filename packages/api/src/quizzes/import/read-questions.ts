import { hash } from 'node:crypto';
import { DomainError } from '@studyhall/domain/errors';
import type { TableRow } from '@studyhall/domain/quizzes/formats/kahoot/read-kahoot';
import type { ForeignReading } from '@studyhall/domain/quizzes/formats/question-file';
import type { CsvReading } from '@studyhall/domain/quizzes/import-csv';
import { type CsvLayout, guessDelimiter, readCsvHeader } from '@studyhall/domain/quizzes/import-csv-columns';
import {
  type TranslationColumns,
  translationColumnsOf,
} from '@studyhall/domain/quizzes/import-csv-translations';
import type { AnswerReading } from '@studyhall/domain/quizzes/import-keys';
import { draftFromOpenTrivia, type OpenTriviaDraft } from '@studyhall/domain/quizzes/import-opentdb';
import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { readCsvRows } from './csv-rows.ts';
import { delimiterOf, firstLineOf, formatOf, type ImportFormat, SEPARATOR_LINE } from './file-format.ts';
import { openForeignReader, openForeignReading, readForeignQuestions } from './foreign-rows.ts';
import { readJsonRows } from './json-rows.ts';
import { readKahootQuestions } from './kahoot-questions.ts';
import { loadMarkdownReader } from './markdown-reader.ts';
import type { SourceRow } from './source-row.ts';
import { type TranslatedDraft, translatedFromCsvRow, translatedFromJson } from './translated-rows.ts';
import { decodeUtf8 } from './utf8-text.ts';
import { isWorkbook, readWorkbook } from './workbook-rows.ts';

/** How a file is to be read. */
export interface FileReading {
  readonly format: ImportFormat | 'auto';
  /** As it was sent; where the format is not said, its ending may. */
  readonly fileName: string;
  /** Of texts where the file does not say; null where nobody does. */
  readonly textFormat: TextFormat | null;
  /** The ways in which its keys may be read. */
  readonly answers: readonly AnswerReading[];
  /** Of questions whose file names none; null puts them into a general one. */
  readonly domainCode: string | null;
}

type ReadDraft = OpenTriviaDraft & Pick<TranslatedDraft, 'keyReadings' | 'translations'>;

/** A row of a file: a question, or what keeps it from being one. */
export type QuestionRow = ReadDraft & {
  /** Counts questions from 1. */
  readonly rowNumber: number;
  readonly lineNumber: number;
  readonly raw: string;
};

export interface QuestionFile {
  readonly format: ImportFormat;
  /** Where a duplicate shows: the column of the question's text. */
  readonly textColumn: string;
  readonly idColumn: string;
  readonly batches: AsyncIterable<readonly QuestionRow[]>;
}

/** Enough to know a format by. */
const HEAD_CHARACTERS = 65_536;

/**
 * The questions of a file as it comes, a piece in memory. Errors, here or while it is read: `file-not-utf8`,
 * `file-format-unknown`, `file-malformed` with `line`, `column` and `problem`.
 */
export async function openQuestionFile(
  chunks: AsyncIterable<Uint8Array>,
  file: FileReading,
): Promise<QuestionFile> {
  const bytes = await peeked(chunks);
  const { textFormat, answers, domainCode } = file;
  const reading: CsvReading = { textFormat, answers, readMarkdown: await loadMarkdownReader() };
  const openForeign = async () => await openForeignReading({ ...reading, domainCode });
  if (isWorkbook(bytes.head)) return kahootFile(oneBatch(await readWorkbook(bytes.all)), await openForeign());
  const text = decodeUtf8(bytes.all);
  const head = await readHead(text);
  const format = file.format === 'auto' ? formatOf(head, file.fileName) : file.format;
  const pieces = startingWith(head, text);
  if (format === 'csv') {
    const batches = readCsvQuestions(pieces, { separator: separatorOf(firstLineOf(head)), reading });
    return { format, textColumn: 'question-text', idColumn: 'question-id', batches };
  }
  if (format === 'json') {
    const batches = readJsonQuestions(pieces, (value) => translatedFromJson(value, reading));
    return { format, textColumn: 'text', idColumn: 'externalId', batches };
  }
  if (format === 'opentdb') {
    const tools = await openTriviaTools();
    const read = (value: unknown) => draftFromOpenTrivia(value, tools, reading);
    return { format, textColumn: 'question', idColumn: 'question', batches: readJsonQuestions(pieces, read) };
  }
  const foreign = await openForeign();
  if (format === 'kahoot') return kahootFile(readCsvRows(pieces, delimiterOf(head)), foreign);
  const reader = await openForeignReader(format, foreign);
  return { format, textColumn: 'question', idColumn: 'id', batches: readForeignQuestions(pieces, reader) };
}

function kahootFile(rows: AsyncIterable<readonly TableRow[]>, reading: ForeignReading): QuestionFile {
  const batches = readKahootQuestions(rows, reading);
  return { format: 'kahoot', textColumn: 'question', idColumn: 'id', batches };
}

async function* oneBatch<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

/** The bytes of a file, and those that it begins with. */
async function peeked(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const { done, value } = await iterator.next();
  const head = done === true ? new Uint8Array() : value;
  return { head, all: startingWith(head, { [Symbol.asyncIterator]: () => iterator }) };
}

async function readHead(text: AsyncGenerator<string>): Promise<string> {
  let head = '';
  while (head.length < HEAD_CHARACTERS) {
    const { done, value } = await text.next();
    if (done === true) break;
    head += value;
  }
  return head;
}

async function* startingWith<Piece>(head: Piece, rest: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  yield head;
  yield* rest;
}

interface Separator {
  readonly delimiter: string;
  /** Whether the first line only names it. */
  readonly isNamed: boolean;
}

function separatorOf(firstLine: string): Separator {
  const named = SEPARATOR_LINE.exec(firstLine)?.[1];
  return { delimiter: named ?? guessDelimiter(firstLine), isNamed: named !== undefined };
}

async function* readCsvQuestions(
  pieces: AsyncIterable<string>,
  { separator, reading }: { readonly separator: Separator; readonly reading: CsvReading },
): AsyncGenerator<readonly QuestionRow[]> {
  let isSeparatorNext = separator.isNamed;
  let layout: CsvLayout | undefined;
  let columns: TranslationColumns | undefined;
  let rowNumber = 0;
  for await (const rows of readCsvRows(pieces, separator.delimiter)) {
    const questions: QuestionRow[] = [];
    for (const row of rows) {
      if (isSeparatorNext) {
        isSeparatorNext = false;
        continue;
      }
      if (layout === undefined) {
        columns = row.value === undefined ? undefined : translationColumnsOf(row.value);
        layout = layoutOf(row, columns);
        continue;
      }
      rowNumber += 1;
      questions.push(questionOf(row, rowNumber, layoutReader({ layout, columns }, reading)));
    }
    yield questions;
  }
  if (layout === undefined) throw new DomainError('file-malformed', { line: 1, problem: 'is empty' });
}

function layoutOf(
  { value, problem, lineNumber }: SourceRow<readonly string[]>,
  columns: TranslationColumns | undefined,
): CsvLayout {
  if (value === undefined)
    throw new DomainError('file-malformed', { line: lineNumber, problem: problem ?? '' });
  const header = readCsvHeader(columns?.own(value) ?? value);
  const problems = [...(header.problems ?? []), ...(columns?.problems ?? [])];
  if (header.layout !== undefined && problems.length === 0) return header.layout;
  const [first, ...others] = problems;
  const more = others.map(({ column, message }) => `; "${column}" ${message}`).join('');
  throw new DomainError('file-malformed', {
    line: lineNumber,
    column: first?.column ?? '',
    problem: `${first?.message ?? ''}${more}`,
  });
}

function layoutReader(
  layout: Parameters<typeof translatedFromCsvRow>[0],
  reading: CsvReading,
): (cells: readonly string[]) => TranslatedDraft {
  return (cells) => translatedFromCsvRow(layout, cells, reading);
}

/** Loaded when somebody has such a file: the names of two thousand characters are slow to load. */
async function openTriviaTools() {
  const { decode } = await import('html-entities');
  return {
    decode: (text: string) => (text.includes('&') ? decode(text) : text),
    seedOf: (text: string) => hash('sha256', text).slice(0, 32),
  };
}

async function* readJsonQuestions(
  pieces: AsyncIterable<string>,
  read: (value: unknown) => ReadDraft,
): AsyncGenerator<readonly QuestionRow[]> {
  let rowNumber = 0;
  for await (const rows of readJsonRows(pieces)) {
    yield rows.map((row) => {
      rowNumber += 1;
      return questionOf(row, rowNumber, read);
    });
  }
}

function questionOf<Value>(
  { value, problem, lineNumber, raw }: SourceRow<Value>,
  rowNumber: number,
  read: (value: Value) => ReadDraft,
): QuestionRow {
  if (problem !== undefined || value === undefined) {
    return { rowNumber, lineNumber, raw, problems: [{ column: 'row', message: problem ?? 'is empty' }] };
  }
  return { rowNumber, lineNumber, raw, ...read(value) };
}
