import { DomainError } from '@studyhall/domain/errors';
import Stripe from 'stripe';
import { UnknownToProviderError } from '../platform/payments.ts';

/** Waits for Stripe's answer; a provider that is away or refuses is not our crash, so its reason is one of ours. */
export async function explained<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw explainStripe(error);
  }
}

/** The same for a refund: what Stripe does not give back cannot be given back. */
export async function explainedRefund<T>(answer: Promise<T>): Promise<T> {
  return await explained(answer).catch((error: unknown) => {
    if (error instanceof Stripe.errors.StripeInvalidRequestError)
      throw new DomainError('order-not-refundable');
    throw error;
  });
}

/** The same for what is made of ids that we keep: Stripe may not know them any more. */
export async function explainedUse<T>(answer: Promise<T>): Promise<T> {
  return await explained(answer).catch((error: unknown) => {
    const isMissing =
      error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
    throw isMissing ? new UnknownToProviderError() : error;
  });
}

/** A reason of ours for what passes or was asked wrongly; everything else as it is, for the log. */
function explainStripe(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const isAway =
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeAPIError ||
    error instanceof Stripe.errors.StripeRateLimitError;
  // The first request with the key is still under way.
  if (isAway || error.code === 'idempotency_key_in_use') return new DomainError('payments-unavailable');
  // The key stands for something else: an order cannot be begun with it any more.
  if (error instanceof Stripe.errors.StripeIdempotencyError) return new DomainError('idempotency-key-reused');
  return error;
}
