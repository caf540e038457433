import { expireCredits, type Posting, restoreCredits, type Wallet } from '@studyhall/domain/billing/wallet';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { asBilling } from './as-billing.ts';
import type { TransferKind } from './ledger-models.ts';
import {
  findTransfer,
  getWallet,
  listTakenLots,
  lockBalance,
  type NewTransfer,
  type StoredTransfer,
  writeTransfers,
} from './wallet-queries.ts';

export interface TransferOrder extends OfUserNow {
  readonly kind: TransferKind;
  /** What caused it. The same kind and source move credits once. */
  readonly sourceId: string;
  /** In words a learner understands. */
  readonly title: string;
  /** The administrator who did it by hand. */
  readonly actorId?: string;
}

export interface PostedTransfer extends StoredTransfer {
  /** It had been made before; nothing was moved now. */
  readonly isRepeat: boolean;
}

/**
 * Moves credits: locks the wallet, takes out what has lapsed, lets `decide` say what moves, and writes it. The only
 * way into the ledger. What `decide` throws leaves nothing behind; undefined when it finds nothing to move.
 */
export async function postTransfer(
  trx: Knex.Transaction,
  order: TransferOrder,
  decide: (wallet: Wallet) => Posting,
): Promise<PostedTransfer | undefined> {
  return await asBilling(trx, async () => {
    await lockBalance(trx, order);
    const made = await findTransfer(trx, order);
    if (made !== undefined) return { ...made, isRepeat: true };
    const before = await getWallet(trx, order);
    const lapsed = expireCredits(before, order.now);
    const posting = decide(lapsed.wallet);
    if (posting.entries.length === 0) return undefined;
    const transfer = transferOf(order, posting);
    const transfers = lapsed.entries.length === 0 ? [transfer] : [expiryOf(lapsed), transfer];
    await writeTransfers(trx, { ...order, before, after: posting.wallet, transfers });
    const { id, creditsAfter, debtAfter } = transfer;
    return { id, creditsAfter, debtAfter, isRepeat: false };
  });
}

interface Restoring extends Omit<TransferOrder, 'kind'> {
  /** At least 1. */
  readonly amount: number;
  /** With what the sources of all that was taken begin. */
  readonly source: string;
  /** The lot that it was taken from first. */
  readonly lotId: string;
}

/**
 * Gives back what was taken for a refund or a dispute, to the lots that it was taken from. The caller holds what moves
 * these credits, the order or the wallet, so that nothing of them moves meanwhile.
 */
export async function postRestoration(trx: Knex.Transaction, restoring: Restoring): Promise<void> {
  const { amount, source, lotId: ownLotId, ...order } = restoring;
  const taken = await listTakenLots(trx, { userId: order.userId, source });
  await postTransfer(trx, { ...order, kind: 'restored' }, (wallet) =>
    restoreCredits(wallet, { amount, taken, ownLotId, restLotId: newId() }),
  );
}

/** Takes out what has lapsed by now. Does nothing where nothing has. */
export async function expireLots(trx: Knex.Transaction, { userId, now }: OfUserNow): Promise<void> {
  await asBilling(trx, async () => {
    await lockBalance(trx, { userId, now });
    const before = await getWallet(trx, { userId });
    const lapsed = expireCredits(before, now);
    if (lapsed.entries.length === 0) return;
    await writeTransfers(trx, { userId, now, before, after: lapsed.wallet, transfers: [expiryOf(lapsed)] });
  });
}

function transferOf(order: TransferOrder, { entries, wallet }: Posting): NewTransfer {
  const { kind, sourceId, title, actorId = null } = order;
  return {
    id: newId(),
    kind,
    sourceId,
    title,
    actorId,
    entries,
    creditsAfter: wallet.credits,
    debtAfter: wallet.debt,
  };
}

/** Its source is itself: under the lock no two can take out the same lots. */
function expiryOf({ entries, wallet }: Posting): NewTransfer {
  const id = newId();
  return {
    id,
    kind: 'expiry',
    sourceId: id,
    title: 'Credits lapsed',
    actorId: null,
    entries,
    creditsAfter: wallet.credits,
    debtAfter: wallet.debt,
  };
}
