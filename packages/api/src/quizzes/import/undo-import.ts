import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { rehearse } from '../../platform/rehearse.ts';
import { QuestionImport } from '../bank-models.ts';
import { UndoneCountsView, type UndoneImportView } from '../bank-views.ts';
import { lockBank } from '../lifecycle/lock-queries.ts';
import { joinWholeTables, takeItsTime } from './import-transaction.ts';
import { type AskedImport, lockImport } from './read-imports.ts';
import { takeEmptyPlaces } from './undo-places.ts';
import { countFates, listLeft, lockMade, takeBack } from './undo-queries.ts';

interface Undoing extends AskedImport {
  readonly isDryRun: boolean;
  readonly now: Date;
}

/**
 * Takes an import back, all of it or nothing: what it made and nobody has seen is removed, what was used is retired, what it
 * changed says again what it said before, as a new version, or in place where it changed other languages alone. What somebody
 * has changed or translated since stays, and is named. Domains and the exam that it made go where nothing is left in them; an
 * exam that has nothing left to ask is retired. Once it is taken back it answers what became of it then.
 * Errors: `not-found`, also for an exam that is not the author's any more; `import-not-done` for one that runs or has failed,
 * and for a rehearsal; `import-too-old` for one of which nobody wrote down what it changed.
 */
export async function undoImport(db: Knex, undoing: Undoing): Promise<UndoneImportView> {
  const work = async (trx: Knex.Transaction) => await undoIn(trx, undoing);
  return undoing.isDryRun ? await rehearse(db, work) : await inTransaction(db, work);
}

async function undoIn(trx: Knex.Transaction, undoing: Undoing): Promise<UndoneImportView> {
  const { listOf, now } = undoing;
  const { userId, importId, examCode, counts: brought, ...found } = await lockImport(trx, undoing);
  const key = { userId, importId };
  if (found.undone !== null && found.undoneAt !== null) {
    const counts = UndoneCountsView.parse(found.undone);
    return { isRepeated: true, counts, left: await listLeft(trx, key), undoneAt: found.undoneAt };
  }
  const { id: examId } = await lockBank(trx, { examCode, listOf });
  await takeItsTime(trx);
  await joinWholeTables(trx);
  await lockMade(trx, key);
  await takeBack(trx, { ...key, examId, now });
  const fates = await countFates(trx, key);
  const isRecorded = Object.values(fates).some((count) => count > 0);
  if (!isRecorded && (brought['new'] ?? 0) + (brought['updated'] ?? 0) > 0)
    throw new DomainError('import-too-old');
  const left = await listLeft(trx, key);
  const counts = { ...fates, ...(await takeEmptyPlaces(trx, { examId, made: found, now })) };
  await QuestionImport.query(trx).findById([userId, importId]).patch({ undone: counts, undoneAt: now });
  return { isRepeated: false, counts, left, undoneAt: now };
}
