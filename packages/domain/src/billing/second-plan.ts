import { isRunning } from './running-plan.ts';

/** A plan and the month that it is in. */
export interface PlanFacts {
  /** As the provider says. */
  readonly status: string;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  /** It ends with that month. */
  readonly isEnding: boolean;
}

export interface SecondPlanFacts {
  readonly plan: PlanFacts & { readonly isPaid: boolean };
  /** As it was written down before; undefined when nothing was heard of it. */
  readonly known: { readonly status: string; readonly parked: 'review' | 'refunded' | null } | undefined;
  /** The learner's other plans, without those that wait for a decision themselves. */
  readonly others: readonly PlanFacts[];
}

/**
 * True for a plan that was paid beside one that goes on: it has to wait for somebody's decision. What ran as the plan
 * once stays it, what was refunded never becomes it, and one that waits becomes it as soon as no other goes on.
 */
export function isSecondPlan({ plan, known, others }: SecondPlanFacts): boolean {
  if (known?.parked === 'refunded') return true;
  if (known?.parked === 'review' && !isRunning(plan.status)) return true;
  if (known?.parked === null && isRunning(known.status)) return false;
  if (!plan.isPaid && !isRunning(plan.status)) return false;
  return others.some((other) => isRunning(other.status) && !other.isEnding && isAtOnce(plan, other));
}

function isAtOnce(one: PlanFacts, other: PlanFacts): boolean {
  return one.periodStart < other.periodEnd && other.periodStart < one.periodEnd;
}
