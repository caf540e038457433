import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { Knex } from 'knex';
import { beginErasing, endErasing, findPendingDeletion, listDueDeletions } from '../auth/deletions.ts';
import { isMergeUnderWay } from '../auth/merges.ts';
import { Identifier, User } from '../auth/models.ts';
import { closeAll } from '../auth/sessions.ts';
import type { ErasedAccount } from '../platform/account-part.ts';
import { asRole } from '../platform/as-role.ts';
import { inTransaction } from '../platform/database.ts';
import { forgetMessages } from '../platform/forget-messages.ts';
import type { Mailbox } from '../platform/mail.ts';
import type { OfUser } from '../platform/of-user.ts';
import { databaseRoles } from '../platform/roles.ts';
import type { Secrets } from '../platform/secrets.ts';
import { accountParts } from './account-parts.ts';

export interface Erasing {
  readonly now: Date;
  readonly secrets: Secrets;
  readonly mailbox: Pick<Mailbox, 'forget'>;
  /** Told of each account before its rows go: a restored backup would bring them back. */
  readonly remember?:
    | ((erased: { readonly userIds: readonly string[]; readonly at: Date }) => Promise<void>)
    | undefined;
  /** Aborted when there is no more time: what is left is done by the next run. */
  readonly signal?: AbortSignal | undefined;
}

const AT_ONCE = 100;

/**
 * Erases the accounts whose time is over, each by itself; answers how many. Whoever is killed in the middle leaves an
 * account that the next run ends: until its rows go, all at once, it stands among those that are due. One that fails
 * holds up no other. Across users: retention.
 */
export async function eraseDueAccounts(db: Knex, erasing: Erasing): Promise<number> {
  let erased = 0;
  const failures: unknown[] = [];
  for (const userId of await listDueDeletions(db, { now: erasing.now, limit: AT_ONCE })) {
    if (erasing.signal?.aborted === true) break;
    try {
      erased += (await eraseAccount(db, { ...erasing, userId })) ? 1 : 0;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some accounts could not be erased');
  return erased;
}

/** Answers false if the account was taken back meanwhile, or has to wait for a mail that is on its way. */
async function eraseAccount(db: Knex, erasing: Erasing & OfUser): Promise<boolean> {
  const { userId, now, mailbox, remember } = erasing;
  const account = await inTransaction(db, async (trx) => await begin(trx, erasing));
  if (account === undefined) return false;
  await remember?.({ userIds: [userId], at: now });
  await mailbox.forget(account);
  await inTransaction(db, async (trx) => await removeEverything(trx, account));
  return true;
}

/** Nobody is signed in any more and nothing is promised; whoever has it taken back was faster, or is too late. */
async function begin(
  trx: Knex.Transaction,
  { userId, now, secrets }: Erasing & OfUser,
): Promise<ErasedAccount | undefined> {
  await User.query(trx).findById(userId).select('id').forUpdate();
  const pending = await findPendingDeletion(trx, { userId });
  if (pending === undefined || pending.eraseAt > now) return undefined;
  // What it has is on its way into another account, or something comes back.
  if (await isMergeUnderWay(trx, { userId })) return undefined;
  const owned = await Identifier.query(trx).where({ userId, kind: 'email' }).select('display');
  const addresses = owned.map(({ display }) => canonicalEmail(display));
  const account = { userId, now, secrets, addresses };
  const outlasting = accountParts.flatMap((part) => part.outlasting ?? []);
  if (!(await forgetMessages(trx, { ...account, outlasting }))) return undefined;
  await beginErasing(trx, account);
  await User.query(trx).patch({ isActive: false }).findById(userId);
  await closeAll(trx, account);
  return account;
}

/** From the last room to the first: each may name those before it. */
async function removeEverything(trx: Knex.Transaction, account: ErasedAccount): Promise<void> {
  await User.query(trx).findById(account.userId).select('id').forUpdate();
  for (const { erase, tables } of accountParts.toReversed()) {
    await erase?.(trx, account);
    for (const { name, owner = 'user_id', erased } of tables) {
      const remove = async () => await trx.raw(`delete from ${name} where ${owner} = ?`, [account.userId]);
      if (erased === 'by-eraser') await asRole(trx, databaseRoles.eraser, remove);
      if (erased === 'removed') await remove();
    }
  }
  await endErasing(trx, account);
}
