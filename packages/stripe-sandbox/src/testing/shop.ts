import type Stripe from 'stripe';

export interface Offer {
  readonly currency?: string;
  readonly amount?: number;
  readonly customer?: string;
  readonly recurring?: Stripe.PriceCreateParams.Recurring;
}

export async function addPrice(stripe: Stripe, offer: Offer = {}): Promise<Stripe.Price> {
  const product = await stripe.products.create({ name: '500 credits' });
  return stripe.prices.create({
    product: product.id,
    currency: offer.currency ?? 'eur',
    unit_amount: offer.amount ?? 490,
    ...(offer.recurring === undefined ? {} : { recurring: offer.recurring }),
  });
}

/** A session that waits to be paid. */
export async function openCheckout(stripe: Stripe, offer: Offer = {}): Promise<Stripe.Checkout.Session> {
  const price = await addPrice(stripe, offer);
  return stripe.checkout.sessions.create({
    mode: offer.recurring === undefined ? 'payment' : 'subscription',
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: 'https://shop.example.org/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://shop.example.org/cancelled',
    ...(offer.customer === undefined ? {} : { customer: offer.customer }),
  });
}

/** A running monthly subscription of a new customer. */
export async function subscribe(
  stripe: Stripe,
  pay: (session: string) => unknown,
): Promise<Stripe.Subscription> {
  const customer = await stripe.customers.create({ email: 'ada@example.org' });
  const session = await openCheckout(stripe, {
    amount: 990,
    customer: customer.id,
    recurring: { interval: 'month' },
  });
  pay(session.id);
  const [subscription] = (await stripe.subscriptions.list({ customer: customer.id })).data;
  if (subscription === undefined) throw new Error('no subscription came of the session');
  return subscription;
}

/** What a failing request was refused with. */
export async function failureOf(request: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error: unknown = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error && 'rawType' in error) return error as Stripe.errors.StripeError;
  throw new Error(`the request was not refused by Stripe: ${String(error)}`);
}
