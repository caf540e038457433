import { type Feature, isClosedByDebt, isEntitled } from '@studyhall/domain/billing/entitlements';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { OfUserNow } from '../platform/of-user.ts';
import { getFeatureAccess } from './entitlement-queries.ts';

interface Use extends OfUserNow {
  readonly feature: Feature;
}

/**
 * The one place that decides whether a learner may use something: throws `premium-needed` with its price when it is
 * premium and neither credits nor a plan have opened it, `debt-unpaid` with what is owed when the credits that opened it
 * were taken back after that. What has begun goes on: this is asked at the beginning alone.
 */
export async function requireFeature(db: Knex, { userId, feature, now }: Use): Promise<void> {
  const { credits, debt, entitlements } = await getFeatureAccess(db, { userId, feature });
  if (credits === null || isEntitled(entitlements, feature, now)) return;
  if (isClosedByDebt(entitlements, feature, now)) throw new DomainError('debt-unpaid', { feature, debt });
  throw new DomainError('premium-needed', { feature, credits });
}
