import { onFirstUse } from '../platform/on-first-use.ts';
import { type Payments, paymentsOnFirstUse } from '../platform/payments.ts';
import type { StripeSettings } from './stripe-payments.ts';

/** Stripe, whose code is read when something is first paid or heard of: it is a tenth of the bundle. */
export function stripeOnFirstUse(settings: StripeSettings): Payments {
  const stripe = onFirstUse(async () => {
    const { createStripePayments } = await import('./stripe-payments.ts');
    return createStripePayments(settings);
  });
  return paymentsOnFirstUse(settings.provider, stripe.open);
}
