import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../ui/formats.ts';

/** Figures as people read them: one digit behind the point, a real minus, and a dash where a figure is not defined. */
export function useFigure() {
  const { i18n } = useTranslation();
  const plain = numberFormat(i18n.language, { maximumFractionDigits: 1 });
  const shown = (text: string): string => text.replace('-', '−');
  return {
    number: (value: number | null): string => (value === null ? '–' : shown(plain.format(value))),
    /** Of a figure in percent. */
    percent: (value: number | null): string =>
      value === null ? '–' : `${shown(plain.format(value))}\u00a0%`,
  };
}
