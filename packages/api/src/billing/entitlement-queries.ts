import { type Entitlement, type Feature, isEntitled } from '@studyhall/domain/billing/entitlements';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import { asBilling } from './as-billing.ts';

interface Access {
  /** What it costs to open it; null for what is free to everybody. */
  readonly credits: number | null;
  readonly entitlements: readonly {
    readonly feature: string;
    readonly validFrom: string;
    readonly validUntil: string | null;
  }[];
}

/**
 * The one place that decides whether a learner may use something: throws `premium-needed` with its price when it is
 * premium and neither credits nor a plan have opened it.
 */
export async function requireFeature(
  db: Knex,
  { userId, feature, now }: { readonly userId: string; readonly feature: Feature; readonly now: Date },
): Promise<void> {
  const [access] = await named<Access>(
    db,
    'billing_feature_access',
    `select (select credits from billing.offers where feature = :feature) as credits,
       (select coalesce(json_agg(json_build_object('feature', e.feature, 'validFrom', e.valid_from, 'validUntil', e.valid_until)), '[]')
        from billing.entitlements e where e.user_id = :userId and e.feature in (:feature, 'premium')) as entitlements`,
    { userId, feature },
  );
  if (access === undefined || access.credits === null) return;
  const entitlements = access.entitlements.map((one) => ({
    feature: one.feature,
    validFrom: new Date(one.validFrom),
    validUntil: one.validUntil === null ? null : new Date(one.validUntil),
  }));
  if (!isEntitled(entitlements, feature, now))
    throw new DomainError('premium-needed', { feature, credits: access.credits });
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

/** Gives a right, or moves its end: a source has one right to a feature. */
export async function putEntitlement(trx: Knex.Transaction, right: NewEntitlement): Promise<void> {
  const sql = `insert into billing.entitlements (user_id, feature, source_id, valid_from, valid_until)
    values (:userId, :feature, :sourceId, :validFrom, :validUntil)
    on conflict (user_id, feature, source_id) do update set valid_until = excluded.valid_until`;
  await asBilling(trx, async () => {
    await named(trx, 'billing_put_entitlement', sql, { ...right });
  });
}
