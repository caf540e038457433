import type { OrderStatus } from './settlement.ts';

/** For so many days after the payment a learner may have the money back without asking anybody. */
export const OWN_REFUND_DAYS = 14;

interface BoughtOrder {
  readonly status: OrderStatus;
  /** What it granted; 0 for a plan, whose months grant. */
  readonly credits: number;
  /** What is left of exactly these credits. */
  readonly unspentCredits: number;
  readonly paidAt: Date | null;
}

/** True while a learner may take a purchase back: a paid pack of which nothing was spent, for two weeks. */
export function mayTakeBack({ status, credits, unspentCredits, paidAt }: BoughtOrder, now: Date): boolean {
  if (status !== 'paid' || credits === 0 || paidAt === null) return false;
  const days = (now.getTime() - paidAt.getTime()) / 86_400_000;
  return unspentCredits === credits && days < OWN_REFUND_DAYS;
}
