import type { CheckoutState } from '../platform/payments.ts';
import type { DifferenceView } from './admin-views.ts';
import type { ComparedOrder } from './reconcile-queries.ts';
import { refundedWithPlan } from './settle-order.ts';

/** In what an order and a checkout that names it differ; undefined: there is no such order. */
export function compareCheckout(order: ComparedOrder | undefined, checkout: CheckoutState): DifferenceView[] {
  const isOwn = order?.isNewest === true && order.sessionId === checkout.sessionId;
  return [...compareOrder(order, checkout), ...(isOwn ? compareCustomer(order, checkout) : [])];
}

/** That no customer is kept is found without the provider. */
export function compareCustomer(
  { userId, customerIds }: Pick<ComparedOrder, 'userId' | 'customerIds'>,
  { customerId }: Pick<CheckoutState, 'customerId'>,
): DifferenceView[] {
  if (customerId === null || customerIds.length === 0 || customerIds.includes(customerId)) return [];
  const detail = `${customerIds.join(' and ')} here, ${customerId} there`;
  return [{ kind: 'customer-differs', subject: userId, detail }];
}

function compareOrder(order: ComparedOrder | undefined, checkout: CheckoutState): DifferenceView[] {
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
  return compareAmounts(order, order.isPlanRefunded ? refundedWithPlan(checkout) : checkout);
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
