import { reasonOf } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { whenAgain } from './when-again.ts';

/** Why something failed, in words; where waiting helps and the server said how long, with when it is possible again. */
export function useFailureWords(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    const { reason, details } = reasonOf(error);
    const when = whenAgain(details['retryAfterSeconds'], i18n.language);
    if (when !== undefined && (reason === 'rate-limited' || reason === 'busy'))
      return t(`shell.failure.again.${reason}`, { when });
    return t(`failures.${reason}`);
  };
}
