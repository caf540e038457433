import { EMPTY_WALLET, type Entry, type Lot, type Wallet } from '@studyhall/domain/billing/wallet';
import type { Knex } from 'knex';
import * as z from 'zod';
import { StaleReadError } from '../platform/database.ts';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { Balance, Lot as StoredLot, Transfer, type TransferKind } from './ledger-models.ts';

export type StoredTransfer = Readonly<Pick<Transfer, 'id' | 'creditsAfter' | 'debtAfter'>>;

/** A learner's wallet as it is stored, and how many transfers led to it. */
export interface StoredWallet extends Wallet {
  readonly transfers: number;
}

const lockedBalance = statement(
  'billing_lock_balance',
  'select from billing.balances where user_id = :userId for update',
  z.object({}),
  { because: 'guarded' },
);

/** Locks the learner's balance until the end of the transaction; makes it where there is none. */
export async function lockBalance(trx: Knex.Transaction, { userId, now }: OfUserNow): Promise<void> {
  if ((await lockedBalance.first(trx, { userId })) !== undefined) return;
  await Balance.query(trx)
    .insert({ userId, credits: 0, debt: 0, transfers: 0, updatedAt: now })
    .onConflict('userId')
    .ignore();
  await lockedBalance.run(trx, { userId });
}

/** The date is JSON's. */
const LotRow = z.object({ id: z.string(), remaining: z.int(), expiresAt: z.string().nullable() });

const wallet = statement(
  'billing_wallet',
  `select b.credits, b.debt, b.transfers, (select coalesce(json_agg(json_build_object('id', l.id, 'remaining', l.remaining,
      'expiresAt', l.expires_at)), '[]') from billing.lots l where l.user_id = :userId and l.remaining > 0) as lots
   from billing.balances b where b.user_id = :userId`,
  z.object({ credits: z.int(), debt: z.int(), transfers: z.int(), lots: z.array(LotRow) }),
);

/** What the learner has. Only behind `lockBalance` does it stay so. */
export async function getWallet(db: Knex, { userId }: OfUser): Promise<StoredWallet> {
  const row = await wallet.first(db, { userId });
  if (row === undefined) return { ...EMPTY_WALLET, transfers: 0 };
  return { ...row, lots: row.lots.map(lotOf) };
}

function lotOf({ id, remaining, expiresAt }: z.output<typeof LotRow>): Lot {
  return { id, remaining, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
}

/** Whose lots have lapsed and still hold credits, the first to lapse first. Across users: what clears up asks for everybody. */
export async function listLapsed(
  db: Knex,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<{ readonly userIds: readonly string[]; readonly hasMore: boolean }> {
  const lots = await StoredLot.query(db)
    .where('remaining', '>', 0)
    .where('expiresAt', '<=', now)
    .select('userId')
    .orderBy('expiresAt')
    .limit(limit);
  return { userIds: [...new Set(lots.map(({ userId }) => userId))], hasMore: lots.length === limit };
}

/** The transfer that a source has made already. */
export async function findTransfer(
  db: Knex,
  { userId, kind, sourceId }: OfUser & { readonly kind: TransferKind; readonly sourceId: string },
): Promise<StoredTransfer | undefined> {
  return await Transfer.query(db)
    .findOne({ userId, kind, sourceId })
    .select('id', 'creditsAfter', 'debtAfter');
}

const takenLots = statement(
  'billing_taken_lots',
  `select l.id, l.expires_at as "expiresAt", s.taken as remaining
   from (select e.lot_id, sum(case when e.to_account = 'refunds' then e.amount else -e.amount end)::int as taken
     from billing.transfers t join billing.entries e on e.user_id = t.user_id and e.transfer_id = t.id
     where t.user_id = :userId and t.kind in ('refund', 'restored') and starts_with(t.source_id, :source) and e.lot_id is not null
     group by e.lot_id) s
   join billing.lots l on l.user_id = :userId and l.id = s.lot_id where s.taken > 0`,
  z.object({ id: z.string(), expiresAt: z.date().nullable(), remaining: z.int() }),
);

/** What refunds and disputes of one cause took from each lot, less what came back; their sources begin with `source`. */
export async function listTakenLots(
  db: Knex,
  { userId, source }: OfUser & { readonly source: string },
): Promise<Lot[]> {
  return await takenLots.all(db, { userId, source });
}

export interface NewTransfer extends StoredTransfer {
  readonly kind: TransferKind;
  readonly sourceId: string;
  readonly title: string;
  readonly actorId: string | null;
  readonly entries: readonly Entry[];
}

interface WalletChange extends OfUserNow {
  readonly before: StoredWallet;
  readonly after: Wallet;
  readonly transfers: readonly NewTransfer[];
}

const writtenTransfers = statement(
  'billing_write_transfers',
  `with guard as (
     update billing.balances set credits = :credits, debt = :debt, transfers = transfers + :count, updated_at = :now
     where user_id = :userId and transfers = :version returning 1
   ), new_transfers as (
     insert into billing.transfers (user_id, id, kind, source_id, title, actor_id, credits_after, debt_after, number, created_at)
     select :userId, t.id, t.kind, t."sourceId", t.title, t."actorId", t."creditsAfter", t."debtAfter", t.number, :now
     from json_to_recordset(:transfers) as t(id uuid, kind text, "sourceId" text, title text, "actorId" uuid,
       "creditsAfter" int, "debtAfter" int, number int)
     where exists (select from guard)
     returning user_id, id
   ), new_entries as (
     insert into billing.entries (user_id, transfer_id, line, from_account, to_account, amount, lot_id)
     select :userId, e."transferId", e.line, e."from", e."to", e.amount, e."lotId"
     from json_to_recordset(:entries) as e("transferId" uuid, line int, "from" text, "to" text, amount int, "lotId" uuid)
     where exists (select from guard)
   ), changed_lots as (
     insert into billing.lots (user_id, id, remaining, expires_at, created_at)
     select :userId, l.id, l.remaining, l."expiresAt", :now
     from json_to_recordset(:lots) as l(id uuid, remaining int, "expiresAt" timestamptz)
     where exists (select from guard)
     on conflict (user_id, id) do update set remaining = excluded.remaining
   )
   select count(*)::int as balances from guard`,
  z.object({ balances: z.int() }),
);

/** Writes transfers, their lines, the lots and the balance in one statement, as studyhall_billing. */
export async function writeTransfers(trx: Knex.Transaction, change: WalletChange): Promise<void> {
  const { userId, now, before, after, transfers } = change;
  const written = await writtenTransfers.first(trx, {
    userId,
    now,
    version: before.transfers,
    credits: after.credits,
    debt: after.debt,
    transfers: JSON.stringify(
      transfers.map(({ entries: _entries, ...transfer }, index) => ({
        ...transfer,
        number: before.transfers + index + 1,
      })),
    ),
    count: transfers.length,
    entries: JSON.stringify(
      transfers.flatMap(({ id, entries }) =>
        entries.map((entry, index) => ({ ...entry, transferId: id, line: index + 1 })),
      ),
    ),
    lots: JSON.stringify(changedLots(change)),
  });
  if (written?.balances !== 1) throw new StaleReadError();
}

/** Every lot that a line touches as it is afterwards; one that is empty keeps its row. */
function changedLots({ before, after, transfers }: WalletChange): Lot[] {
  const touched = new Set(transfers.flatMap(({ entries }) => entries.flatMap(({ lotId }) => lotId ?? [])));
  return [...touched].flatMap((id) => {
    const lot = after.lots.find((one) => one.id === id);
    const emptied = before.lots.find((one) => one.id === id);
    if (lot !== undefined) return [lot];
    return emptied === undefined ? [] : [{ ...emptied, remaining: 0 }];
  });
}
