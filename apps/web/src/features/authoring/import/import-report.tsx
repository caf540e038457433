import { Button, Progress, Switch } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import type { Columns } from './column-mapping.tsx';
import classes from './import.module.css';
import { ImportCounts, type Imported, ImportFailure } from './import-outcome.tsx';
import { ImportRows } from './import-rows.tsx';

interface ImportReportProps {
  readonly code: string;
  readonly imported: Imported;
  /** What was imported, and what was said of its columns. */
  readonly file: File;
  readonly columns: Columns;
  readonly isPending: boolean;
  /** Told whether what is new is asked at once. */
  readonly onGo: (publishes: boolean) => void;
  readonly onDone: () => void;
}

/** How an import goes and went: what came of how many rows, and what each row that was not taken lacks. */
export function ImportReport({ code, imported, file, columns, isPending, onGo, onDone }: ImportReportProps) {
  const { t } = useTranslation();
  const [publishes, setPublishes] = useState(false);
  const { importId, state, isDryRun, counts, failure, publishedAt } = imported;
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
      {failure !== null && <ImportFailure failure={failure} />}
      {state === 'done' && (
        <>
          <ImportCounts counts={counts} />
          {isDryRun && taken === 0 && <p>{t('imports.report.nothing')}</p>}
          {isDryRun && counts.new > 0 && (
            <Switch
              size="md"
              label={t('imports.report.publish')}
              description={t('imports.report.publishHint')}
              checked={publishes}
              onChange={({ currentTarget: { checked } }) => setPublishes(checked)}
            />
          )}
          {isOver && publishedAt === null && counts.new > 0 && (
            <p>{t('imports.report.drafts', { count: counts.new })}</p>
          )}
          <div className={classes['actions']}>
            {isDryRun && taken > 0 && (
              <Button size="md" loading={isPending} onClick={() => onGo(publishes)}>
                {t('imports.report.go', { count: taken })}
              </Button>
            )}
            {isOver && (
              <>
                <LinkButton to="/admin/bank/$code" params={{ code }} search={{}}>
                  {t('imports.report.look')}
                </LinkButton>
                <LinkButton to="/admin/bank/imports/$importId" params={{ importId }} variant="default">
                  {t('imports.report.open')}
                </LinkButton>
              </>
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
