import { localeOf } from '../locale.ts';

/** An amount in the currency's smallest unit: cents, yen, fils. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217, lower case, as Stripe writes it. */
  readonly currency: string;
}

/** Stripe counts these with two decimals, of which ISO 4217 knows none. Source: Stripe's list of special currencies. */
const TWO_DECIMALS_AT_STRIPE = new Set(['isk', 'ugx']);

/** How many decimals a minor unit stands for: 2 for eur, 0 for jpy, 3 for kwd. */
export function minorDigits(currency: string): number {
  if (TWO_DECIMALS_AT_STRIPE.has(currency)) return 2;
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** The amount as people of the locale write it: "4,90 €", "¥500", "KWD 1.250". */
export function formatMoney({ amountMinor, currency }: Money, locale: string): string {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(localeOf(locale), {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amountMinor / 10 ** digits);
}

/** The amount for programs: "4.90", "-4.90", "500" for yen. */
export function decimalAmount({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  const all = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const whole = all.slice(0, all.length - digits);
  const fraction = digits === 0 ? '' : `.${all.slice(-digits)}`;
  return `${amountMinor < 0 ? '-' : ''}${whole}${fraction}`;
}

/** The minor units of an amount as people write it, "4.90" or "4"; undefined if it is none of the currency. */
export function parseAmount(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const [, whole = '', fraction = ''] = /^(\d{1,7})(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  if (whole === '' || fraction.length > digits) return undefined;
  const amountMinor = Number(`${whole}${fraction.padEnd(digits, '0')}`);
  return amountMinor > 0 ? amountMinor : undefined;
}
