import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../../ui/formats.ts';

/** "3.4 s" of milliseconds, in the reader's language. */
export function useSeconds(): (ms: number) => string {
  const { i18n } = useTranslation();
  const format = numberFormat(i18n.language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    maximumFractionDigits: 1,
  });
  return (ms) => format.format(ms / 1000);
}
