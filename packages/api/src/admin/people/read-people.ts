import { Readable } from 'node:stream';
import {
  newcomerOfRow,
  type PeopleLayout,
  type PeopleProblem,
  peopleDelimiterOf,
  peopleProblemInWords,
  readPeopleHeader,
} from '@studyhall/domain/auth/people-csv';
import type { NewcomerRow } from '@studyhall/domain/auth/people-plan';
import { DomainError } from '@studyhall/domain/errors';
import { type CsvRow, readCsvRows } from '../../quizzes/import/csv-rows.ts';
import { decodeUtf8 } from '../../quizzes/import/utf8-text.ts';

/** A school's worth; more come in several files. */
export const MAX_PEOPLE = 5_000;
export const MAX_PEOPLE_BYTES = 2 * 1024 * 1024;

export interface RefusedRow {
  readonly line: number;
  readonly problems: readonly PeopleProblem[];
}

export interface ReadPeople {
  readonly rows: readonly NewcomerRow[];
  readonly refused: readonly RefusedRow[];
  /** What stands in each line, as it was written. */
  readonly raw: ReadonlyMap<number, string>;
}

/**
 * Reads a file of people: rows that name somebody, and rows that do not with what is wrong in which column. Errors:
 * `file-not-utf8`; `file-malformed` with `line`, `column`, `problem` in words, and `kind` and `detail` of a header.
 */
export async function readPeople(bytes: AsyncIterable<Uint8Array>): Promise<ReadPeople> {
  let text = '';
  for await (const piece of decodeUtf8(bytes)) text += piece;
  const [firstLine = ''] = text.split(/[\r\n]/, 1);
  const { delimiter, isNamed } = peopleDelimiterOf(firstLine);
  let isSeparatorNext = isNamed;
  const rows: NewcomerRow[] = [];
  const refused: RefusedRow[] = [];
  const raw = new Map<number, string>();
  let layout: PeopleLayout | undefined;
  for await (const batch of readCsvRows(Readable.from([text]), delimiter))
    for (const row of batch) {
      if (isSeparatorNext) {
        isSeparatorNext = false;
        continue;
      }
      if (layout === undefined) {
        layout = layoutOf(row);
        continue;
      }
      const line = row.lineNumber;
      if (raw.size === MAX_PEOPLE)
        throw new DomainError('file-malformed', { line, problem: `holds more than ${MAX_PEOPLE} people` });
      raw.set(line, row.raw);
      const { newcomer, problems } =
        row.value === undefined ? { problems: [brokenLine(row.problem)] } : newcomerOfRow(layout, row.value);
      if (newcomer === undefined) refused.push({ line, problems });
      else rows.push({ line, newcomer });
    }
  if (layout === undefined || raw.size === 0)
    throw new DomainError('file-malformed', { line: 1, problem: 'names nobody' });
  return { rows, refused, raw };
}

function brokenLine(problem = ''): PeopleProblem {
  return { column: '', problem: 'line-broken', detail: problem };
}

function layoutOf({ value, problem, lineNumber: line }: CsvRow): PeopleLayout {
  if (value === undefined) throw new DomainError('file-malformed', { line, problem: problem ?? '' });
  const header = readPeopleHeader(value);
  if (header.layout !== undefined) return header.layout;
  const { column, problem: kind, detail } = header.problem;
  throw new DomainError('file-malformed', {
    line,
    column,
    problem: peopleProblemInWords(header.problem),
    kind,
    detail,
  });
}
