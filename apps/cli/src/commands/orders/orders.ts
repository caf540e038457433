import { formatMoney } from '@studyhall/domain/billing/money';
import type { OrderStatus } from '@studyhall/domain/billing/settlement';
import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing, record, type ShownRecord } from '../../output/result.ts';

type Order = Outputs['billing']['getOrder'];

const columns: readonly Column<Order>[] = [
  { name: 'orderId', title: 'order', value: (order) => order.orderId },
  { name: 'status', value: (order) => order.status },
  {
    name: 'totalAmount',
    title: 'price',
    value: (order) => order.totalAmount,
    shown: (order) => money(order, order.totalAmount),
  },
  {
    name: 'userName',
    title: 'learner',
    value: (order) => order.userName,
    shown: (order) => order.userName ?? order.userId,
  },
  { name: 'productSlug', title: 'product', value: (order) => order.productSlug },
  {
    name: 'refundedAmount',
    title: 'given back',
    value: (order) => order.refundedAmount,
    shown: (order) => (order.refundedAmount === 0 ? null : money(order, order.refundedAmount)),
  },
  { name: 'createdAt', title: 'ordered', value: (order) => order.createdAt },
  { name: 'paidAt', title: 'paid', value: (order) => order.paidAt, isDetail: true },
  {
    name: 'paidAmount',
    value: (order) => order.paidAmount,
    shown: (order) => (order.paidAmount === null ? null : money(order, order.paidAmount)),
    isDetail: true,
  },
  { name: 'currency', value: (order) => order.currency, isDetail: true },
  { name: 'credits', value: (order) => order.credits, isDetail: true },
  { name: 'paymentMethod', value: (order) => order.paymentMethod, isDetail: true },
  { name: 'reviewReason', title: 'differs in', value: (order) => order.reviewReason, isDetail: true },
  { name: 'stripeSessionId', title: 'checkout', value: (order) => order.stripeSessionId, isDetail: true },
  {
    name: 'stripePaymentIntentId',
    title: 'payment',
    value: (order) => order.stripePaymentIntentId,
    isDetail: true,
  },
  { name: 'userId', value: (order) => order.userId, isDetail: true },
  { name: 'items', value: (order) => order.items, isDetail: true },
];

function money({ currency }: Order, amountMinor: number): string {
  return formatMoney({ amountMinor, currency }, 'en');
}

export interface Asked {
  readonly user: string | undefined;
  readonly status: OrderStatus | undefined;
  readonly limit: number;
}

export async function listOrders(api: Api, { limit, ...filter }: Asked): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) =>
    api.billing.listOrders.query({ ...filter, ...page }),
  );
  return listing({ columns, items, note: items.length === 0 ? 'No order' : note });
}

export async function showOrder(api: Api, orderId: string): Promise<ShownRecord> {
  const item = await found(api.billing.getOrder.query({ orderId }), `order "${orderId}"`);
  const paragraphs = item.items.map(({ productName, quantity, unitPrice, totalPrice }) => ({
    text: `${productName}: ${quantity} × ${money(item, unitPrice)} = ${money(item, totalPrice)}`,
  }));
  const shown = columns.map((column) => ({ ...column, isDetail: column.name === 'items' }));
  return record({ columns: shown, item, sections: [{ title: 'Items', paragraphs }] });
}
