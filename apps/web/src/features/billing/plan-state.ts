import type { Subscription } from './types.ts';

/** How a plan stands, out of the words of the payment service. */
export type PlanState = 'active' | 'ending' | 'past-due' | 'starting' | 'over';

export function planStateOf({ status, isEnding }: Pick<Subscription, 'status' | 'isEnding'>): PlanState {
  if (status === 'active' || status === 'trialing') return isEnding ? 'ending' : 'active';
  if (status === 'past_due' || status === 'unpaid') return 'past-due';
  return status === 'incomplete' ? 'starting' : 'over';
}
