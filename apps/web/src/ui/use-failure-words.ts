import { reasonOf } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { momentText } from './dates.ts';
import { whenAgain } from './when-again.ts';

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
    return t(`failures.${reason}`, { ...details });
  };
}
