import { useTranslation } from 'react-i18next';

/** Whom the server shows no name of, and the pseudonym of one whose name is hidden. */
const NOBODY = /^(Guest|Learner)( [\dA-F]{4})?$/;

/** A name as it is shown: the words that the server says for whom it can show none, in the reader's language. */
export function useShownName(): (displayName: string) => string {
  const { t } = useTranslation();
  return (displayName) => {
    const [, nobody, pseudonym = ''] = NOBODY.exec(displayName) ?? [];
    if (nobody === undefined) return displayName;
    return t(nobody === 'Guest' ? 'shell.nobody.guest' : 'shell.nobody.learner') + pseudonym;
  };
}
