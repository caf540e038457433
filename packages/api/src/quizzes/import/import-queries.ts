import { DomainError } from '@studyhall/domain/errors';
import type { QuestionPart } from '@studyhall/domain/quizzes/formats/unsaid-parts';
import { reasonOf } from '@studyhall/domain/quizzes/import-reasons';
import type { Knex } from 'knex';
import { raw, ref } from 'objection';
import { inTransaction } from '../../platform/database.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { pageOf } from '../../platform/page.ts';
import { takeQuota } from '../../platform/quotas.ts';
import { QuestionImport, QuestionImportRow, type RowOutcome } from '../bank-models.ts';
import {
  type ImportCountsView,
  type ImportRowsView,
  type ImportsView,
  type ImportView,
  UndoneCountsView,
} from '../bank-views.ts';

export interface ImportKey extends OfUser {
  readonly importId: string;
}

/** How many questions keep something that the file has no place for, and how many keep what. */
export type KeptCounts = Readonly<Partial<Record<QuestionPart | 'questions', number>>>;

export const NO_COUNTS: ImportCountsView = {
  new: 0,
  updated: 0,
  unchanged: 0,
  duplicate: 0,
  possibleDuplicate: 0,
  rejected: 0,
  noted: 0,
  kept: 0,
};

interface NewImport extends ImportKey {
  readonly examCode: string;
  readonly fileName: string;
  readonly format: string;
  readonly isDryRun: boolean;
  readonly byteCount: number;
  readonly now: Date;
}

/**
 * Writes down that an import begins. Its heartbeat is the database's clock: any process may judge it.
 * Errors: `rate-limited`.
 */
export async function insertImport(db: Knex, { importId, now, ...facts }: NewImport): Promise<void> {
  const { userId } = facts;
  const begin = async (trx: Knex.Transaction): Promise<true> => {
    await takeQuota(trx, { name: 'import', maker: facts, now });
    await QuestionImport.query(trx).insert({
      ...facts,
      id: importId,
      state: 'running',
      phase: 'reading',
      counts: NO_COUNTS,
      startedAt: now,
      heartbeatAt: raw('now()'),
    });
    return true;
  };
  await inTransaction(db, begin, {
    recall: (outside) => findBegun(outside, { userId, importId }),
  });
}

async function findBegun(db: Knex, { userId, importId }: ImportKey): Promise<true | undefined> {
  const begun = await QuestionImport.query(db).findById([userId, importId]).select('id');
  return begun === undefined ? undefined : true;
}

export interface Progress {
  readonly phase: 'reading' | 'comparing' | 'reporting';
  readonly rowsRead: number;
  readonly bytesRead: number;
}

/** Says how far an import is, and that its process lives. */
export async function saveProgress(db: Knex, key: ImportKey, progress: Progress): Promise<void> {
  await QuestionImport.query(db)
    .findById([key.userId, key.importId])
    .where({ state: 'running' })
    .patch({ ...progress, heartbeatAt: raw('clock_timestamp()') });
}

export type Ending =
  | {
      readonly state: 'done';
      readonly counts: ImportCountsView;
      readonly kept: KeptCounts;
      readonly rowsRead: number;
      /** What the file turned out to be. */
      readonly format?: string;
    }
  | { readonly state: 'failed'; readonly failure: NonNullable<ImportView['failure']> };

/** Writes down how an import ended, once: what is done stays done whatever fails afterwards. */
export async function endImport(db: Knex, { userId, importId }: ImportKey, ending: Ending): Promise<void> {
  const facts =
    ending.state === 'done'
      ? {
          counts: ending.counts,
          kept: ending.kept,
          rowsRead: ending.rowsRead,
          ...(ending.format !== undefined && { format: ending.format }),
          bytesRead: ref('byteCount'),
        }
      : { failure: ending.failure };
  await QuestionImport.query(db)
    .findById([userId, importId])
    .where({ state: 'running' })
    .patch({ state: ending.state, phase: 'ended', ...facts, finishedAt: raw('clock_timestamp()') });
}

const IS_SILENT = `state = 'running' and heartbeat_at < clock_timestamp() - interval '30 seconds'`;

/**
 * How far an import of this administrator is. One whose process has been silent for half a minute has failed, with the
 * reason `import-interrupted`. Errors: `not-found`.
 */
export async function getImport(db: Knex, { userId, importId }: ImportKey): Promise<ImportView> {
  const row = await QuestionImport.query(db)
    .findOne({ userId, id: importId })
    .select('questionImports.*', raw(IS_SILENT).as('isSilent'));
  if (row === undefined) throw new DomainError('not-found');
  return viewOf(row);
}

/** The imports of an author, the newest first. */
export async function listImports(
  db: Knex,
  { userId, cursor, limit }: OfUser & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<ImportsView> {
  const rows = await QuestionImport.query(db)
    .where({ userId })
    .modify((query) => void (cursor === undefined || query.where('id', '<', cursor)))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .select('questionImports.*', raw(IS_SILENT).as('isSilent'));
  return pageOf(rows.map(viewOf), limit, ({ importId }) => importId);
}

function viewOf(row: QuestionImport): ImportView {
  const { userId: _owner, id: importId, heartbeatAt: _heartbeatAt, isSilent, undone, ...stored } = row;
  // Imports of earlier versions counted less.
  const counts = { ...NO_COUNTS, ...stored.counts };
  const view = {
    ...stored,
    importId,
    counts,
    undone: undone === null ? null : UndoneCountsView.parse(undone),
  };
  if (isSilent !== true) return view;
  return { ...view, state: 'failed', failure: { reason: 'import-interrupted', details: {} } };
}

export interface ReportedRow {
  readonly rowNumber: number;
  /** Tells the reasons of one row apart. */
  readonly ordinal: number;
  readonly outcome: RowOutcome;
  readonly lineNumber: number;
  readonly columnName: string;
  readonly message: string;
  readonly raw: string;
}

/** Adds rows to the report of an import. */
export async function insertReportedRows(
  db: Knex,
  key: ImportKey,
  rows: readonly ReportedRow[],
): Promise<void> {
  if (rows.length > 0)
    await QuestionImportRow.query(db).insert(
      rows.map((row) => ({ userId: key.userId, importId: key.importId, ...row })),
    );
}

/** Takes back what an import has reported so far. */
export async function deleteReportedRows(db: Knex, key: ImportKey): Promise<void> {
  await QuestionImportRow.query(db).where({ userId: key.userId, importId: key.importId }).delete();
}

/** A page of what an import reported, in the order of the file. Errors: `not-found` for an unknown import. */
export async function listImportRows(
  db: Knex,
  {
    userId,
    importId,
    cursor = '0.0',
    limit,
  }: ImportKey & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<ImportRowsView> {
  const [, rowNumber, ordinal] = /^(\d{1,9})\.(\d{1,9})$/.exec(cursor) ?? [];
  if (rowNumber === undefined || ordinal === undefined) throw new DomainError('invalid-input');
  const rows = await QuestionImportRow.query(db)
    .where({ userId, importId })
    .whereRaw('(row_number, ordinal) > (?, ?)', [Number(rowNumber), Number(ordinal)])
    .orderBy(['rowNumber', 'ordinal'])
    .limit(limit + 1);
  if (rows.length === 0) await getImport(db, { userId, importId });
  const { items, nextCursor } = pageOf(rows, limit, ({ rowNumber, ordinal }) => `${rowNumber}.${ordinal}`);
  return { items: items.map(withReason), nextCursor };
}

function withReason(row: QuestionImportRow): ImportRowsView['items'][number] {
  const { rowNumber, lineNumber, columnName, outcome, message, raw: text } = row;
  const { code = null, parameters = {} } = reasonOf(message) ?? {};
  return { rowNumber, lineNumber, columnName, outcome, message, code, parameters, raw: text };
}
