import type { Entitlement, Feature } from '@studyhall/domain/billing/entitlements';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';

export interface FeatureAccess {
  /** What it costs to open it; null for what is free to everybody. */
  readonly credits: number | null;
  readonly entitlements: readonly Entitlement[];
}

interface AccessRow {
  readonly credits: number | null;
  readonly entitlements: readonly {
    readonly feature: string;
    readonly validFrom: string;
    readonly validUntil: string | null;
  }[];
}

/** What deciding about a feature needs, in one statement. */
export async function getFeatureAccess(
  db: Knex,
  { userId, feature }: { readonly userId: string; readonly feature: Feature },
): Promise<FeatureAccess> {
  const [access] = await named<AccessRow>(
    db,
    'billing_feature_access',
    `select (select credits from billing.offers where feature = :feature) as credits,
       (select coalesce(json_agg(json_build_object('feature', e.feature, 'validFrom', e.valid_from, 'validUntil', e.valid_until)), '[]')
        from billing.entitlements e where e.user_id = :userId and e.feature in (:feature, 'premium')) as entitlements`,
    { userId, feature },
  );
  const { credits = null, entitlements = [] } = access ?? {};
  return { credits, entitlements: entitlements.map(entitlementOf) };
}

function entitlementOf({ feature, validFrom, validUntil }: AccessRow['entitlements'][number]): Entitlement {
  return {
    feature,
    validFrom: new Date(validFrom),
    validUntil: validUntil === null ? null : new Date(validUntil),
  };
}

/** Everything that a learner may use, or could once. */
export async function listEntitlements(
  db: Knex,
  { userId }: { readonly userId: string },
): Promise<Entitlement[]> {
  const sql = `select feature, valid_from as "validFrom", valid_until as "validUntil"
    from billing.entitlements where user_id = :userId`;
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
