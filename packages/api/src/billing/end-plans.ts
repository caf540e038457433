import type { PlanEnding } from '@studyhall/domain/auth/plan-endings';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { User } from '../auth/models.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, retrying } from '../platform/database.ts';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { enqueue } from '../platform/outbox.ts';
import { type EventSubject, type Payments, UnknownToProviderError } from '../platform/payments.ts';
import { asBilling } from './as-billing.ts';
import { listOpenCheckouts } from './order-queries.ts';
import { planSettlement } from './plan-settlement.ts';
import {
  type AskedEnding,
  askToEndPlans,
  type EndingChange,
  hasPlanThatGoesOn,
  listAskedEndings,
  putEnding,
} from './subscription-queries.ts';

export const END_PLANS = 'end-plans';

interface Promising extends Pick<Context, 'secrets' | 'now'>, OfUser {
  /** Undefined: nobody has said it, which will do where no plan goes on. */
  readonly ending: PlanEnding | undefined;
}

/**
 * Promises, in the transaction that closes an account, that its plans end and that none of its open checkouts is paid.
 * Errors: `plan-running` when a plan goes on and nobody said when it ends.
 */
export async function promiseEndOfPlans(
  trx: Knex.Transaction,
  { secrets, now, userId, ending }: Promising,
): Promise<void> {
  if (ending === undefined && (await hasPlanThatGoesOn(trx, { userId })))
    throw new DomainError('plan-running');
  const command = { userId, ending: ending ?? 'period-end' };
  const asked = await asBilling(trx, async () => await askToEndPlans(trx, { ...command, isFirst: false }));
  const checkouts = await listOpenCheckouts(trx, { userId });
  if (asked + checkouts.length > 0) await enqueue(trx, secrets, { kind: END_PLANS, payload: command, now });
}

/**
 * Promises the same of a checkout that was opened while its account was being closed, in the transaction that writes it
 * down; answers whether the account is closed. Whoever closes it waits for that transaction, or it waits for them.
 */
export async function promiseEndIfClosed(
  trx: Knex.Transaction,
  { secrets, now, userId }: Omit<Promising, 'ending'>,
): Promise<boolean> {
  const account = await User.query(trx).findById(userId).select('isActive').forShare();
  // One that is gone was closed before.
  if (account?.isActive === true) return false;
  const payload = { userId, ending: 'period-end' };
  await enqueue(trx, secrets, { kind: END_PLANS, payload, now });
  return true;
}

interface Ending extends OfUserNow {
  readonly payments: Payments;
  readonly ending: PlanEnding;
  /** Nobody tries again after this. */
  readonly isLastTry: boolean;
}

/**
 * Does at the provider what was promised: closes checkouts as long as the account is closed, ends plans that are to be
 * ended, and writes down how each of them stands. Running it twice harms nothing. Answers with what did not work.
 */
export async function endPlans(db: Knex, ending: Ending): Promise<unknown[]> {
  const problems: unknown[] = [];
  const attempt = async (work: Promise<void>): Promise<void> => {
    await work.catch((error: unknown) => void problems.push(error));
  };
  const { userId } = ending;
  const account = await User.query(db).findById(userId).select('isActive');
  if (account?.isActive !== true) {
    for (const { sessionId } of await listOpenCheckouts(db, { userId }))
      await attempt(closeCheckout(db, ending, sessionId));
    await askToEnd(db, ending);
  }
  for (const plan of await listAskedEndings(db, { userId })) await attempt(endPlan(db, ending, plan));
  return problems;
}

/**
 * One that has been paid meanwhile is settled as any other: a pack can be refunded, and a plan is known before its checkout
 * stops being open.
 */
async function closeCheckout(db: Knex, ending: Ending, sessionId: string): Promise<void> {
  const { payments } = ending;
  try {
    await payments.expireCheckout(sessionId);
  } catch (error) {
    // Of another account at the provider: nobody can pay it there.
    if (error instanceof UnknownToProviderError) return;
    throw error;
  }
  const { subscriptionId } = await payments.getCheckout(sessionId);
  if (subscriptionId !== null)
    await settle(db, { ...ending, subject: { kind: 'subscription', subscriptionId } });
  await settle(db, { ...ending, subject: { kind: 'checkout', sessionId } });
}

async function askToEnd(db: Knex, { userId, ending }: Ending): Promise<void> {
  await inTransaction(db, async (trx) => {
    await asBilling(trx, async () => await askToEndPlans(trx, { userId, ending, isFirst: true }));
  });
}

async function endPlan(db: Knex, ending: Ending, plan: AskedEnding): Promise<void> {
  const { subscriptionId } = plan;
  const ended = { userId: ending.userId, subscriptionId };
  try {
    await ending.payments.endSubscription(plan);
    await settle(db, {
      ...ending,
      subject: { kind: 'subscription', subscriptionId },
      andThen: async (trx) => await writeEnding(trx, { ...ended, state: 'done', problem: null }),
    });
  } catch (error) {
    const problem = problemOf(error);
    const isFinal = ending.isLastTry || problem === 'unknown-to-provider';
    await inTransaction(db, async (trx) => {
      await writeEnding(trx, { ...ended, state: isFinal ? 'failed' : 'pending', problem });
    });
    if (problem !== 'unknown-to-provider') throw error;
  }
}

async function writeEnding(trx: Knex.Transaction, change: EndingChange): Promise<void> {
  await asBilling(trx, async () => await putEnding(trx, change));
}

function problemOf(error: unknown): Exclude<EndingChange['problem'], null> {
  if (error instanceof UnknownToProviderError) return 'unknown-to-provider';
  const isAway = error instanceof DomainError && error.reason === 'payments-unavailable';
  return isAway ? 'payments-unavailable' : 'refused';
}

interface Settling extends Pick<Ending, 'payments' | 'now'> {
  readonly subject: EventSubject;
  /** Written in the same transaction. */
  readonly andThen?: (trx: Knex.Transaction) => Promise<void>;
}

async function settle(db: Knex, { payments, subject, andThen, now }: Settling): Promise<void> {
  await retrying(db, async () => {
    const apply = await planSettlement(db, { payments, subject, now });
    await db.transaction(async (trx) => {
      await apply(trx);
      await andThen?.(trx);
    });
  });
}
