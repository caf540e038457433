import type { Entitlement, Feature } from '@studyhall/domain/billing/entitlements';
import { openDebts } from '@studyhall/domain/billing/open-debts';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { DEBT_LINES, DebtLines } from './debt-queries.ts';

export interface FeatureAccess {
  /** What it costs to open it; null for what is free to everybody. */
  readonly credits: number | null;
  /** What the learner owes. */
  readonly debt: number;
  readonly entitlements: readonly Entitlement[];
}

/** Dates are JSON's. */
const RightRow = z.object({
  feature: z.string(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  paidBy: z.array(z.string()).nullable(),
});

const RightsRow = z.object({ rights: z.array(RightRow), debtLines: DebtLines.nullable() });
type RightsRow = z.output<typeof RightsRow>;

/** With which purchases and months a right `e` was paid. */
const PAID_BY = `(select json_agg(distinct coalesce(m.stripe_session_id, s.lot_id::text))
    from billing.entries s left join billing.transactions m on m.user_id = :userId and m.id = s.lot_id
    where s.user_id = :userId and s.transfer_id::text = e.source_id)`;

const RIGHTS = `coalesce(json_agg(json_build_object('feature', e.feature, 'validFrom', e.valid_from,
    'validUntil', e.valid_until, 'paidBy', ${PAID_BY})), '[]')`;

const featureAccess = statement(
  'billing_feature_access',
  `select (select credits from billing.offers where feature = :feature) as credits,
     coalesce((select debt from billing.balances where user_id = :userId), 0) as debt,
     (select ${RIGHTS} from billing.entitlements e
      where e.user_id = :userId and e.feature in (:feature, 'premium')) as rights,
     ${DEBT_LINES} as "debtLines"`,
  RightsRow.extend({ credits: z.int().nullable(), debt: z.int() }),
);

/** What deciding about a feature needs, in one statement. */
export async function getFeatureAccess(
  db: Knex,
  { userId, feature }: OfUser & { readonly feature: Feature },
): Promise<FeatureAccess> {
  const access = await featureAccess.first(db, { userId, feature });
  const { credits = null, debt = 0 } = access ?? {};
  return { credits, debt, entitlements: entitlementsOf(access) };
}

/** A right is closed while something is owed for what it was paid with. */
function entitlementsOf({ rights, debtLines }: RightsRow = { rights: [], debtLines: null }): Entitlement[] {
  const owed = openDebts(debtLines ?? []);
  return rights.map(({ feature, validFrom, validUntil, paidBy }) => ({
    feature,
    validFrom: new Date(validFrom),
    validUntil: validUntil === null ? null : new Date(validUntil),
    isOwed: (paidBy ?? []).some((purchase) => owed.has(purchase)),
  }));
}

const rightsOfLearner = statement(
  'billing_entitlements',
  `select (select ${RIGHTS} from billing.entitlements e where e.user_id = :userId) as rights,
     ${DEBT_LINES} as "debtLines"`,
  RightsRow,
);

/** Everything that a learner may use, or could once. */
export async function listEntitlements(db: Knex, { userId }: OfUser): Promise<Entitlement[]> {
  const row = await rightsOfLearner.first(db, { userId });
  return entitlementsOf(row);
}

export interface NewEntitlement extends OfUser {
  readonly feature: Feature;
  readonly sourceId: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

const givenRight = statement(
  'billing_put_entitlement',
  `insert into billing.entitlements as e (user_id, feature, source_id, valid_from, valid_until)
   values (:userId, :feature, :sourceId, :validFrom, :validUntil)
   on conflict (user_id, feature, source_id) do update
     set valid_until = case when :hasEnded then least(e.valid_until, excluded.valid_until) else excluded.valid_until end`,
  null,
  { because: 'guarded' },
);

/**
 * Gives a right, or moves its end: a source has one right to a feature. What has ended by then keeps its end, however often
 * that is told. Needs the role for money.
 */
export async function putEntitlement(
  trx: Knex.Transaction,
  { hasEnded = false, ...right }: NewEntitlement & { readonly hasEnded?: boolean },
): Promise<void> {
  await givenRight.run(trx, { ...right, hasEnded });
}
