import { displayNameOf } from '@studyhall/domain/auth/display-name';
import { isHiddenBy, isSameName, reportedThings, type SettleReport } from '@studyhall/domain/auth/reports';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { tellOwner } from '../messages.ts';
import { Identifier, Profile, User } from '../models.ts';
import { Picture } from '../pictures/models.ts';
import { hidingNotices } from './mails.ts';
import { HiddenThing, Report } from './models.ts';
import { listHidden } from './report-queries.ts';

/** About what of whom was decided: for the audit log, which keeps no names. */
export const SettledReportView = z.object({ userId: z.string(), thing: z.enum(reportedThings) });
export type SettledReportView = z.output<typeof SettledReportView>;

/**
 * Hides from others what was reported, which its owner is told where they have it still, or lets it be seen, also again; all reports of the same
 * are settled by it, however the name is written. Errors: `not-found`; `own-account`; `report-settled` where it is no longer in the state from which that was decided.
 */
export async function settleReport(
  { db, now, secrets, viewer }: Pick<Context, 'db' | 'now' | 'secrets'> & { readonly viewer: Viewer },
  { id, seen, outcome }: SettleReport,
): Promise<SettledReportView> {
  return await inTransaction(db, async (trx) => {
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
      .patch({ settledAt: now, settledBy: viewer.userId, state: outcome })
      .where({ subjectId: userId, thing })
      .whereIn('what', concerned)
      .whereNot({ state: outcome });
    if (outcome === 'dismissed') {
      await HiddenThing.query(trx).delete().where({ userId, thing }).whereIn('what', concerned);
      return { userId, thing };
    }
    await HiddenThing.query(trx)
      .insert(concerned.map((what) => ({ userId, thing, what, hiddenAt: now })))
      .onConflict(['userId', 'thing', 'what'])
      .ignore();
    if (await isCurrent(trx, found))
      await tellOwner(trx, { secrets, now }, { userId, notice: hidingNotices[thing] });
    return { userId, thing };
  });
}

/** Whether the account has what was reported, or a name that is hidden with it: otherwise others see what they saw. */
async function isCurrent(
  trx: Knex.Transaction,
  { subjectId: userId, thing, what }: Report,
): Promise<boolean> {
  if (thing === 'picture') return (await Picture.query(trx).findById(userId).select('hash'))?.hash === what;
  const name = await nameOf(trx, { userId });
  return name !== undefined && isHiddenBy(name, what);
}

async function nameOf(trx: Knex.Transaction, { userId }: OfUser): Promise<string | undefined> {
  const profile = await Profile.query(trx).findById(userId).select('firstName', 'lastName');
  const user = await User.query(trx).findById(userId).select('role');
  if (profile === undefined || user === undefined) return undefined;
  const username = await Identifier.query(trx).findOne({ kind: 'username', userId }).select('display');
  const { firstName, lastName } = profile;
  return displayNameOf({ firstName, lastName, username: username?.display ?? null, role: user.role });
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
