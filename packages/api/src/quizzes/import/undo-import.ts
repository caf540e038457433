import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { rehearse } from '../../platform/rehearse.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { QuestionImport } from '../bank-models.ts';
import { UndoneCountsView, type UndoneImportView } from '../bank-views.ts';
import { lockBank } from '../lifecycle/lock-queries.ts';
import type { ImportKey } from './import-queries.ts';
import { joinWholeTables, takeItsTime } from './import-transaction.ts';
import { countFates, listLeft, takeBack } from './undo-queries.ts';

interface Undoing extends ImportKey, AuthorReach {
  readonly isDryRun: boolean;
  readonly now: Date;
}

/**
 * Takes an import back, all of it or nothing: what it made and nobody has seen is removed, what was used is retired, what it
 * changed says again what it said before, as a new version, or in place where it changed other languages alone. What somebody
 * has changed or translated since stays, and is named. Once it is taken back it answers what became of it then.
 * Errors: `not-found`, also for an exam that is not the author's any more; `import-not-done` for one that runs or has failed,
 * and for a rehearsal; `import-too-old` for one of which nobody wrote down what it changed.
 */
export async function undoImport(db: Knex, undoing: Undoing): Promise<UndoneImportView> {
  const work = async (trx: Knex.Transaction) => await undoIn(trx, undoing);
  return undoing.isDryRun ? await rehearse(db, work) : await inTransaction(db, work);
}

async function undoIn(trx: Knex.Transaction, undoing: Undoing): Promise<UndoneImportView> {
  const { userId, importId, listOf, now } = undoing;
  const key = { userId, importId };
  const found = await QuestionImport.query(trx).findById([userId, importId]).forUpdate();
  if (found === undefined) throw new DomainError('not-found');
  const { examCode, state, isDryRun, undone, undoneAt, counts: brought } = found;
  if (state !== 'done' || isDryRun) throw new DomainError('import-not-done');
  if (undone !== null && undoneAt !== null)
    return { counts: UndoneCountsView.parse(undone), left: await listLeft(trx, key), undoneAt };
  const { id: examId } = await lockBank(trx, { examCode, listOf });
  await takeItsTime(trx);
  await joinWholeTables(trx);
  await takeBack(trx, { ...key, examId, now });
  const counts = await countFates(trx, key);
  const isRecorded = Object.values(counts).some((count) => count > 0);
  if (!isRecorded && (brought.new ?? 0) + (brought.updated ?? 0) > 0) throw new DomainError('import-too-old');
  await QuestionImport.query(trx).findById([userId, importId]).patch({ undone: counts, undoneAt: now });
  return { counts, left: await listLeft(trx, key), undoneAt: now };
}
