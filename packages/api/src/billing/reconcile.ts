import { type ReconciledPart, reconciledParts } from '@studyhall/domain/billing/differences';
import { isRunning } from '@studyhall/domain/billing/running-plan';
import { DomainError } from '@studyhall/domain/errors';
import { uuid } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import { FIRST_ID } from '../platform/ids.ts';
import { type CheckoutState, type Payments, UnknownToProviderError } from '../platform/payments.ts';
import type { DifferenceView, ReconciliationView } from './admin-views.ts';
import { compareCheckout } from './compare-checkout.ts';
import { comparePlan } from './compare-plan.ts';
import { withLearners } from './customer-queries.ts';
import { listForeignPlans, withoutDecidedMonths } from './decided.ts';
import { differencesOfEvent } from './event-differences.ts';
import { listGrantedInvoices } from './month-queries.ts';
import { checkLearners } from './reconcile-check-queries.ts';
import {
  findFirstArrival,
  listComparedEvents,
  listComparedOrders,
  listComparedPlans,
  listKeptEvents,
  listLearnersWithMoney,
  listOrdersSince,
  listRunningPlans,
} from './reconcile-queries.ts';

interface Reconciling {
  readonly payments: Payments;
  readonly days: number;
  /** Where the page before ended; undefined: from the beginning. */
  readonly cursor: string | undefined;
  readonly now: Date;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const before = (date: Date, milliseconds: number): Date => new Date(date.getTime() - milliseconds);

/** Messages come late, and a refund that is being made has no answer yet: for so long nothing is wrong. */
const UNDER_WAY_MS = 15 * MINUTE_MS;
/** Two clocks are at work: the provider's checkout is as old as our order, give or take. */
const CLOCKS_MS = 5 * MINUTE_MS;

/**
 * Compares a page of what the provider has of the last days, or of what is kept here, with what must agree with it.
 * Changes nothing. No difference on any page is the proof that provider, orders, rights and ledger agree. A page is 500
 * of ours, or 100 of the provider's, at most. Throws `invalid-input` for a cursor that no page has given,
 * `payments-unavailable`.
 */
export async function reconcile(db: Knex, reconciling: Reconciling): Promise<ReconciliationView> {
  const { payments, days, cursor, now } = reconciling;
  const { part, after } = placeOf(cursor);
  const since = before(now, days * DAY_MS);
  const { compared, differences, next } = await comparisons[part](db, { payments, since, after, now });
  const nextPart = reconciledParts[reconciledParts.indexOf(part) + 1];
  const nextCursor = next === null ? (nextPart ?? null) : `${part}/${next}`;
  return { since, part, compared, differences: [...differences], nextCursor };
}

/** A cursor is a part, and where in its list the page before ended. */
function placeOf(cursor: string = reconciledParts[0]): { part: ReconciledPart; after: string | undefined } {
  const [name, ...rest] = cursor.split('/');
  const part = reconciledParts.find((one) => one === name);
  const after = rest.length === 0 ? undefined : rest.join('/');
  const isOfUuids = part === 'orders' || part === 'ledgers';
  if (part === undefined || (isOfUuids && after !== undefined && !uuid.safeParse(after).success))
    throw new DomainError('invalid-input');
  return { part, after };
}

interface Comparing {
  readonly payments: Payments;
  readonly since: Date;
  /** Where in the list the page before ended. */
  readonly after: string | undefined;
  readonly now: Date;
}

interface Compared {
  readonly compared: number;
  readonly differences: readonly DifferenceView[];
  /** Where the next page begins; null at the end of the part. */
  readonly next: string | null;
}

type Compare = (db: Knex, comparing: Comparing) => Promise<Compared>;

const comparisons: Readonly<Record<ReconciledPart, Compare>> = {
  checkouts: compareCheckouts,
  orders: compareOrders,
  months: compareMonths,
  plans: comparePlans,
  subscriptions: compareSubscriptions,
  messages: compareMessages,
  events: compareEvents,
  ledgers: compareLedgers,
};

/** A checkout is younger than its order, by a day at most: the list reaches back further. */
async function compareCheckouts(db: Knex, { payments, since, after }: Comparing): Promise<Compared> {
  const stretch = { since: before(since, DAY_MS), cursor: after ?? null };
  const { items, nextCursor: next } = await payments.listCheckouts(stretch);
  const checkouts = items.filter(({ orderId }) => orderId !== null);
  const orders = await listComparedOrders(db, {
    orderIds: checkouts.flatMap(({ orderId }) => orderId ?? []),
  });
  const differences: DifferenceView[] = [];
  let compared = 0;
  for (const checkout of checkouts) {
    const order = orders.get(checkout.orderId ?? '');
    if (order !== undefined && order.createdAt < since) continue;
    compared += 1;
    if (compareCheckout(order, checkout).length > 0)
      differences.push(...(await compareAgain(db, payments, checkout)));
  }
  return { compared, differences, next };
}

/** Somebody may have paid between the two looks. */
async function compareAgain(
  db: Knex,
  payments: Payments,
  { orderId, sessionId }: CheckoutState,
): Promise<DifferenceView[]> {
  const order =
    orderId === null ? undefined : (await listComparedOrders(db, { orderIds: [orderId] })).get(orderId);
  return compareCheckout(order, await payments.getCheckout(sessionId));
}

const ORDERS_AT_ONCE = 100;

/** Orders whose checkout is not among those of their time are asked for one by one: there are few, or the provider lost all. */
async function compareOrders(db: Knex, { payments, since, after }: Comparing): Promise<Compared> {
  const orders = await listOrdersSince(db, { since, after, limit: ORDERS_AT_ONCE });
  const missing = new Map(
    orders.flatMap(({ orderId, sessionId }) => (sessionId === null ? [] : [[sessionId, orderId]])),
  );
  const [first, last] = [orders[0], orders.at(-1)];
  if (first !== undefined && last !== undefined) {
    const until = before(last.createdAt, -CLOCKS_MS);
    const stretch = { since: before(first.createdAt, CLOCKS_MS), until };
    for (let cursor: string | null | undefined; cursor !== null && missing.size > 0; ) {
      const page = await payments.listCheckouts({ ...stretch, cursor: cursor ?? null });
      for (const { sessionId } of page.items) missing.delete(sessionId);
      cursor = page.nextCursor;
    }
  }
  const differences: DifferenceView[] = [];
  for (const [sessionId, subject] of missing)
    if ((await knownToProvider(payments.getCheckout(sessionId))) === undefined)
      differences.push({ kind: 'order-without-checkout', subject, detail: sessionId });
  const next = orders.length < ORDERS_AT_ONCE ? null : (last?.orderId ?? null);
  return { compared: orders.length, differences, next };
}

/** The provider's answer; undefined when it does not know what it was asked about. */
async function knownToProvider<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UnknownToProviderError) return undefined;
    throw error;
  }
}

/** Months of a plan that were paid and granted nothing. */
async function compareMonths(db: Knex, { payments, since, after }: Comparing): Promise<Compared> {
  const { items, nextCursor: next } = await payments.listPaidMonths({ since, cursor: after ?? null });
  const months = (await withLearners(db, items)).filter(({ userId }) => userId !== null);
  const granted = await listGrantedInvoices(db, { invoiceIds: months.map(({ invoiceId }) => invoiceId) });
  const missing = await withoutDecidedMonths(
    db,
    months.filter(({ invoiceId }) => !granted.has(invoiceId)),
  );
  const differences = missing.map(
    ({ invoiceId, subscriptionId }): DifferenceView => ({
      kind: 'month-not-granted',
      subject: subscriptionId,
      detail: invoiceId,
    }),
  );
  return { compared: months.length, differences, next };
}

/** Plans that run at the provider and not here. */
async function comparePlans(db: Knex, { payments, after }: Comparing): Promise<Compared> {
  const { items, nextCursor: next } = await payments.listSubscriptions({ cursor: after ?? null });
  const plans = await withLearners(db, items);
  const running = plans.filter(({ userId, status }) => userId !== null && isRunning(status));
  const subscriptionIds = running.map(({ subscriptionId }) => subscriptionId);
  const kept = await listComparedPlans(db, { subscriptionIds });
  const foreign = await listForeignPlans(db, running);
  const differences = running.flatMap(({ subscriptionId: subject, userId, status }): DifferenceView[] => {
    const plan = kept.get(subject);
    if (plan === undefined && foreign.has(subject)) return [];
    if (plan === undefined) return [{ kind: 'plan-not-kept', subject, detail: `${status}, of ${userId}` }];
    if (isRunning(plan.status)) return [];
    return [{ kind: 'plan-runs-there-alone', subject, detail: `${plan.status} here, ${status} there` }];
  });
  return { compared: running.length, differences, next };
}

const PLANS_AT_ONCE = 10;

/** Plans that run here: each is asked for, as no list of the provider's has them in an order of ours. */
async function compareSubscriptions(db: Knex, { payments, after = '' }: Comparing): Promise<Compared> {
  const plans = await listRunningPlans(db, { after, limit: PLANS_AT_ONCE });
  const subscriptionIds = plans.map(({ subscriptionId }) => subscriptionId);
  const theirs = await Promise.all(
    subscriptionIds.map(async (id) => await knownToProvider(payments.getSubscription(id))),
  );
  // Ours are read again, after the provider’s: what was settled meanwhile is newer, and no difference that lasts.
  const ours = await listComparedPlans(db, { subscriptionIds });
  const differences = subscriptionIds.flatMap((id, index) => comparePlan(ours.get(id), theirs[index]));
  const next = plans.length < PLANS_AT_ONCE ? null : (subscriptionIds.at(-1) ?? null);
  return { compared: plans.length, differences, next };
}

/** Messages that the provider sent and that are not kept. Those from before the first one were meant for nobody here. */
async function compareMessages(db: Knex, { payments, since, after, now }: Comparing): Promise<Compared> {
  const first = await findFirstArrival(db);
  const until = before(now, UNDER_WAY_MS);
  if (first === undefined || first > until) return { compared: 0, differences: [], next: null };
  const stretch = { since: first > since ? first : since, until };
  const { items, nextCursor: next } = await payments.listEvents({ ...stretch, cursor: after ?? null });
  const kept = await listKeptEvents(db, { eventIds: items.map(({ id }) => id) });
  const differences = items
    .filter(({ id }) => !kept.has(id))
    .map(({ id, type }): DifferenceView => ({ kind: 'event-missing', subject: id, detail: type }));
  return { compared: items.length, differences, next };
}

const ROWS_AT_ONCE = 500;

/** Messages that have not had their effect. */
async function compareEvents(db: Knex, { after = '' }: Comparing): Promise<Compared> {
  const events = await listComparedEvents(db, { after, limit: ROWS_AT_ONCE });
  const next = events.length < ROWS_AT_ONCE ? null : (events.at(-1)?.eventId ?? null);
  return { compared: events.length, differences: events.flatMap(differencesOfEvent), next };
}

async function compareLedgers(db: Knex, { after = FIRST_ID, now }: Comparing): Promise<Compared> {
  const userIds = await listLearnersWithMoney(db, { after, limit: ROWS_AT_ONCE });
  const differences = await checkLearners(db, { userIds, settledBefore: before(now, UNDER_WAY_MS) });
  const next = userIds.length < ROWS_AT_ONCE ? null : (userIds.at(-1) ?? null);
  return { compared: userIds.length, differences, next };
}
