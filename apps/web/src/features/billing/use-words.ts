import { formatMoney, type Money } from '@studyhall/domain/billing/money';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../app/session.ts';
import { dayText, momentText } from '../../ui/dates.ts';
import { numberFormat } from '../../ui/formats.ts';
import { moneyLocale } from './currencies.ts';
import type { Order } from './types.ts';

/** Amounts, credits and days as the learner writes them. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { language } = i18n;
  const locale = moneyLocale(language);
  const credits = (count: number): string => t('billing.credits', { count });
  return {
    credits,
    money: (money: Money): string => formatMoney(money, locale),
    number: (value: number): string => numberFormat(locale).format(value),
    /** "+500", "−20". */
    change: (value: number): string =>
      numberFormat(locale, { signDisplay: 'exceptZero' }).format(value).replace('-', '−'),
    day: (instant: Date): string => dayText(instant, language, timeZone),
    moment: (instant: Date): string => momentText(instant, language, timeZone),
    /** What was ordered: credits in the learner's language, a plan by its name. */
    ordered: (order: Pick<Order, 'credits' | 'items'>): string =>
      order.credits > 0
        ? credits(order.credits)
        : order.items.map(({ productName }) => productName).join(', '),
  };
}
