import type { PlanEnding } from '@studyhall/domain/auth/plan-endings';
import { ENDED_STATES, RUNNING_STATES } from '@studyhall/domain/billing/running-plan';
import type { PlanFacts } from '@studyhall/domain/billing/second-plan';
import type { Knex } from 'knex';
import * as z from 'zod';
import { StaleReadError } from '../platform/database.ts';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { Subscription } from './models.ts';

/** A plan as it is written down. */
export type SubscriptionRow = Pick<Subscription, 'userId' | 'productSlug' | 'revision' | 'status' | 'parked'>;

/** A subscription is known in the whole installation by the provider's id. */
export async function findSubscription(
  db: Knex,
  { subscriptionId }: { readonly subscriptionId: string },
): Promise<SubscriptionRow | undefined> {
  return await Subscription.query(db)
    .findOne({ stripeSubscriptionId: subscriptionId })
    .select('userId', 'productSlug', 'revision', 'status', 'parked');
}

/**
 * As an expression: until when a subscription `s` runs, or ran. One that was ended before its period was over ended with its
 * right; one that opened nothing, when that was heard. Needs `:ended`, the states of what is over.
 */
export const PLAN_END = `case when s.status <> all(:ended) then s.current_period_end else least(s.current_period_end, coalesce(
    (select e.valid_until from billing.entitlements e
     where e.user_id = s.user_id and e.feature = 'premium' and e.source_id = s.stripe_subscription_id), s.updated_at)) end`;

/** The plan that a provider's price sells. */
const PlanRow = z.object({
  slug: z.string(),
  name: z.string(),
  credits: z.int(),
  lapseAfterMonths: z.int(),
  amountMinor: z.int(),
  currency: z.string(),
});
export type PlanRow = z.output<typeof PlanRow>;

const planOfPrice = statement(
  'billing_plan_of_price',
  `select p.slug, p.name, p.credits, p.credits_lapse_after_months as "lapseAfterMonths", r.amount_minor as "amountMinor", r.currency
   from billing.prices r join billing.products p on p.slug = r.product_slug
   where r.stripe_price_id = :stripePriceId and p.kind = 'plan'`,
  PlanRow,
  { neverNull: ['lapseAfterMonths'] },
);

/** The plan that a provider's price sells; undefined for the price of a pack, and for nobody's. */
export async function findPlanOfPrice(
  db: Knex,
  { stripePriceId }: { readonly stripePriceId: string },
): Promise<PlanRow | undefined> {
  return await planOfPrice.first(db, { stripePriceId });
}

export interface SubscriptionChange extends OfUser {
  readonly subscriptionId: string;
  readonly productSlug: string;
  readonly status: string;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly isEnding: boolean;
  /** For one that was paid beside another, and what was paid for it. */
  readonly parked: {
    readonly state: 'review' | 'refunded';
    readonly amount: number;
    readonly currency: string;
  } | null;
  /** Undefined: it was not there. */
  readonly revision: number | undefined;
  readonly now: Date;
}

const written = statement(
  'billing_put_subscription',
  `insert into billing.subscriptions as s (user_id, stripe_subscription_id, product_slug, status, current_period_start,
     current_period_end, is_ending, parked, parked_amount, parked_currency, updated_at)
   values (:userId, :subscriptionId, :productSlug, :status, :periodStart, :periodEnd, :isEnding, :parked, :parkedAmount,
     :parkedCurrency, :now)
   on conflict (user_id, stripe_subscription_id) do update
   set product_slug = excluded.product_slug, status = excluded.status, current_period_start = excluded.current_period_start,
     current_period_end = excluded.current_period_end, is_ending = excluded.is_ending, parked = excluded.parked,
     parked_amount = excluded.parked_amount, parked_currency = excluded.parked_currency, updated_at = excluded.updated_at,
     revision = s.revision + 1
   where s.revision = :revision returning revision`,
  z.object({ revision: z.int() }),
  { because: 'guarded' },
);

/** Writes how a subscription stands. Throws StaleReadError when it has moved on since it was read. Needs the role for money. */
export async function putSubscription(trx: Knex.Transaction, change: SubscriptionChange): Promise<void> {
  const { revision = -1, parked, ...values } = change;
  const row = await written.first(trx, {
    ...values,
    revision,
    parked: parked?.state ?? null,
    parkedAmount: parked?.amount ?? null,
    parkedCurrency: parked?.currency ?? null,
  });
  if (row === undefined) throw new StaleReadError();
}

/** True for a learner whose plan goes on by itself: one that was ended may be bought again before its end. */
export async function hasRunningPlan(db: Knex, { userId, now }: OfUserNow): Promise<boolean> {
  const plans = await Subscription.query(db)
    .where({ userId, isEnding: false })
    .whereIn('status', RUNNING_STATES)
    .where('currentPeriodEnd', '>', now)
    .select('userId')
    .limit(1);
  return plans.length > 0;
}

/** Plans that run as far as we know, though their period is over: what became of them has not been heard. */
export async function listOverduePlans(
  db: Knex,
  { userId, now }: OfUserNow,
): Promise<{ readonly subscriptionId: string }[]> {
  const plans = await Subscription.query(db)
    .where({ userId })
    .whereIn('status', RUNNING_STATES)
    .where('currentPeriodEnd', '<=', now)
    .select('stripeSubscriptionId');
  return plans.map(({ stripeSubscriptionId: subscriptionId }) => ({ subscriptionId }));
}

export interface OtherPlan extends PlanFacts {
  readonly subscriptionId: string;
}

/** A learner's plans beside one, without those that wait for a decision. */
export async function listOtherPlans(
  db: Knex,
  { userId, subscriptionId }: OfUser & { readonly subscriptionId: string },
): Promise<OtherPlan[]> {
  const plans = await Subscription.query(db)
    .where({ userId, parked: null })
    .whereNot({ stripeSubscriptionId: subscriptionId })
    .select('stripeSubscriptionId', 'status', 'currentPeriodStart', 'currentPeriodEnd', 'isEnding');
  return plans.map((plan) => ({
    subscriptionId: plan.stripeSubscriptionId,
    status: plan.status,
    periodStart: plan.currentPeriodStart,
    periodEnd: plan.currentPeriodEnd,
    isEnding: plan.isEnding,
  }));
}

/** A learner's plans that wait for a decision, the oldest first. */
export async function listWaitingPlans(
  db: Knex,
  { userId }: OfUser,
): Promise<{ readonly subscriptionId: string }[]> {
  const plans = await Subscription.query(db)
    .where({ userId })
    .select('stripeSubscriptionId', 'parked')
    .orderBy(['currentPeriodStart', 'stripeSubscriptionId']);
  // Chosen here: everybody's plans that wait have an index of their own, which would be read whole for one learner.
  return plans
    .filter(({ parked }) => parked === 'review')
    .map(({ stripeSubscriptionId: subscriptionId }) => ({ subscriptionId }));
}

const refundedPlan = statement(
  'billing_put_plan_refunded',
  `update billing.subscriptions set parked = 'refunded', revision = revision + 1, updated_at = :now
   where user_id = :userId and stripe_subscription_id = :subscriptionId and parked = 'review' returning revision`,
  z.object({ revision: z.int() }),
  { because: 'guarded' },
);

/** Writes that the money of a plan went back; answers false if it does not wait for that. Needs the role for money. */
export async function putPlanRefunded(
  trx: Knex.Transaction,
  { userId, subscriptionId, now }: OfUserNow & { readonly subscriptionId: string },
): Promise<boolean> {
  return (await refundedPlan.first(trx, { userId, subscriptionId, now })) !== undefined;
}

/** True for a learner with a plan that will be paid again unless somebody ends it. */
export async function hasPlanThatGoesOn(db: Knex, { userId }: OfUser): Promise<boolean> {
  const plans = await Subscription.query(db)
    .where({ userId, isEnding: false })
    .whereNotIn('status', ENDED_STATES)
    .select('userId')
    .limit(1);
  return plans.length > 0;
}

interface AskingToEnd extends OfUser {
  readonly ending: PlanEnding;
  /** Leaves plans as they are of which something was asked before. */
  readonly isFirst: boolean;
}

const askedToEnd = statement(
  'billing_ask_to_end_plans',
  `update billing.subscriptions set ending_asked = :ending, ending_state = 'pending', ending_problem = null
   where user_id = :userId and status <> all(:ended) and not (is_ending and :ending = 'period-end')
     and (ending_asked is null or not :isFirst) returning revision`,
  z.object({ revision: z.int() }),
  { because: 'guarded' },
);

/** Asks that every plan ends which is not over; answers how many have to be ended for it. Needs the role for money. */
export async function askToEndPlans(
  trx: Knex.Transaction,
  { userId, ending, isFirst }: AskingToEnd,
): Promise<number> {
  return (await askedToEnd.all(trx, { userId, ending, isFirst, ended: [...ENDED_STATES] })).length;
}

/** What was asked of a plan that is not known to be done. */
export interface AskedEnding {
  readonly subscriptionId: string;
  readonly ending: PlanEnding;
}

/** What was asked of a learner's plans and has to be tried, for the first time or again. */
export async function listAskedEndings(db: Knex, { userId }: OfUser): Promise<AskedEnding[]> {
  const plans = await Subscription.query(db)
    .where({ userId })
    .whereIn('endingState', ['pending', 'failed'])
    .select('stripeSubscriptionId', 'endingAsked');
  return plans.flatMap(({ stripeSubscriptionId: subscriptionId, endingAsked: ending }) =>
    ending === null ? [] : [{ subscriptionId, ending }],
  );
}

export interface EndingChange extends OfUser {
  readonly subscriptionId: string;
  readonly state: NonNullable<Subscription['endingState']>;
  /** Why the last try did not hold. */
  readonly problem: Subscription['endingProblem'];
}

const changedEnding = statement(
  'billing_put_ending',
  `update billing.subscriptions set ending_state = :state, ending_problem = :problem
   where user_id = :userId and stripe_subscription_id = :subscriptionId and ending_state <> 'done'`,
  null,
  { because: 'guarded' },
);

/** Writes how the ending of a plan stands; what is done stays done. Needs the role for money. */
export async function putEnding(
  trx: Knex.Transaction,
  { userId, subscriptionId, state, problem }: EndingChange,
): Promise<void> {
  await changedEnding.run(trx, { userId, subscriptionId, state, problem });
}
