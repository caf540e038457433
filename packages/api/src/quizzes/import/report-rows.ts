import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import type { RowOutcome } from '../bank-models.ts';
import { ImportRowView } from '../bank-views.ts';
import {
  deleteReportedRows,
  type ImportKey,
  insertReportedRows,
  type ReportedRow,
} from './import-queries.ts';
import type { QuestionFile, QuestionRow } from './read-questions.ts';

const BATCH_ROWS = 500;
const MAX_REASONS_PER_ROW = 10;
const MAX_RAW_CHARACTERS = 100_000;
/** What was found while reading comes before what the comparison found. */
const FIRST_ORDINAL: Readonly<Record<RowOutcome, number>> = {
  rejected: 1,
  note: 51,
  duplicate: 101,
  'possible-duplicate': 101,
};

/**
 * Writes down rows that were not taken as they are, in batches and outside the transaction of the import: they are about
 * the file, and stay when the bank's changes are rolled back.
 */
export class RowReport {
  readonly #db: Knex;
  readonly #key: ImportKey;
  #waiting: ReportedRow[] = [];

  constructor(db: Knex, key: ImportKey) {
    this.#db = db;
    this.#key = key;
  }

  async add(row: QuestionRow, outcome: RowOutcome, reasons: readonly RowReason[]): Promise<void> {
    const { rowNumber, lineNumber } = row;
    const raw = storable(row.raw).slice(0, MAX_RAW_CHARACTERS);
    for (const [index, { column, message }] of reasons.slice(0, MAX_REASONS_PER_ROW).entries()) {
      const ordinal = FIRST_ORDINAL[outcome] + index;
      this.#waiting.push({
        rowNumber,
        lineNumber,
        ordinal,
        outcome,
        raw,
        columnName: storable(column),
        message: storable(message),
      });
    }
    if (this.#waiting.length >= BATCH_ROWS) await this.flush();
  }

  /** The file is read again: what was said of it does not hold. */
  async clear(): Promise<void> {
    this.#waiting = [];
    await deleteReportedRows(this.#db, this.#key);
  }

  async flush(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    await insertReportedRows(this.#db, this.#key, rows);
  }
}

interface RowReason {
  readonly column: string;
  readonly message: string;
}

/** PostgreSQL has no NUL and no half characters: they show as signs of their own. */
function storable(text: string): string {
  return text.replaceAll('\0', '␀').replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

const FoundRow = z.object({
  rowNumber: z.int(),
  outcome: ImportRowView.shape.outcome,
  otherRow: z.int().nullable(),
  otherQuestion: z.string().nullable(),
});
type FoundRow = z.output<typeof FoundRow>;

const comparedRows = statement(
  'import_compared_rows',
  `select o.row_number as "rowNumber",
     case when o.outcome in ('duplicate', 'rejected') then o.outcome else 'possible-duplicate' end as outcome,
     coalesce(o.other_row, o.similar_row) as "otherRow", coalesce(q.external_id, q.id::text) as "otherQuestion"
   from quizzes.staged_outcomes o
   left join quizzes.questions q on q.id = coalesce(o.other_question_id, o.similar_question_id)
   where o.import_id = :importId and (o.outcome in ('duplicate', 'rejected')
     or o.similar_row is not null or o.similar_question_id is not null)
   order by o.row_number`,
  FoundRow,
);

/** The rows that the comparison with the bank did not take as they are, in the order of the file. */
export async function listComparedRows(trx: Knex, importId: string): Promise<FoundRow[]> {
  return await comparedRows.all(trx, { importId });
}

/** Reads the file again, as far as it must, for the text of the rows found, and reports them. */
export async function reportComparedRows(
  report: RowReport,
  found: readonly FoundRow[],
  file: QuestionFile,
): Promise<void> {
  const left = new Map(found.map((row) => [row.rowNumber, row]));
  for await (const batch of file.batches) {
    for (const row of batch) {
      const match = left.get(row.rowNumber);
      if (match === undefined) continue;
      left.delete(row.rowNumber);
      await report.add(row, match.outcome, [reasonOf(match, file)]);
    }
    if (left.size === 0) break;
  }
  await report.flush();
}

function reasonOf({ outcome, otherRow, otherQuestion }: FoundRow, file: QuestionFile): RowReason {
  const other = otherRow === null ? `question ${otherQuestion ?? ''} of the exam` : `row ${otherRow}`;
  if (outcome === 'rejected') return { column: file.idColumn, message: `is already used by ${other}` };
  const verb = outcome === 'duplicate' ? 'asks the same as' : 'reads like';
  return { column: file.textColumn, message: `${verb} ${other}` };
}
