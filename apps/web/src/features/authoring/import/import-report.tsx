import { Alert, Button, Progress, Table } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { isReason } from '@studyhall/domain/errors';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { csvOf } from '../../../ui/csv-of.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import classes from './import.module.css';

type Imported = RouterOutputs['quizzes']['getImport'];
type ImportRow = RouterOutputs['quizzes']['listImportRows']['items'][number];

interface ImportReportProps {
  readonly code: string;
  readonly imported: Imported;
  readonly isPending: boolean;
  readonly onGo: () => void;
  readonly onDone: () => void;
}

/** How an import goes and went: what came of how many rows, and what each row that was not taken lacks. */
export function ImportReport({ code, imported, isPending, onGo, onDone }: ImportReportProps) {
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
          <Rows imported={imported} />
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
  const { line, column, problem } = details;
  return (
    <Alert role="alert" color="red" variant="light">
      <p>{isReason(reason) ? t(`failures.${reason}`, { ...details }) : t('failures.unknown')}</p>
      {problem !== undefined && (
        <p>
          {line !== undefined && `${t('imports.rows.lineAt', { line })} `}
          {column !== undefined && <code>{column}</code>} {problem}
        </p>
      )}
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

const SHOWN = 100;

function Rows({ imported: { importId, counts } }: { readonly imported: Imported }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.quizzes.listImportRows.queryOptions({ importId, limit: SHOWN }));
  const rejects = useMutation({
    mutationFn: () => allRows(importId),
    onSuccess: (rows) => download(csvOfRows(rows), 'rejected.csv'),
  });
  if (data === undefined) return <FailureNote error={error} />;
  if (data.items.length === 0) return null;
  return (
    <>
      <h3>{t('imports.rows.title')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls */}
      <section className={classes['scroll']} tabIndex={0} aria-label={t('imports.rows.title')}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              {(['line', 'column', 'why', 'raw'] as const).map((head) => (
                <Table.Th key={head} scope="col">
                  {t(`imports.rows.${head}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((row, index) => (
              <Table.Tr key={index}>
                <Table.Th scope="row">{row.lineNumber}</Table.Th>
                <Table.Td>{row.columnName}</Table.Td>
                <Table.Td>
                  {t(`imports.outcomes.${row.outcome}`)}: {row.message}
                </Table.Td>
                <Table.Td>
                  <code>{row.raw}</code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {data.nextCursor !== null && (
        <p className={classes['soft']}>{t('imports.rows.more', { shown: SHOWN })}</p>
      )}
      <FailureNote error={rejects.error} />
      {counts.rejected > 0 && (
        <div className={classes['actions']}>
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            loading={rejects.isPending}
            onClick={() => rejects.mutate()}
          >
            {t('imports.rows.download', { count: counts.rejected })}
          </Button>
        </div>
      )}
    </>
  );
}

async function allRows(importId: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.quizzes.listImportRows.query({
      importId,
      limit: SHOWN,
      ...(cursor !== undefined && { cursor }),
    });
    rows.push(...page.items.filter(({ outcome }) => outcome === 'rejected'));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

function csvOfRows(rows: readonly ImportRow[]): string {
  return csvOf([
    ['line', 'column', 'reason', 'raw'],
    ...rows.map(({ lineNumber, columnName, message, raw }) => [String(lineNumber), columnName, message, raw]),
  ]);
}

function download(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
