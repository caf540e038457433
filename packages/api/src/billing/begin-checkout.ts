import type { BeginCheckout } from '@studyhall/domain/billing/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { inTimeOr } from '../platform/in-time-or.ts';
import { type OpenedCheckout, type Payments, UnknownToProviderError } from '../platform/payments.ts';
import { takeQuota } from '../platform/quotas.ts';
import { isStoreClosed } from '../platform/restores.ts';
import { asBilling } from './as-billing.ts';
import { findSalePrice, getPrice, putStripePrice, type SalePrice } from './catalogue-queries.ts';
import { findCustomer, putCustomer } from './customer-queries.ts';
import { endPlans, promiseEndIfClosed } from './end-plans.ts';
import { keepOnePlanCheckout } from './keep-one-plan-checkout.ts';
import { findOrder, findOrderByKey, insertOrder, type OrderRow, putCheckout } from './order-queries.ts';
import { refreshPlans } from './refresh-plans.ts';
import { hasRunningPlan } from './subscription-queries.ts';
import type { CheckoutView } from './views.ts';

type Ordering = Pick<Context, 'db' | 'now' | 'payments' | 'publicOrigin' | 'secrets'> & {
  readonly viewer: Viewer;
};

/** Somebody looks at a button: each question may be answered late, all of them together may not. */
const PATIENCE_MS = 9_000;

/**
 * Orders a product and answers with the page where it is paid. The same key is the same order, however often and from
 * wherever it is sent; what an interrupted call left undone the next one finishes. Throws `product-not-for-sale`,
 * `store-closed-after-restore`,
 * `already-subscribed`, `idempotency-key-reused` when the key was used for something else, `rate-limited`,
 * `account-disabled` for an account that is closed meanwhile, `payments-unavailable`, also when the provider has not answered
 * in time: what it answers later the next call finds.
 */
export async function beginCheckout(
  ctx: Ordering,
  command: BeginCheckout,
  patienceMs: number = PATIENCE_MS,
): Promise<CheckoutView> {
  const view = await inTimeOr(placeAndOpen(ctx, command), patienceMs, undefined);
  if (view === undefined) throw new DomainError('payments-unavailable');
  return view;
}

async function placeAndOpen(ctx: Ordering, command: BeginCheckout): Promise<CheckoutView> {
  if (await isStoreClosed(ctx.db)) throw new DomainError('store-closed-after-restore');
  const price = await findSalePrice(ctx.db, command);
  if (price === undefined) throw new DomainError('product-not-for-sale');
  const order = await placeOrder(ctx, { price, idempotencyKey: command.idempotencyKey });
  if (order.productSlug !== command.productSlug || order.currency !== command.currency)
    throw new DomainError('idempotency-key-reused');
  const { orderId, status, checkoutUrl } = order;
  // Paid or over: a second checkout could be paid a second time.
  if (status !== 'open') return { orderId, url: pageOf(ctx, orderId) };
  if (checkoutUrl !== null) return { orderId, url: checkoutUrl };
  return await openCheckout(ctx, order);
}

interface Placing {
  readonly price: SalePrice;
  readonly idempotencyKey: string;
}

async function placeOrder(
  { db, now, viewer, payments }: Ordering,
  { price, idempotencyKey }: Placing,
): Promise<OrderRow> {
  const { userId } = viewer;
  const known = await findOrderByKey(db, { userId, idempotencyKey });
  if (known !== undefined) return known;
  if (price.isMonthly) {
    await refreshPlans(db, { payments, userId, now });
    if (await hasRunningPlan(db, { userId, now })) throw new DomainError('already-subscribed');
  }
  const { priceId, productSlug, productName, amountMinor: totalAmount, currency, credits } = price;
  const order = { userId, orderId: newId(), idempotencyKey, priceId, productSlug, productName, now };
  await inTransaction(db, async (trx) => {
    await takeQuota(trx, { name: 'checkout', maker: { userId }, now });
    await asBilling(trx, async () => await insertOrder(trx, { ...order, totalAmount, currency, credits }));
  });
  const placed = await findOrderByKey(db, { userId, idempotencyKey });
  if (placed === undefined) throw new Error('An order was written and is not there');
  return placed;
}

async function openCheckout(ctx: Ordering, order: OrderRow): Promise<CheckoutView> {
  const { db } = ctx;
  const { userId, orderId } = order;
  const { sessionId, url } = await createCheckout(ctx, order);
  const { isFirst, isClosed } = await inTransaction(db, async (trx) => {
    const isClosed = await promiseEndIfClosed(trx, { ...ctx, userId });
    const checkout = { userId, orderId, sessionId, url };
    return { isClosed, isFirst: await asBilling(trx, async () => await putCheckout(trx, checkout)) };
  });
  if (isClosed) {
    await endPlans(db, { ...ctx, userId, ending: 'period-end', isLastTry: false });
    throw new DomainError('account-disabled');
  }
  if (order.isMonthly) await keepOnePlanCheckout(db, { ...ctx, userId });
  if (isFirst) return { orderId, url };
  // Somebody was faster, perhaps in another language: there is one page for an order.
  const known = await findOrder(db, { userId, orderId });
  return { orderId, url: known?.checkoutUrl ?? url };
}

/**
 * At the price that was ordered, which may not be the one of today when an earlier call was interrupted. A provider that
 * does not know price or customer any more is told of both again.
 */
async function createCheckout(ctx: Ordering, order: OrderRow): Promise<OpenedCheckout> {
  const { db, payments, viewer } = ctx;
  const { userId, orderId, isMonthly } = order;
  const price = await getPrice(db, order);
  const opening = { orderId, userId, isMonthly, language: viewer.language, returnUrl: pageOf(ctx, orderId) };
  const customerId = await customerOf(ctx);
  const open = async (stripePriceId: string, payer: string) =>
    await unlessUnknown(payments.createCheckout({ ...opening, stripePriceId, customerId: payer }));
  const opened = await open(await stripePriceOf(db, payments, price), customerId);
  if (opened !== undefined) return opened;
  const stripePriceId = await tellPrice(db, payments, price);
  // The customer has plans and receipts there: another one only where it is the customer that is not known.
  return (
    (await open(stripePriceId, customerId)) ??
    (await payments.createCheckout({
      ...{ ...opening, stripePriceId },
      customerId: await newCustomer(ctx, customerId),
    }))
  );
}

/** Undefined where the provider does not know something that it is asked with. */
async function unlessUnknown<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof UnknownToProviderError) return undefined;
    throw error;
  }
}

/** Where the order's true state is shown. */
function pageOf({ publicOrigin }: Ordering, orderId: string): string {
  return `${publicOrigin}/store/orders/${orderId}`;
}

/** The provider's id of a price; the provider learns of it at the first sale. */
async function stripePriceOf(db: Knex, payments: Payments, price: SalePrice): Promise<string> {
  if (price.stripePriceId !== null && price.provider === payments.provider) return price.stripePriceId;
  return await tellPrice(db, payments, price);
}

/** Makes the provider know a price, and remembers under which id. Repeating it changes nothing. */
export async function tellPrice(db: Knex, payments: Payments, price: SalePrice): Promise<string> {
  const { priceId, productSlug: slug, productName: name, productDescription: description, isMonthly } = price;
  const stripePriceId = await payments.putPrice({ slug, name, description, isMonthly }, price);
  await inTransaction(db, async (trx) => {
    const { provider } = payments;
    await asBilling(trx, async () => await putStripePrice(trx, { priceId, provider, stripePriceId }));
  });
  return stripePriceId;
}

async function customerOf(ctx: Ordering): Promise<string> {
  const { db, payments, viewer } = ctx;
  const known = await findCustomer(db, { userId: viewer.userId, provider: payments.provider });
  return known ?? (await newCustomer(ctx));
}

async function newCustomer({ db, now, payments, viewer }: Ordering, insteadOf?: string): Promise<string> {
  const key = { userId: viewer.userId, provider: payments.provider };
  const stripeCustomerId = await payments.createCustomer({ ...key, insteadOf });
  await inTransaction(db, async (trx) => {
    await asBilling(trx, async () => await putCustomer(trx, { ...key, stripeCustomerId, now }));
  });
  return stripeCustomerId;
}
