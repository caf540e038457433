import type { Entitlement, Feature } from '@studyhall/domain/billing/entitlements';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';

export interface FeatureAccess {
  /** What it costs to open it; null for what is free to everybody. */
  readonly credits: number | null;
  /** What the learner owes. */
  readonly debt: number;
  readonly entitlements: readonly Entitlement[];
}

interface AccessRow {
  readonly credits: number | null;
  readonly debt: number;
  readonly entitlements: readonly {
    readonly feature: string;
    readonly validFrom: string;
    readonly validUntil: string | null;
    readonly isOwed: boolean;
  }[];
}

/**
 * Whether a right was paid with credits of a purchase, or of a plan's month, that has been taken back, while something is
 * owed. A debt has no parts: until all of it is paid, each of these rights is closed.
 */
const IS_OWED = `coalesce((select b.debt > 0 from billing.balances b where b.user_id = e.user_id), false) and exists (
    select from billing.entries s
    where s.user_id = e.user_id and s.transfer_id::text = e.source_id and (
      exists (select from billing.orders o where o.user_id = e.user_id and o.id = s.lot_id and o.reversed_credits > 0)
      or exists (select from billing.transactions m where m.user_id = e.user_id and m.id = s.lot_id and (
        select coalesce(sum(case when r.to_account = 'refunds' then r.amount else -r.amount end), 0)
        from billing.transfers t join billing.entries r on r.user_id = t.user_id and r.transfer_id = t.id
        where t.user_id = e.user_id and t.kind in ('refund', 'restored') and starts_with(t.source_id, m.stripe_session_id || ':')
      ) > 0)))`;

/** What deciding about a feature needs, in one statement. */
export async function getFeatureAccess(
  db: Knex,
  { userId, feature }: { readonly userId: string; readonly feature: Feature },
): Promise<FeatureAccess> {
  const [access] = await named<AccessRow>(
    db,
    'billing_feature_access',
    `select (select credits from billing.offers where feature = :feature) as credits,
       coalesce((select debt from billing.balances where user_id = :userId), 0) as debt,
       (select coalesce(json_agg(json_build_object('feature', e.feature, 'validFrom', e.valid_from, 'validUntil', e.valid_until,
          'isOwed', ${IS_OWED})), '[]')
        from billing.entitlements e where e.user_id = :userId and e.feature in (:feature, 'premium')) as entitlements`,
    { userId, feature },
  );
  const { credits = null, debt = 0, entitlements = [] } = access ?? {};
  return { credits, debt, entitlements: entitlements.map(entitlementOf) };
}

function entitlementOf({
  feature,
  validFrom,
  validUntil,
  isOwed,
}: AccessRow['entitlements'][number]): Entitlement {
  return {
    feature,
    validFrom: new Date(validFrom),
    validUntil: validUntil === null ? null : new Date(validUntil),
    isOwed,
  };
}

/** Everything that a learner may use, or could once. */
export async function listEntitlements(
  db: Knex,
  { userId }: { readonly userId: string },
): Promise<Entitlement[]> {
  const sql = `select feature, valid_from as "validFrom", valid_until as "validUntil", ${IS_OWED} as "isOwed"
    from billing.entitlements e where user_id = :userId`;
  return await named(db, 'billing_entitlements', sql, { userId });
}

export interface NewEntitlement {
  readonly userId: string;
  readonly feature: Feature;
  readonly sourceId: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** Gives a right, or moves its end: a source has one right to a feature. Needs the role for money. */
export async function putEntitlement(trx: Knex.Transaction, right: NewEntitlement): Promise<void> {
  const sql = `insert into billing.entitlements (user_id, feature, source_id, valid_from, valid_until)
    values (:userId, :feature, :sourceId, :validFrom, :validUntil)
    on conflict (user_id, feature, source_id) do update set valid_until = excluded.valid_until`;
  await named(trx, 'billing_put_entitlement', sql, { ...right });
}
