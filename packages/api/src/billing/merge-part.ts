import { addCredits, takeDebt, takeLot } from '@studyhall/domain/billing/wallet';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import { newId } from '../platform/ids.ts';
import type { MergedPair, MergeForesight, MergePart, Merging } from '../platform/merge-part.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { getBalance } from './account-queries.ts';
import { findAccountPlan } from './admin-queries.ts';
import { asBilling } from './as-billing.ts';
import { postTransfer } from './post-transfer.ts';
import { getWallet, lockBalance } from './wallet-queries.ts';

/**
 * Credits move by one transfer a lot, out of the one ledger and into the other, and lapse when they would have. What was
 * opened with credits is open in both. Orders, receipts and plans stay with the account that paid.
 */
export const billingMerge: MergePart = { foresee, takeOut, bringIn, takeBack, giveBack };

const TITLE = 'Credits of the other account';

const features = statement(
  'billing_merge_features',
  `select count(distinct e.feature)::int as features from billing.entitlements e
   where e.user_id = :otherId and e.feature <> 'premium' and e.valid_until is null
     and not exists (select from billing.entitlements k where k.user_id = :keepId and k.feature = e.feature
       and k.valid_until is null)`,
  z.object({ features: z.int() }),
  { because: 'bulk' },
);

async function foresee(db: Knex, pair: MergedPair): Promise<Partial<MergeForesight>> {
  const { keepId, otherId, now } = pair;
  const plan = await findAccountPlan(db, { userId: otherId });
  return {
    credits: (await getBalance(db, { userId: otherId, now })).credits,
    endsPlan: plan?.goesOn === true,
    ...(await features.first(db, { keepId, otherId })),
  };
}

async function takeOut(trx: Knex.Transaction, { mergeId, otherId, now }: Merging): Promise<void> {
  await emptyWallet(trx, { userId: otherId, now, prefix: `${mergeId}:out:` });
}

interface Emptying extends OfUserNow {
  /** With what the sources of its transfers begin. */
  readonly prefix: string;
}

/** Takes out every lot that has not lapsed. The source of a transfer is made for it: under the lock no lot leaves twice. */
async function emptyWallet(trx: Knex.Transaction, { userId, now, prefix }: Emptying): Promise<void> {
  await asBilling(trx, async () => await lockBalance(trx, { userId, now }));
  const { lots } = await getWallet(trx, { userId });
  for (const { id: lotId, remaining: amount, expiresAt } of lots) {
    if (expiresAt !== null && expiresAt <= now) continue;
    await takeOutLot(trx, { userId, now, sourceId: `${prefix}${newId()}`, lotId, amount });
  }
}

interface LotMove extends OfUserNow {
  readonly sourceId: string;
  readonly lotId: string;
  readonly amount: number;
}

/** Errors: `merge-spent` when the lot has fewer. */
async function takeOutLot(trx: Knex.Transaction, { lotId, amount, ...order }: LotMove): Promise<void> {
  await postTransfer(trx, { ...order, kind: 'merge', title: TITLE }, (wallet) => {
    const posting = takeLot(wallet, { lotId, amount });
    if (posting === undefined) throw new DomainError('merge-spent');
    return posting;
  });
}

const movedLots = statement(
  'billing_moved_lots',
  `select t.source_id as "sourceId", e.lot_id as "lotId", e.amount, l.expires_at as "expiresAt"
   from billing.transfers t
   join billing.entries e on e.user_id = :userId and e.transfer_id = t.id
   left join billing.lots l on l.user_id = :userId and l.id = e.lot_id
   where t.user_id = :userId and t.kind = 'merge' and starts_with(t.source_id, :prefix)
   order by t.number, e.line`,
  z.object({
    sourceId: z.string(),
    /** Null for a line that paid what was owed. */
    lotId: z.string().nullable(),
    amount: z.int(),
    expiresAt: z.date().nullable(),
  }),
);

interface Bringing extends Merging {
  readonly fromId: string;
  readonly toId: string;
  /** What stands in the sources of the two transfers of a lot. */
  readonly way: readonly [string, string];
}

/** Adds what left the one account to the other, each transfer once. */
async function bringLots(trx: Knex.Transaction, bringing: Bringing): Promise<void> {
  const { mergeId, fromId, toId: userId, way, now } = bringing;
  const [left, arrives] = way.map((word) => `${mergeId}:${word}:`);
  const lots = await movedLots.all(trx, { userId: fromId, prefix: left ?? '' });
  for (const { sourceId: source, lotId, amount, expiresAt } of lots) {
    const sourceId = `${arrives}${source.slice(left?.length)}`;
    const lot = { id: lotId ?? newId(), expiresAt };
    await postTransfer(trx, { userId, kind: 'merge', sourceId, title: TITLE, now }, (wallet) =>
      addCredits(wallet, { from: 'merges', amount, lot }),
    );
  }
}

/** What somebody may use, or could once, and until when. */
function rightsSql(userId: string): string {
  return `select e.feature, case when not bool_or(e.valid_until is null) then max(e.valid_until) end as valid_until
    from billing.entitlements e where e.user_id = ${userId} group by e.feature`;
}

const openFeatures = statement(
  'billing_merge_rights',
  `insert into billing.entitlements as k (user_id, feature, source_id, valid_from, valid_until)
   select :keepId, r.feature, :sourceId, :now::timestamptz, r.valid_until
   from (${rightsSql(':otherId')}) r
   where r.valid_until is null or r.valid_until > :now or exists (select from billing.entitlements h
     where h.user_id = :keepId and h.feature = r.feature and h.source_id = :sourceId)
   on conflict (user_id, feature, source_id) do update set valid_until = excluded.valid_until
     where k.valid_until is distinct from excluded.valid_until`,
  null,
  { because: 'bulk' },
);

const closedFeatures = statement(
  'billing_unmerge_rights',
  `update billing.entitlements set valid_until = least(valid_until, :now::timestamptz)
   where user_id = :keepId and source_id = :sourceId`,
  null,
  { because: 'guarded' },
);

const sourceOf = ({ mergeId }: Merging): string => `merge:${mergeId}`;

async function bringIn(trx: Knex.Transaction, merging: Merging): Promise<undefined> {
  const { keepId, otherId } = merging;
  await bringLots(trx, { ...merging, fromId: otherId, toId: keepId, way: ['out', 'in'] });
  await openWhatIsOpen(trx, merging);
  return undefined;
}

/** What the other account may use, the one that stays may use as long; what has ended there ends here. */
async function openWhatIsOpen(trx: Knex.Transaction, merging: Merging): Promise<void> {
  const { keepId, otherId, now } = merging;
  await asBilling(trx, async () => {
    await openFeatures.run(trx, { keepId, otherId, now, sourceId: sourceOf(merging) });
  });
}

/** What has lapsed meanwhile is gone in both accounts. Errors: `merge-spent` where anything else of it is. */
async function takeBack(trx: Knex.Transaction, merging: Merging): Promise<void> {
  const { mergeId, keepId: userId, now } = merging;
  await asBilling(trx, async () => await lockBalance(trx, { userId, now }));
  const prefix = `${mergeId}:in:`;
  for (const { sourceId: source, lotId, amount, expiresAt } of await movedLots.all(trx, { userId, prefix })) {
    if (lotId === null) throw new DomainError('merge-spent');
    if (expiresAt !== null && expiresAt <= now) continue;
    const sourceId = `${mergeId}:undo:${source.slice(prefix.length)}`;
    await takeOutLot(trx, { userId, now, sourceId, lotId, amount });
  }
  await asBilling(trx, async () => {
    await closedFeatures.run(trx, { keepId: userId, now, sourceId: sourceOf(merging) });
  });
}

/** By the books of the account that stays where credits had arrived in it, and by its own where they never did. */
async function giveBack(
  trx: Knex.Transaction,
  { hasArrived, ...merging }: Merging & { readonly hasArrived: boolean },
): Promise<void> {
  const { keepId, otherId: toId } = merging;
  const fromId = hasArrived ? keepId : toId;
  await bringLots(trx, { ...merging, fromId, toId, way: [hasArrived ? 'undo' : 'out', 'back'] });
}

const MergeBehind = z.object({ mergeId: z.string(), keepId: z.string(), otherId: z.string() });

const behind = statement(
  'billing_merges_behind',
  `select m.id as "mergeId", m.keep_id as "keepId", m.other_id as "otherId"
   from auth.merges m left join billing.balances b on b.user_id = m.other_id
   where m.state = 'merged' and (b.credits > 0 or b.debt > 0 or exists (
     select from (${rightsSql('m.other_id')}) r
     left join billing.entitlements k on k.user_id = m.keep_id and k.feature = r.feature
       and k.source_id = 'merge:' || m.id
     where case when k.user_id is null then r.valid_until is null or r.valid_until > :now::timestamptz
       else k.valid_until is distinct from r.valid_until end))
   order by m.id limit 100`,
  MergeBehind,
);

/** Merges of which the closed account has something, or opens something, that the other has not. */
export async function listMergesBehind(
  db: Knex,
  { now }: { readonly now: Date },
): Promise<z.output<typeof MergeBehind>[]> {
  return await behind.all(db, { now });
}

/**
 * Brings over what the payment provider has done about the account that is closed since: credits that came for what it had
 * bought, what that opened or closed, and what it owes for what was given back. In one transaction, so that nobody has it twice.
 */
export async function followMerge(trx: Knex.Transaction, merging: Merging): Promise<void> {
  const { mergeId, keepId, otherId, now } = merging;
  await asBilling(trx, async () => {
    for (const userId of [keepId, otherId].sort()) await lockBalance(trx, { userId, now });
  });
  await takeOut(trx, merging);
  await bringLots(trx, { ...merging, fromId: otherId, toId: keepId, way: ['out', 'in'] });
  await openWhatIsOpen(trx, merging);
  const { debt } = await getWallet(trx, { userId: otherId });
  if (debt === 0) return;
  const id = newId();
  const order = { kind: 'merge', title: 'Owed by the other account', now } as const;
  await postTransfer(trx, { ...order, userId: keepId, sourceId: `${mergeId}:owed:${id}` }, (wallet) =>
    takeDebt(wallet, debt),
  );
  await postTransfer(trx, { ...order, userId: otherId, sourceId: `${mergeId}:paid:${id}` }, (wallet) =>
    addCredits(wallet, { from: 'merges', amount: debt, lot: { id, expiresAt: null } }),
  );
}
