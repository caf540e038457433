import type { PlanEnding } from '@studyhall/domain/auth/plan-endings';
import { ENDED_STATES, RUNNING_STATES } from '@studyhall/domain/billing/running-plan';
import type { PlanFacts } from '@studyhall/domain/billing/second-plan';
import type { Knex } from 'knex';
import { named, StaleReadError } from '../platform/database.ts';

export interface SubscriptionRow {
  readonly userId: string;
  readonly productSlug: string;
  readonly revision: number;
  readonly status: string;
  /** It waits for a decision on its money, or that was to give it back. */
  readonly parked: 'review' | 'refunded' | null;
}

/** A subscription is known in the whole installation by the provider's id. */
export async function findSubscription(
  db: Knex,
  { subscriptionId }: { readonly subscriptionId: string },
): Promise<SubscriptionRow | undefined> {
  const sql = `select user_id as "userId", product_slug as "productSlug", revision, status, parked
    from billing.subscriptions where stripe_subscription_id = :subscriptionId`;
  const [row] = await named<SubscriptionRow>(db, 'billing_find_subscription', sql, { subscriptionId });
  return row;
}

/**
 * As an expression: until when a subscription `s` runs, or ran. One that was ended before its period was over ended with its
 * right; one that opened nothing, when that was heard. Needs `:ended`, the states of what is over.
 */
export const PLAN_END = `case when s.status <> all(:ended) then s.current_period_end else least(s.current_period_end, coalesce(
    (select e.valid_until from billing.entitlements e
     where e.user_id = s.user_id and e.feature = 'premium' and e.source_id = s.stripe_subscription_id), s.updated_at)) end`;

/** The plan that a provider's price sells. */
export interface PlanRow {
  readonly slug: string;
  readonly name: string;
  readonly credits: number;
  readonly lapseAfterMonths: number;
  readonly amountMinor: number;
  readonly currency: string;
}

export async function findPlanOfPrice(
  db: Knex,
  { stripePriceId }: { readonly stripePriceId: string },
): Promise<PlanRow | undefined> {
  const [plan] = await named<PlanRow>(
    db,
    'billing_plan_of_price',
    `select p.slug, p.name, p.credits, p.credits_lapse_after_months as "lapseAfterMonths", r.amount_minor as "amountMinor", r.currency
     from billing.prices r join billing.products p on p.slug = r.product_slug
     where r.stripe_price_id = :stripePriceId and p.kind = 'plan'`,
    { stripePriceId },
  );
  return plan;
}

export interface SubscriptionChange {
  readonly userId: string;
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

/** Writes how a subscription stands. Throws StaleReadError when it has moved on since it was read. Needs the role for money. */
export async function putSubscription(trx: Knex.Transaction, change: SubscriptionChange): Promise<void> {
  const { revision = -1, parked, ...values } = change;
  const written = await named(
    trx,
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
     where s.revision = :revision returning 1`,
    {
      ...values,
      revision,
      parked: parked?.state ?? null,
      parkedAmount: parked?.amount ?? null,
      parkedCurrency: parked?.currency ?? null,
    },
  );
  if (written.length !== 1) throw new StaleReadError();
}

interface OfLearner {
  readonly userId: string;
  readonly now: Date;
}

/** True for a learner whose plan goes on by itself: one that was ended may be bought again before its end. */
export async function hasRunningPlan(db: Knex, { userId, now }: OfLearner): Promise<boolean> {
  const sql = `select from billing.subscriptions
    where user_id = :userId and status = any(:states) and not is_ending and current_period_end > :now limit 1`;
  const states = [...RUNNING_STATES];
  return (await named(db, 'billing_has_running_plan', sql, { userId, states, now })).length > 0;
}

/** Plans that run as far as we know, though their period is over: what became of them has not been heard. */
export async function listOverduePlans(
  db: Knex,
  { userId, now }: OfLearner,
): Promise<{ readonly subscriptionId: string }[]> {
  const sql = `select stripe_subscription_id as "subscriptionId" from billing.subscriptions
    where user_id = :userId and status = any(:states) and current_period_end <= :now`;
  return await named(db, 'billing_overdue_plans', sql, { userId, states: [...RUNNING_STATES], now });
}

export interface OtherPlan extends PlanFacts {
  readonly subscriptionId: string;
}

/** A learner's plans beside one, without those that wait for a decision. */
export async function listOtherPlans(
  db: Knex,
  { userId, subscriptionId }: { readonly userId: string; readonly subscriptionId: string },
): Promise<OtherPlan[]> {
  const sql = `select stripe_subscription_id as "subscriptionId", status, current_period_start as "periodStart",
      current_period_end as "periodEnd", is_ending as "isEnding" from billing.subscriptions
    where user_id = :userId and stripe_subscription_id <> :subscriptionId and parked is null`;
  return await named<OtherPlan>(db, 'billing_other_plans', sql, { userId, subscriptionId });
}

/** A learner's plans that wait for a decision, the oldest first. */
export async function listWaitingPlans(
  db: Knex,
  { userId }: { readonly userId: string },
): Promise<{ readonly subscriptionId: string }[]> {
  const sql = `select stripe_subscription_id as "subscriptionId", parked from billing.subscriptions
    where user_id = :userId order by current_period_start, stripe_subscription_id`;
  const plans = await named<Pick<SubscriptionRow, 'parked'> & { readonly subscriptionId: string }>(
    db,
    'billing_waiting_plans',
    sql,
    { userId },
  );
  // Chosen here: everybody's plans that wait have an index of their own, which would be read whole for one learner.
  return plans.filter(({ parked }) => parked === 'review');
}

/** Writes that the money of a plan went back; answers false if it does not wait for that. Needs the role for money. */
export async function putPlanRefunded(
  trx: Knex.Transaction,
  { userId, subscriptionId, now }: OfLearner & { readonly subscriptionId: string },
): Promise<boolean> {
  const sql = `update billing.subscriptions set parked = 'refunded', revision = revision + 1, updated_at = :now
    where user_id = :userId and stripe_subscription_id = :subscriptionId and parked = 'review' returning 1`;
  return (await named(trx, 'billing_put_plan_refunded', sql, { userId, subscriptionId, now })).length === 1;
}

/** True for a learner with a plan that will be paid again unless somebody ends it. */
export async function hasPlanThatGoesOn(db: Knex, { userId }: { readonly userId: string }): Promise<boolean> {
  const sql = `select from billing.subscriptions
    where user_id = :userId and status <> all(:ended) and not is_ending limit 1`;
  return (
    (await named(db, 'billing_has_plan_that_goes_on', sql, { userId, ended: [...ENDED_STATES] })).length > 0
  );
}

interface AskingToEnd {
  readonly userId: string;
  readonly ending: PlanEnding;
  /** Leaves plans as they are of which something was asked before. */
  readonly isFirst: boolean;
}

/** Asks that every plan ends which is not over; answers how many have to be ended for it. Needs the role for money. */
export async function askToEndPlans(
  trx: Knex.Transaction,
  { userId, ending, isFirst }: AskingToEnd,
): Promise<number> {
  const asked = await named(
    trx,
    'billing_ask_to_end_plans',
    `update billing.subscriptions set ending_asked = :ending, ending_state = 'pending', ending_problem = null
     where user_id = :userId and status <> all(:ended) and not (is_ending and :ending = 'period-end')
       and (ending_asked is null or not :isFirst) returning 1`,
    { userId, ending, isFirst, ended: [...ENDED_STATES] },
  );
  return asked.length;
}

/** What was asked of a plan that is not known to be done. */
export interface AskedEnding {
  readonly subscriptionId: string;
  readonly ending: PlanEnding;
}

export async function listAskedEndings(
  db: Knex,
  { userId }: { readonly userId: string },
): Promise<AskedEnding[]> {
  const sql = `select stripe_subscription_id as "subscriptionId", ending_asked as ending from billing.subscriptions
    where user_id = :userId and ending_state in ('pending', 'failed')`;
  return await named<AskedEnding>(db, 'billing_asked_endings', sql, { userId });
}

export interface EndingChange {
  readonly userId: string;
  readonly subscriptionId: string;
  readonly state: 'pending' | 'done' | 'failed';
  /** Why the last try did not hold. */
  readonly problem: 'payments-unavailable' | 'unknown-to-provider' | 'refused' | null;
}

/** Writes how the ending of a plan stands; what is done stays done. Needs the role for money. */
export async function putEnding(
  trx: Knex.Transaction,
  { userId, subscriptionId, state, problem }: EndingChange,
): Promise<void> {
  const sql = `update billing.subscriptions set ending_state = :state, ending_problem = :problem
    where user_id = :userId and stripe_subscription_id = :subscriptionId and ending_state <> 'done'`;
  await named(trx, 'billing_put_ending', sql, { userId, subscriptionId, state, problem });
}
