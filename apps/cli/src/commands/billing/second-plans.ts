import { formatMoney } from '@studyhall/domain/billing/money';
import type { Api, Outputs } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { type Column, type Done, done, type Listing, listing } from '../../output/result.ts';

type SecondPlan = Outputs['billing']['listSecondPlans'][number];

const columns: readonly Column<SecondPlan>[] = [
  { name: 'subscriptionId', title: 'plan', value: (plan) => plan.subscriptionId },
  {
    name: 'userName',
    title: 'user',
    value: (plan) => plan.userName,
    shown: (plan) => plan.userName ?? plan.userId,
  },
  { name: 'productName', title: 'product', value: (plan) => plan.productName },
  { name: 'status', value: (plan) => plan.status },
  { name: 'amountMinor', title: 'paid', value: (plan) => plan.amountMinor, shown: paidOf },
  { name: 'currency', value: (plan) => plan.currency, isDetail: true },
  { name: 'userId', title: 'user id', value: (plan) => plan.userId, isDetail: true },
];

export async function listSecondPlans(api: Api): Promise<Listing> {
  const items = await api.billing.listSecondPlans.query();
  return listing({ columns, items, note: items.length === 0 ? 'Nobody has paid two plans' : undefined });
}

export interface RefundSecondPlan {
  readonly subscriptionId: string;
  readonly isDryRun: boolean;
  /** Resolves when the refund is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

export async function refundSecondPlan(
  api: Api,
  { subscriptionId, isDryRun, confirm }: RefundSecondPlan,
): Promise<Done> {
  const plans = await api.billing.listSecondPlans.query();
  const plan = plans.find((one) => one.subscriptionId === subscriptionId);
  if (plan === undefined)
    throw new Failure(`"${subscriptionId}" is no second plan that waits for a decision`, {
      hint: 'Those that do: studyhall billing second-plans list',
    });
  const what = `the second plan of ${plan.userName ?? plan.userId}, paid ${paidOf(plan)}`;
  if (isDryRun) return done(`Would end and refund ${what}. Nothing was changed.`);
  await confirm(`End and refund ${what}?`);
  const { amountMinor } = await api.billing.refundSecondPlan.mutate({ subscriptionId });
  return done(`Ended ${what}, and gave back ${paidOf({ ...plan, amountMinor })}.`);
}

function paidOf({ amountMinor, currency }: SecondPlan): string {
  return formatMoney({ amountMinor, currency }, 'en');
}
