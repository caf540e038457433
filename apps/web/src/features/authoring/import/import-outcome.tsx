import { Alert } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { isReason } from '@studyhall/domain/errors';
import { placeIn, problemsOfFile, reasonIn } from '@studyhall/domain/quizzes/import-reasons';
import { useTranslation } from 'react-i18next';
import classes from './import.module.css';
import { useReasonLanguage } from './use-reason-language.ts';

export type Imported = RouterOutputs['quizzes']['getImport'];

/** Why an import came to nothing. */
export function ImportFailure({
  failure: { reason, details },
}: {
  readonly failure: NonNullable<Imported['failure']>;
}) {
  const { t } = useTranslation();
  const language = useReasonLanguage();
  const { line } = details;
  const problems = problemsOfFile(details);
  return (
    <Alert role="alert" color="red" variant="light">
      <p>{isReason(reason) ? t(`failures.${reason}`, { ...details }) : t('failures.unknown')}</p>
      {problems.length > 0 && line !== undefined && <p>{t('imports.rows.lineAt', { line })}</p>}
      <ul className={classes['problems']}>
        {problems.map(({ column, message }) => (
          <li key={`${column} ${message}`}>
            {column !== undefined && <strong>{placeIn(language, column)} </strong>}
            {reasonIn(language, message)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

const kinds = ['new', 'updated', 'unchanged', 'duplicate', 'possibleDuplicate', 'rejected'] as const;

/** What came of how many rows. */
export function ImportCounts({ counts }: Pick<Imported, 'counts'>) {
  const { t } = useTranslation();
  return (
    <dl className={classes['counts']} aria-live="polite">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt>{t(`imports.counts.${kind}`)}</dt>
          <dd>{counts[kind]}</dd>
        </div>
      ))}
    </dl>
  );
}
