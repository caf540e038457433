import { DomainError } from '@studyhall/domain/errors';
import { reasonOf } from '@studyhall/domain/quizzes/import-reasons';
import type { Knex } from 'knex';
import { type QueryBuilder, raw } from 'objection';
import { Identifier } from '../../auth/models.ts';
import { pageOf } from '../../platform/page.ts';
import { type AuthorReach, isAuthored } from '../authored-exam-queries.ts';
import { Exam, QuestionImport, QuestionImportRow } from '../bank-models.ts';
import { type ImportRowsView, type ImportsView, type ImportView, UndoneCountsView } from '../bank-views.ts';
import { type ImportKey, NO_COUNTS } from './import-queries.ts';

/** An import that somebody asks for: their own, or one that another author brought into an exam of theirs. */
export interface AskedImport extends ImportKey, AuthorReach {}

type Asker = Pick<AskedImport, 'userId' | 'listOf'>;

/** Of imports: one's own, and what others have brought into exams that are one's. A rehearsal is for who rehearses. */
export function isReached<Result>(db: Knex, { userId, listOf }: Asker) {
  const codes = Exam.query(db).modify(isAuthored(db, { listOf })).select('code');
  return (query: QueryBuilder<QuestionImport, Result>) =>
    void query.where((either) => {
      void either.where({ userId }).orWhere((others) => {
        void others.where({ isDryRun: false });
        // Who is author of all is of exams that are no more, too.
        if (listOf !== null) void others.whereIn('examCode', codes);
      });
    });
}

const IS_SILENT = `state = 'running' and heartbeat_at < clock_timestamp() - interval '30 seconds'`;

function withFacts<Result>(db: Knex) {
  return (query: QueryBuilder<QuestionImport, Result>) =>
    void query.select(
      'questionImports.*',
      raw(IS_SILENT).as('isSilent'),
      Identifier.query(db)
        .whereColumn('identifiers.userId', 'questionImports.userId')
        .where({ kind: 'username' })
        .select('display')
        .as('importedBy'),
    );
}

/**
 * How far an import is that is the author's, or that brought something into an exam of theirs. One whose process has been
 * silent for half a minute has failed, with the reason `import-interrupted`. Errors: `not-found`.
 */
export async function getImport(db: Knex, asked: AskedImport): Promise<ImportView> {
  const row = await QuestionImport.query(db)
    .findOne({ id: asked.importId })
    .modify(isReached(db, asked))
    .modify(withFacts(db));
  if (row === undefined) throw new DomainError('not-found');
  return viewOf(row, asked);
}

interface LockedImport
  extends ImportKey,
    Pick<QuestionImport, 'examCode' | 'counts' | 'undone' | 'undoneAt'> {
  readonly hasMadeExam: boolean;
  readonly madeDomains: string[];
}

/**
 * An import that has written something, locked: nobody else takes it back or publishes it until the transaction ends.
 * Errors: `not-found`; `import-not-done` for one that runs or has failed, and for a rehearsal.
 */
export async function lockImport(trx: Knex, asked: AskedImport): Promise<LockedImport> {
  const found = await QuestionImport.query(trx)
    .findOne({ id: asked.importId })
    .modify(isReached(trx, asked))
    .forUpdate();
  if (found === undefined) throw new DomainError('not-found');
  if (found.state !== 'done' || found.isDryRun) throw new DomainError('import-not-done');
  const { userId, id: importId, examCode, counts, undone, undoneAt, hasMadeExam, madeDomains } = found;
  return { userId, importId, examCode, counts, undone, undoneAt, hasMadeExam, madeDomains };
}

interface AskedImports extends Asker {
  readonly examCode?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The imports of an author and those into exams of theirs, the newest first. */
export async function listImports(db: Knex, asked: AskedImports): Promise<ImportsView> {
  const { examCode, cursor, limit } = asked;
  const rows = await QuestionImport.query(db)
    .modify(isReached(db, asked))
    .modify((query) => void (examCode === undefined || query.where({ examCode })))
    .modify((query) => void (cursor === undefined || query.where('questionImports.id', '<', cursor)))
    .orderBy('questionImports.id', 'desc')
    .limit(limit + 1)
    .modify(withFacts(db));
  return pageOf(
    rows.map((row) => viewOf(row, asked)),
    limit,
    ({ importId }) => importId,
  );
}

function viewOf(row: QuestionImport, { userId }: Asker): ImportView {
  const { userId: owner, id: importId, heartbeatAt: _heartbeatAt, isSilent, undone, ...stored } = row;
  const { hasMadeExam: isExamNew, madeDomains: domains, importedBy = null, ...facts } = stored;
  const view = {
    ...facts,
    importId,
    importedBy,
    isOwn: owner === userId,
    made: { isExamNew, domains },
    // Imports of earlier versions counted less.
    counts: { ...NO_COUNTS, ...facts.counts },
    undone: undone === null ? null : UndoneCountsView.parse(undone),
  };
  if (isSilent !== true) return view;
  return { ...view, state: 'failed', failure: { reason: 'import-interrupted', details: {} } };
}

interface AskedRows extends AskedImport {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of what an import reported, in the order of the file. Errors: `not-found` for an unknown import. */
export async function listImportRows(
  db: Knex,
  { cursor = '0.0', limit, ...asked }: AskedRows,
): Promise<ImportRowsView> {
  const [, rowNumber, ordinal] = /^(\d{1,9})\.(\d{1,9})$/.exec(cursor) ?? [];
  if (rowNumber === undefined || ordinal === undefined) throw new DomainError('invalid-input');
  const found = await QuestionImport.query(db)
    .findOne({ id: asked.importId })
    .modify(isReached(db, asked))
    .select('userId');
  if (found === undefined) throw new DomainError('not-found');
  const rows = await QuestionImportRow.query(db)
    .where({ userId: found.userId, importId: asked.importId })
    .whereRaw('(row_number, ordinal) > (?, ?)', [Number(rowNumber), Number(ordinal)])
    .orderBy(['rowNumber', 'ordinal'])
    .limit(limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, ({ rowNumber, ordinal }) => `${rowNumber}.${ordinal}`);
  return { items: items.map(withReason), nextCursor };
}

function withReason(row: QuestionImportRow): ImportRowsView['items'][number] {
  const { rowNumber, lineNumber, columnName, outcome, message, raw: text } = row;
  const { code = null, parameters = {} } = reasonOf(message) ?? {};
  return { rowNumber, lineNumber, columnName, outcome, message, code, parameters, raw: text };
}
