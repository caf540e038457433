import { hash } from 'node:crypto';
import { DomainError } from '@studyhall/domain/errors';
import type { TableRow } from '@studyhall/domain/quizzes/formats/kahoot/read-kahoot';
import {
  type ForeignReading,
  type FoundQuestion,
  type KeepFile,
  withUnsaid,
} from '@studyhall/domain/quizzes/formats/question-file';
import { unsaidInJson, unsaidInTable } from '@studyhall/domain/quizzes/formats/unsaid-parts';
import type { FindPicture } from '@studyhall/domain/quizzes/images/draft-images';
import type { CsvReading } from '@studyhall/domain/quizzes/import-csv';
import type { CsvLayout } from '@studyhall/domain/quizzes/import-csv-columns';
import { MOST_ROWS_TO_HEADER, type Separator, separatorOf } from '@studyhall/domain/quizzes/import-csv-head';
import { type ColumnNames, REASON_COLUMN } from '@studyhall/domain/quizzes/import-csv-names';
import type { AnswerReading } from '@studyhall/domain/quizzes/import-keys';
import { draftFromOpenTrivia, type OpenTriviaDraft } from '@studyhall/domain/quizzes/import-opentdb';
import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { givingWay } from '../../platform/give-way.ts';
import { binaryKind } from './binary-kind.ts';
import { afterHeader, type Cells } from './csv-header.ts';
import { readCsvRows } from './csv-rows.ts';
import { decodeText } from './decoded-text.ts';
import { delimiterOf, formatOf, type ImportFormat } from './file-format.ts';
import { openForeignReader, openForeignReading, readForeignQuestions } from './foreign-rows.ts';
import { readJsonRows } from './json-rows.ts';
import { readKahootQuestions } from './kahoot-questions.ts';
import { loadMarkdownReader } from './markdown-reader.ts';
import type { SourceRow } from './source-row.ts';
import {
  type TranslatedDraft,
  type TranslatedLayout,
  translatedFromCsvRow,
  translatedFromJson,
} from './translated-rows.ts';
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
  /** What the headers of a table mean that nobody knows. */
  readonly columns?: ColumnNames;
  /** Files within the file, and pictures beside it. */
  readonly keepFile?: KeepFile | undefined;
  readonly findPicture?: FindPicture | undefined;
}

type ReadDraft = OpenTriviaDraft &
  Pick<TranslatedDraft, 'keyReadings' | 'translations'> &
  Pick<FoundQuestion, 'unsaid'>;

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
  readonly domainColumn: string;
  readonly batches: AsyncIterable<readonly QuestionRow[]>;
}

/** Enough to know a format by. */
const HEAD_CHARACTERS = 65_536;

/**
 * The questions of a file as it comes, a piece in memory. Errors, here or while it is read: `file-not-utf8`,
 * `file-format-unknown` with what it `looksLike` where that is known, `file-malformed` with `line`, `column` and `problem`.
 */
export async function openQuestionFile(
  chunks: AsyncIterable<Uint8Array>,
  file: FileReading,
): Promise<QuestionFile> {
  const bytes = await peeked(chunks);
  const { textFormat, answers, domainCode, keepFile, findPicture } = file;
  const readMarkdown = await loadMarkdownReader();
  const reading: CsvReading = { textFormat, answers, readMarkdown, findPicture };
  const openForeign = async () => await openForeignReading({ ...reading, domainCode, keepFile });
  if (isWorkbook(bytes.head))
    return kahootFile(givingWay(inBatches(await readWorkbook(bytes.all))), await openForeign());
  const looksLike = binaryKind(bytes.head);
  if (looksLike !== undefined) throw new DomainError('file-format-unknown', { looksLike });
  const text = decodeText(bytes.all);
  const head = await readHead(text);
  const format = file.format === 'auto' ? formatOf(head, file.fileName) : file.format;
  const pieces = givingWay(inPieces(startingWith(head, text)));
  if (format === 'csv') {
    const { columns = new Map() } = file;
    return csvFile(pieces, { separator: separatorOf(head, columns), columns, reading });
  }
  if (format === 'json') {
    const batches = readJsonQuestions(pieces, (value) => {
      return { ...translatedFromJson(value, reading), unsaid: unsaidInJson(value) };
    });
    return { format, textColumn: 'text', idColumn: 'externalId', domainColumn: 'domainCode', batches };
  }
  if (format === 'opentdb') {
    const tools = await openTriviaTools();
    const read = (value: unknown) => withUnsaid(draftFromOpenTrivia(value, tools, reading), 'opentdb', true);
    const batches = readJsonQuestions(pieces, read);
    return { format, textColumn: 'question', idColumn: 'question', domainColumn: 'category', batches };
  }
  const foreign = await openForeign();
  if (format === 'kahoot') return kahootFile(readCsvRows(pieces, delimiterOf(head)), foreign);
  const reader = await openForeignReader(format, foreign);
  return { format, ...FOREIGN_COLUMNS, batches: readForeignQuestions(pieces, reader) };
}

const FOREIGN_COLUMNS = { textColumn: 'question', idColumn: 'id', domainColumn: 'category' };

function kahootFile(rows: AsyncIterable<readonly TableRow[]>, reading: ForeignReading): QuestionFile {
  const batches = readKahootQuestions(rows, reading);
  return { format: 'kahoot', ...FOREIGN_COLUMNS, batches };
}

const BATCH_ROWS = 100;

async function* inBatches<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += BATCH_ROWS) yield rows.slice(at, at + BATCH_ROWS);
}

/** What is read of a text before others have their turn: some milliseconds of work. */
const PIECE_CHARACTERS = 16_384;

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts)
    for (let at = 0; at < text.length; at += PIECE_CHARACTERS) yield text.slice(at, at + PIECE_CHARACTERS);
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

interface CsvFile {
  readonly separator: Separator;
  readonly columns: ColumnNames;
  readonly reading: CsvReading;
}

/** A table calls its columns what its header says, once that is read. */
function csvFile(pieces: AsyncIterable<string>, file: CsvFile): QuestionFile {
  let written: CsvLayout['written'] = new Map();
  const nameOf = (column: string) => written.get(column) ?? column;
  const onLayout = (layout: CsvLayout) => {
    ({ written } = layout);
  };
  return {
    format: 'csv',
    get textColumn() {
      return nameOf('question-text');
    },
    get idColumn() {
      return nameOf('question-id');
    },
    get domainColumn() {
      return nameOf('domain');
    },
    batches: readCsvQuestions(pieces, { ...file, onLayout }),
  };
}

async function* readCsvQuestions(
  pieces: AsyncIterable<string>,
  { separator, columns, reading, onLayout }: CsvFile & { readonly onLayout: (layout: CsvLayout) => void },
): AsyncGenerator<readonly QuestionRow[]> {
  let layout: TranslatedLayout | undefined;
  let above: Cells[] = [];
  let rowNumber = 0;
  const questionsOf = (rows: readonly Cells[], read: (cells: readonly string[]) => ReadDraft) =>
    rows.map((row) => {
      rowNumber += 1;
      return questionOf(row, rowNumber, read);
    });
  const begin = () => {
    const begun = afterHeader(separator.isNamed ? above.slice(1) : above, columns);
    layout = begun.layout;
    onLayout(layout.layout);
    return questionsOf(begun.rows, rowReader(layout, reading));
  };
  for await (const rows of readCsvRows(pieces, separator.delimiter)) {
    if (layout !== undefined) yield questionsOf(rows, rowReader(layout, reading));
    else {
      above = [...above, ...rows];
      if (above.length > MOST_ROWS_TO_HEADER) yield begin();
    }
  }
  if (layout === undefined) yield begin();
}

function rowReader(layout: TranslatedLayout, reading: CsvReading): (cells: readonly string[]) => ReadDraft {
  const unsaid = unsaidInTable(layout.layout);
  return (cells) => ({ ...translatedFromCsvRow(layout, cells, reading), unsaid });
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
      return questionOf(row, rowNumber, (value) => read(withoutReason(value)));
    });
  }
}

/** A file of rejected questions says of each why: whoever mends them need not take that out. */
function withoutReason(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(REASON_COLUMN in value)) return value;
  const { [REASON_COLUMN]: _reason, ...question } = value;
  return question;
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
