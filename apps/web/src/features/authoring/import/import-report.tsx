import { Alert, Button, Progress } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { isReason } from '@studyhall/domain/errors';
import { placeIn, problemsOfFile, reasonIn } from '@studyhall/domain/quizzes/import-reasons';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import type { Columns } from './column-mapping.tsx';
import classes from './import.module.css';
import { ImportRows } from './import-rows.tsx';
import { useReasonLanguage } from './use-reason-language.ts';

type Imported = RouterOutputs['quizzes']['getImport'];

interface ImportReportProps {
  readonly code: string;
  readonly imported: Imported;
  /** What was imported, and what was said of its columns. */
  readonly file: File;
  readonly columns: Columns;
  readonly isPending: boolean;
  readonly onGo: () => void;
  readonly onDone: () => void;
}

/** How an import goes and went: what came of how many rows, and what each row that was not taken lacks. */
export function ImportReport({ code, imported, file, columns, isPending, onGo, onDone }: ImportReportProps) {
  const { t } = useTranslation();
  const { state, isDryRun, counts, failure } = imported;
  const isOver = state === 'done' && !isDryRun;
  const tellDone = useEffectEvent(onDone);
  useEffect(() => {
    if (isOver) tellDone();
  }, [isOver]);
  const taken = counts.new + counts.updated;
  return (
    <Card aria-labelledby="report" className={classes['card']}>
      <CardTitle id="report">{t(isDryRun ? 'imports.report.preview' : 'imports.report.result')}</CardTitle>
      {state === 'running' && <Going imported={imported} />}
      {failure !== null && <Failed failure={failure} />}
      {state === 'done' && (
        <>
          <Counts counts={counts} />
          {isDryRun && taken === 0 && <p>{t('imports.report.nothing')}</p>}
          <div className={classes['actions']}>
            {isDryRun && taken > 0 && (
              <Button size="md" loading={isPending} onClick={onGo}>
                {t('imports.report.go', { count: taken })}
              </Button>
            )}
            {isOver && (
              <LinkButton to="/admin/bank/$code" params={{ code }} search={{}}>
                {t('imports.report.look')}
              </LinkButton>
            )}
          </div>
          <ImportRows imported={imported} file={file} columns={columns} />
        </>
      )}
    </Card>
  );
}

function Going({ imported: { rowsRead, bytesRead, byteCount } }: { readonly imported: Imported }) {
  const { t } = useTranslation();
  const percent = byteCount === 0 ? 0 : Math.round((100 * bytesRead) / byteCount);
  return (
    <>
      <Progress value={percent} size="lg" aria-label={t('imports.report.progress')} />
      <p role="status">{t('imports.report.going', { count: rowsRead })}</p>
    </>
  );
}

function Failed({ failure: { reason, details } }: { readonly failure: NonNullable<Imported['failure']> }) {
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

function Counts({ counts }: Pick<Imported, 'counts'>) {
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
