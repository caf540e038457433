import { isHiddenBy, isSameName, type SettleReport } from '@studyhall/domain/auth/reports';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { tellOwner } from '../messages.ts';
import { User } from '../models.ts';
import { hidingNotices } from './mails.ts';
import { HiddenThing, Report } from './models.ts';
import { listHidden } from './report-queries.ts';

/**
 * Hides from others what was reported, which its owner is told, or lets it be seen, also again; all reports of the same
 * are settled by it, however the name is written. Errors: `not-found`; `own-account`; `report-settled` where it is no longer in the state from which that was decided.
 */
export async function settleReport(
  { db, now, secrets, viewer }: Pick<Context, 'db' | 'now' | 'secrets'> & { readonly viewer: Viewer },
  { id, seen, outcome }: SettleReport,
): Promise<Record<string, never>> {
  await inTransaction(db, async (trx) => {
    const subject = Report.query(trx).findById(id).select('subjectId');
    // Before the reports: two administrators who decide about the same begin with the same row, whichever report they have read.
    await User.query(trx).whereIn('id', subject).select('id').forNoKeyUpdate();
    const found = await Report.query(trx).findById(id);
    if (found === undefined) throw new DomainError('not-found');
    if (found.subjectId === viewer.userId) throw new DomainError('own-account');
    if (found.state !== seen) throw new DomainError('report-settled');
    const { subjectId: userId, thing } = found;
    const concerned = await (outcome === 'hidden' ? hiddenWith : shownWith)(trx, found);
    await Report.query(trx)
      .patch({ settledAt: now, state: outcome })
      .where({ subjectId: userId, thing })
      .whereIn('what', concerned)
      .whereNot({ state: outcome });
    if (outcome === 'dismissed') {
      await HiddenThing.query(trx).delete().where({ userId, thing }).whereIn('what', concerned);
      return;
    }
    await HiddenThing.query(trx)
      .insert(concerned.map((what) => ({ userId, thing, what, hiddenAt: now })))
      .onConflict(['userId', 'thing', 'what'])
      .ignore();
    await tellOwner(trx, { secrets, now }, { userId, notice: hidingNotices[thing] });
  });
  return {};
}

/** Everything reported of the same account that is hidden with it. */
async function hiddenWith(trx: Knex.Transaction, { subjectId, thing, what }: Report): Promise<string[]> {
  if (thing === 'picture') return [what];
  const reported = await Report.query(trx).where({ subjectId, thing }).distinct('what');
  return reported.map((one) => one.what).filter((name) => isHiddenBy(name, what));
}

/** Everything that is to be seen when it is: written another way, and what it would be hidden with. */
async function shownWith(trx: Knex.Transaction, { subjectId, thing, what }: Report): Promise<string[]> {
  if (thing === 'picture') return [what];
  const reported = await Report.query(trx).where({ subjectId, thing }).distinct('what');
  const hidden = await listHidden(trx, { userId: subjectId, thing });
  return [
    ...reported.map((one) => one.what).filter((name) => isSameName(name, what)),
    ...hidden.filter((name) => isHiddenBy(what, name)),
  ];
}
