/** What one price asks, in the currency's smallest unit. */
export interface PriceSeed {
  /** ISO 4217, lower case. */
  readonly currency: string;
  readonly amountMinor: number;
}

interface ProductBase {
  /** Stays for ever: orders and Stripe's products carry it. */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly prices: readonly PriceSeed[];
  readonly displayOrder: number;
}

/** Credits bought once; they never lapse. */
export interface CreditPack extends ProductBase {
  readonly kind: 'pack';
  readonly credits: number;
}

/** A monthly subscription: credits each month that lapse, and everything premium while it runs. */
export interface Plan extends ProductBase {
  readonly kind: 'plan';
  /** Granted for each paid month. */
  readonly credits: number;
  readonly creditsLapseAfterMonths: number;
}

export type ProductSeed = CreditPack | Plan;

/** The same day so many months later, in UTC; the last day of the month where it has no such day. */
export function addMonths(date: Date, months: number): Date {
  const target = new Date(date);
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return target;
}
