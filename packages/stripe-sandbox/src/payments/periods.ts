import type { Price } from '../objects.ts';

/** When a period that begins at `start` ends; a month after the 31st ends on the last day there is. */
export function periodEnd(start: number, price: Price): number {
  const count = price.recurring?.interval_count ?? 1;
  const interval = price.recurring?.interval ?? 'month';
  const date = new Date(start * 1000);
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
