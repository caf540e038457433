import { useTranslation } from 'react-i18next';
import classes from './translations.module.css';
import { wordChanges } from './word-changes.ts';

interface ChangedWordsProps {
  readonly before: string;
  readonly after: string;
}

/** A text as it is, with the words that it had before and those that came for them; they are told apart by more than colour. */
export function ChangedWords({ before, after }: ChangedWordsProps) {
  const { t } = useTranslation();
  return wordChanges(before, after).map(({ kind, text }, place) => {
    // Runs have no names, and never change places.
    const key = `${place} ${kind}`;
    if (kind === 'kept') return <span key={key}>{text}</span>;
    const Changed = kind === 'gone' ? 'del' : 'ins';
    return (
      <Changed key={key} className={classes[kind]}>
        <span className={classes['spoken']}>
          {t(kind === 'gone' ? 'versions.before' : 'versions.after')}:{' '}
        </span>
        {text}
      </Changed>
    );
  });
}
