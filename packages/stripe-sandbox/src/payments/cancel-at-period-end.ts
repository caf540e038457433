import type { Subscription } from '../objects.ts';

/** A subscription that ends with its period, or goes on after all. */
export function setCancelAtPeriodEnd(before: Subscription, cancel: boolean, now: number): Subscription {
  return {
    ...before,
    cancel_at: cancel ? (before.items.data[0]?.current_period_end ?? null) : null,
    cancel_at_period_end: cancel,
    canceled_at: cancel ? now : null,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: cancel ? 'cancellation_requested' : null,
    },
  };
}
