import { randomUUID } from 'node:crypto';
import { formatMoney, parseAmount } from '@studyhall/domain/billing/money';
import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { Failure, Misuse } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';

export interface Refund {
  readonly orderId: string;
  /** In the currency's own writing, "4.90"; undefined: all that is left. */
  readonly amount: string | undefined;
  readonly isDryRun: boolean;
  /** Resolves when the refund is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

export async function refund(api: Api, { orderId, amount, isDryRun, confirm }: Refund): Promise<Done> {
  const order = await found(api.billing.getOrder.query({ orderId }), `order "${orderId}"`);
  const { currency, paidAmount, refundedAmount } = order;
  if (paidAmount === null) throw unpaid(order);
  const left = paidAmount - refundedAmount;
  const amountMinor = amount === undefined ? left : minorOf(amount, currency);
  const inWords = (minor: number): string => formatMoney({ amountMinor: minor, currency }, 'en');
  if (amountMinor > left || left === 0)
    throw new Failure(`only ${inWords(left)} of this order can still go back`);
  const what = `${inWords(amountMinor)} of ${inWords(paidAmount)} to ${order.userName ?? order.userId}`;
  if (isDryRun) return done(`Would give back ${what}. Nothing was changed.`);
  await confirm(`Give back ${what}?`);
  await api.billing.refund.mutate({ orderId, amountMinor, idempotencyKey: randomUUID() });
  return done(`Gave back ${what}. The credits follow when the payment service confirms it.`);
}

function unpaid({ paidAt }: { readonly paidAt: Date | null }): Failure {
  if (paidAt === null) return new Failure('nothing was paid for this order');
  return new Failure('a plan is paid by the month, not by this order', {
    hint: 'Give a month back in the dashboard of Stripe; its credits follow',
  });
}

function minorOf(amount: string, currency: string): number {
  const minor = parseAmount(amount, currency);
  if (minor === undefined)
    throw new Misuse(`--amount must be an amount of ${currency.toUpperCase()} such as 4.90`);
  return minor;
}
