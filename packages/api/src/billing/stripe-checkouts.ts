import type { LanguageTag } from '@studyhall/domain/primitives';
import type Stripe from 'stripe';
import type { CheckoutRequest } from '../platform/payments.ts';

/** What Stripe calls the languages of the clients; for one that it does not know, `auto` is its own choice. */
const LOCALES: Readonly<Record<LanguageTag, Stripe.Checkout.SessionCreateParams.Locale>> = {
  de: 'de',
  en: 'en',
};

/** Stripe refuses a key that comes with other content than before, so all that can change is part of it. */
export function checkoutKey({ orderId, language, customerId, stripePriceId }: CheckoutRequest): string {
  return ['order', orderId, language, customerId, stripePriceId].join('-');
}

/** What is sold, to whom, and where the way back leads. */
export function checkoutParameters(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const { orderId, userId, customerId, stripePriceId, isMonthly, language, returnUrl } = request;
  const metadata = { order_id: orderId, user_id: userId };
  return {
    mode: isMonthly ? 'subscription' : 'payment',
    customer: customerId,
    client_reference_id: userId,
    line_items: [{ price: stripePriceId, quantity: 1 }],
    locale: LOCALES[language],
    success_url: returnUrl,
    cancel_url: `${returnUrl}#cancelled`,
    metadata,
    ...(isMonthly ? { subscription_data: { metadata } } : { payment_intent_data: { metadata } }),
  };
}
