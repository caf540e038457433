import type { SettleReport } from '@studyhall/domain/auth/reports';
import { DomainError } from '@studyhall/domain/errors';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { tellOwner } from '../messages.ts';
import { User } from '../models.ts';
import { hidingNotices } from './mails.ts';
import { HiddenThing, Report } from './models.ts';

/**
 * Hides from others what was reported, which its owner is told, or lets it be seen, also again; all reports of the same are settled
 * by it. Errors: `not-found`; `report-settled` where it is no longer in the state from which that was decided.
 */
export async function settleReport(
  { db, now, secrets }: Pick<Context, 'db' | 'now' | 'secrets'>,
  { id, seen, outcome }: SettleReport,
): Promise<Record<string, never>> {
  await inTransaction(db, async (trx) => {
    const subject = Report.query(trx).findById(id).select('subjectId');
    // Before the reports: two administrators who decide about the same begin with the same row, whichever report they have read.
    await User.query(trx).whereIn('id', subject).select('id').forNoKeyUpdate();
    const found = await Report.query(trx).findById(id);
    if (found === undefined) throw new DomainError('not-found');
    if (found.state !== seen) throw new DomainError('report-settled');
    const { subjectId: userId, thing, what } = found;
    await Report.query(trx)
      .patch({ settledAt: now, state: outcome })
      .where({ subjectId: userId, thing, what });
    if (outcome === 'dismissed') {
      await HiddenThing.query(trx).deleteById([userId, thing, what]);
      return;
    }
    await HiddenThing.query(trx).insert({ userId, thing, what, hiddenAt: now });
    await tellOwner(trx, { secrets, now }, { userId, notice: hidingNotices[thing] });
  });
  return {};
}
