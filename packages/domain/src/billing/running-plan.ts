/** In these states of Stripe's it still expects money for the running month, and the plan goes on. */
export const RUNNING_STATES: readonly string[] = ['active', 'trialing', 'past_due'];

/** In these nothing is paid ever again. */
export const ENDED_STATES: readonly string[] = ['canceled', 'incomplete_expired'];

/** True while a plan in this state gives what it promises. */
export function isRunning(status: string): boolean {
  return RUNNING_STATES.includes(status);
}
