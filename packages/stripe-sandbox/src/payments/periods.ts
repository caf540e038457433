import type { Price } from '../objects.ts';

/**
 * When the period ends that `after` lies in, of a subscription billed by `anchor`; all in seconds.
 * Counted from the anchor: what began on the 31st ends on the last day of a shorter month, and on the 31st again.
 */
export function periodEnd(anchor: number, price: Price, after: number): number {
  for (let periods = 1; ; periods += 1) {
    const end = endOf(anchor, price, periods);
    if (end > after) return end;
  }
}

function endOf(anchor: number, { recurring }: Price, periods: number): number {
  const count = periods * Math.max(1, recurring?.interval_count ?? 1);
  const interval = recurring?.interval ?? 'month';
  const date = new Date(anchor * 1000);
  if (interval === 'day' || interval === 'week') {
    date.setUTCDate(date.getUTCDate() + count * (interval === 'week' ? 7 : 1));
  } else {
    addMonths(date, interval === 'year' ? count * 12 : count);
  }
  return date.getTime() / 1000;
}

function addMonths(date: Date, months: number): void {
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
}
