import { useTranslation } from 'react-i18next';

/** A name as it is shown: the words that the server says for whom it can show none, in the reader's language. */
export function useShownName(): (displayName: string) => string {
  const { t } = useTranslation();
  return (displayName) => {
    if (displayName === 'Guest') return t('shell.nobody.guest');
    return displayName === 'Learner' ? t('shell.nobody.learner') : displayName;
  };
}
