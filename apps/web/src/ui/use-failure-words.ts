import { reasonOf } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { momentText } from './dates.ts';
import { whenAgain } from './when-again.ts';

/** Reasons that end or begin at a moment, where the server said which. */
const DATED = ['exam-not-open-yet', 'exam-closed', 'attempt-too-early', 'review-hidden'] as const;

function isDated(reason: string): reason is (typeof DATED)[number] {
  return DATED.some((dated) => dated === reason);
}

/** Why something failed, in words; where waiting helps and the server said how long, with when it is possible again. */
export function useFailureWords(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    const { reason, details } = reasonOf(error);
    const when = whenAgain(details['retryAfterSeconds'], i18n.language);
    if (when !== undefined && (reason === 'rate-limited' || reason === 'busy'))
      return t(`shell.failure.again.${reason}`, { when });
    if (reason === 'account-banned' && typeof details['until'] === 'string') {
      const until = momentText(new Date(details['until']), i18n.language);
      return t('shell.failure.bannedUntil', { ...details, until });
    }
    if (typeof details['at'] === 'string' && isDated(reason)) {
      const at = momentText(new Date(details['at']), i18n.language);
      return t(`shell.failure.from.${reason}`, { at });
    }
    return t(`failures.${reason}`, { ...details });
  };
}
