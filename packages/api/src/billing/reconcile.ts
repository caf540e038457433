import type { Knex } from 'knex';
import type { CheckoutState, Payments } from '../platform/payments.ts';
import type { DifferenceView, ReconciliationView } from './admin-views.ts';
import {
  type ComparedOrder,
  checkLedger,
  findComparedOrder,
  listGrantedInvoices,
  listOrdersSince,
} from './reconcile-queries.ts';

interface Reconciling {
  readonly payments: Payments;
  readonly days: number;
  readonly now: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const daysBefore = (date: Date, days: number): Date => new Date(date.getTime() - days * DAY_MS);

/**
 * Compares the provider's checkouts and paid months of the last days with our orders and receipts, and every wallet
 * with its ledger. Changes nothing; an empty list of differences is the proof that all three agree.
 */
export async function reconcile(db: Knex, { payments, days, now }: Reconciling): Promise<ReconciliationView> {
  const since = daysBefore(now, days);
  const { checkouts, orders, differences } = await compareCheckouts(db, { payments, since });
  const months = await compareMonths(db, { payments, since });
  const { wallets, wrong } = await checkLedger(db);
  return { since, checkouts, orders, wallets, differences: [...differences, ...months, ...wrong] };
}

interface Since {
  readonly payments: Payments;
  readonly since: Date;
}

/** A checkout is younger than its order, by a day at most, and two clocks are at work: both lists reach back further. */
async function compareCheckouts(
  db: Knex,
  { payments, since }: Since,
): Promise<Pick<ReconciliationView, 'checkouts' | 'orders' | 'differences'>> {
  const known = await listOrdersSince(db, { since: daysBefore(since, 3) });
  const byId = new Map(known.map((order) => [order.orderId, order]));
  const differences: DifferenceView[] = [];
  const seen = new Set<string>();
  let checkouts = 0;
  for await (const checkout of payments.listCheckouts(daysBefore(since, 1))) {
    if (checkout.orderId === null) continue;
    const order = byId.get(checkout.orderId);
    if (order !== undefined && order.createdAt < since) continue;
    checkouts += 1;
    seen.add(checkout.sessionId);
    if (compare(order, checkout).length > 0)
      differences.push(...(await compareAgain(db, payments, checkout)));
  }
  const orders = known.filter(({ createdAt }) => createdAt >= since);
  for (const { orderId, sessionId } of orders) {
    if (sessionId === null || seen.has(sessionId)) continue;
    differences.push({ kind: 'order-without-checkout', subject: orderId, detail: sessionId });
  }
  return { checkouts, orders: orders.length, differences };
}

/** Somebody may have paid between the two lists. */
async function compareAgain(
  db: Knex,
  payments: Payments,
  { orderId, sessionId }: CheckoutState,
): Promise<DifferenceView[]> {
  const order = orderId === null ? undefined : await findComparedOrder(db, { orderId });
  return compare(order, await payments.getCheckout(sessionId));
}

function compare(order: ComparedOrder | undefined, checkout: CheckoutState): DifferenceView[] {
  const { sessionId, orderId, isPaid } = checkout;
  const isKept = isPaid && checkout.refundedAmount < checkout.amount;
  if (order === undefined)
    return isKept ? [{ kind: 'checkout-without-order', subject: sessionId, detail: orderId ?? '' }] : [];
  const subject = order.orderId;
  if (order.sessionId !== null && order.sessionId !== sessionId)
    return isKept ? [{ kind: 'paid-by-other-checkout', subject, detail: sessionId }] : [];
  if (!order.isGranted)
    return isKept && order.status !== 'review'
      ? [{ kind: 'paid-but-not-granted', subject, detail: sessionId }]
      : [];
  if (!isPaid) return [{ kind: 'granted-but-not-paid', subject, detail: sessionId }];
  return compareAmounts(order, checkout);
}

function compareAmounts(order: ComparedOrder, checkout: CheckoutState): DifferenceView[] {
  const subject = order.orderId;
  const differences: DifferenceView[] = [];
  if (checkout.amount !== order.totalAmount || checkout.currency !== order.currency)
    differences.push({
      kind: 'amount-differs',
      subject,
      detail: `${order.totalAmount} ${order.currency} here, ${checkout.amount} ${checkout.currency} there`,
    });
  if (checkout.refundedAmount !== order.refundedAmount || checkout.isDisputed !== order.isDisputed)
    differences.push({
      kind: 'refund-not-settled',
      subject,
      detail: `${order.refundedAmount} here, ${checkout.isDisputed ? 'disputed' : checkout.refundedAmount} there`,
    });
  return differences;
}

/** Months of a plan that were paid and granted nothing. */
async function compareMonths(db: Knex, { payments, since }: Since): Promise<DifferenceView[]> {
  const months: { readonly invoiceId: string; readonly subscriptionId: string }[] = [];
  for await (const month of payments.listPaidMonths(since)) if (month.userId !== null) months.push(month);
  const granted = await listGrantedInvoices(db, { invoiceIds: months.map(({ invoiceId }) => invoiceId) });
  return months
    .filter(({ invoiceId }) => !granted.has(invoiceId))
    .map(({ invoiceId, subscriptionId }) => ({
      kind: 'month-not-granted',
      subject: subscriptionId,
      detail: invoiceId,
    }));
}
