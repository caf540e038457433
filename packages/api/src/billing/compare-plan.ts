import { isRunning } from '@studyhall/domain/billing/running-plan';
import type { SubscriptionState } from '../platform/payments.ts';
import type { DifferenceView } from './admin-views.ts';
import { compareCustomer } from './compare-checkout.ts';
import type { ComparedPlan } from './reconcile-queries.ts';

/** In what a plan that runs here and the provider's of the same id differ; undefined: there is none. */
export function comparePlan(
  here: ComparedPlan | undefined,
  there: SubscriptionState | undefined,
): DifferenceView[] {
  if (here === undefined || !isRunning(here.status)) return [];
  const { subscriptionId: subject, status } = here;
  if (there === undefined) return [{ kind: 'plan-unknown', subject, detail: `${status} here` }];
  if (!isRunning(there.status))
    return [{ kind: 'plan-runs-here-alone', subject, detail: `${status} here, ${there.status} there` }];
  const detail = differenceOf(here, there);
  return [
    ...(detail === null ? [] : [{ kind: 'plan-differs' as const, subject, detail }]),
    ...(here.hasOrder ? compareCustomer(here, there) : []),
  ];
}

function differenceOf(here: ComparedPlan, there: SubscriptionState): string | null {
  const dates = ({ periodStart, periodEnd }: Pick<ComparedPlan, 'periodStart' | 'periodEnd'>): string =>
    `${periodStart.toISOString()} to ${periodEnd.toISOString()}`;
  const ending = ({ isEnding }: Pick<ComparedPlan, 'isEnding'>): string => (isEnding ? 'ending' : 'going on');
  if (here.status !== there.status) return `${here.status} here, ${there.status} there`;
  if (dates(here) !== dates(there)) return `${dates(here)} here, ${dates(there)} there`;
  if (here.isEnding !== there.isEnding) return `${ending(here)} here, ${ending(there)} there`;
  return here.stripePriceIds.includes(there.stripePriceId ?? '')
    ? null
    : `another price there: ${there.stripePriceId}`;
}
