import { formatMoney, type Money } from '@studyhall/domain/billing/money';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { dayText, momentText } from '../../ui/dates.ts';
import { numberFormat } from '../../ui/formats.ts';
import { moneyLocale } from './currencies.ts';
import type { Balance, Order } from './types.ts';

/** Amounts, credits and days as the learner writes them. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { language } = i18n;
  const locale = moneyLocale(language);
  const credits = (count: number): string => t('billing.credits', { count });
  const day = (instant: Date): string => dayText(instant, language, timeZone);
  return {
    credits,
    money: (money: Money): string => formatMoney(money, locale),
    number: (value: number): string => numberFormat(locale).format(value),
    /** "+500", "−20". */
    change: (value: number): string =>
      numberFormat(locale, { signDisplay: 'exceptZero' }).format(value).replace('-', '−'),
    day,
    /** A day as the server names it, such as "2026-11-30". */
    date: (iso: string): string => dayText(new Date(`${iso}T00:00:00Z`), language, 'UTC'),
    moment: (instant: Date): string => momentText(instant, language, timeZone),
    /** What was ordered: credits in the learner's language, a plan by its name. */
    ordered: (order: Pick<Order, 'credits' | 'items'>): string =>
      order.credits > 0
        ? credits(order.credits)
        : order.items.map(({ productName }) => productName).join(', '),
    /** A purchase with its day: "500 credits of Nov 3, 2026". */
    bought: ({ kind, title, credits: count, boughtAt }: Balance['debtOf'][number]): string =>
      t('billing.balance.bought', { what: kind === 'plan' ? title : credits(count), day: day(boughtAt) }),
  };
}
