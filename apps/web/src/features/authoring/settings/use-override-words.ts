import { useTranslation } from 'react-i18next';
import { dateFormat, listFormat } from '../../../ui/formats.ts';
import type { OverrideTerms } from './override-form.ts';

const MINUTE = 60;

/** What somebody is allowed, in words, by the clock of a time zone. */
export function useOverrideWords(timeZone: string): (terms: OverrideTerms) => string {
  const { t, i18n } = useTranslation();
  const format = dateFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return ({ opensAt, closesAt, attemptsAllowed, timeLimitSeconds, extraTimePercent }) => {
    const moment = (field: 'opens' | 'closes', at: Date | null): string =>
      at === null
        ? t(`examSettings.overrides.words.${field}Unbound`)
        : t(`examSettings.overrides.words.${field}`, { at: format.format(at) });
    return listFormat(i18n.language).format([
      ...(opensAt === undefined ? [] : [moment('opens', opensAt)]),
      ...(closesAt === undefined ? [] : [moment('closes', closesAt)]),
      ...(attemptsAllowed === undefined
        ? []
        : attemptsAllowed === null
          ? [t('examSettings.overrides.words.anyAttempts')]
          : [t('examSettings.overrides.words.attempts', { count: attemptsAllowed })]),
      ...(timeLimitSeconds === undefined
        ? []
        : [t('examSettings.overrides.words.minutes', { count: timeLimitSeconds / MINUTE })]),
      ...(extraTimePercent === undefined
        ? []
        : [t('examSettings.overrides.words.extraTime', { percent: extraTimePercent })]),
    ]);
  };
}
