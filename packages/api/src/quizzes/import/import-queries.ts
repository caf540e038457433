import type { QuestionPart } from '@studyhall/domain/quizzes/formats/unsaid-parts';
import type { Knex } from 'knex';
import { raw, ref } from 'objection';
import { inTransaction } from '../../platform/database.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { takeQuota } from '../../platform/quotas.ts';
import { QuestionImport, QuestionImportRow, type RowOutcome } from '../bank-models.ts';
import type { ImportCountsView, ImportView } from '../bank-views.ts';

export interface ImportKey extends OfUser {
  readonly importId: string;
}

/** How many questions keep something that the file has no place for, and how many keep what. */
export type KeptCounts = Readonly<Partial<Record<QuestionPart | 'questions', number>>>;

/** What an import makes beside questions. */
export interface MadeByImport {
  readonly isExamNew: boolean;
  /** By code. */
  readonly domains: readonly string[];
}

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
      readonly made: MadeByImport;
      /** When learners were shown what is new; null where it waits as drafts. */
      readonly publishedAt: Date | null;
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
          hasMadeExam: ending.made.isExamNew,
          madeDomains: [...ending.made.domains],
          publishedAt: ending.publishedAt,
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
