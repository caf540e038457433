import { Button } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import type { LanguageTag } from '@studyhall/domain/primitives';
import { namesOf } from '@studyhall/domain/quizzes/import-csv-names';
import { placeIn, problemIn, reasonIn } from '@studyhall/domain/quizzes/import-reasons';
import { type RejectedFile, rejectedFile } from '@studyhall/domain/quizzes/rejected-file';
import { groupRejected } from '@studyhall/domain/quizzes/rejected-rows';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import type { Columns } from './column-mapping.tsx';
import classes from './import.module.css';
import { tableOfFile } from './table-of-file.ts';
import { useReasonLanguage } from './use-reason-language.ts';

type Imported = RouterOutputs['quizzes']['getImport'];
type ImportRow = RouterOutputs['quizzes']['listImportRows']['items'][number];

const SHOWN = 100;

interface ImportRowsProps {
  readonly imported: Imported;
  /** What was imported, where it is at hand: without it nobody can be given the rejected rows to mend. */
  readonly file?: File;
  readonly columns?: Columns;
}

/** What an import says of single rows, and the rejected ones as a file to be mended. */
export function ImportRows({ imported: { importId, counts, format }, file, columns = {} }: ImportRowsProps) {
  const { t } = useTranslation();
  const language = useReasonLanguage();
  const { data, error } = useQuery(trpc.quizzes.listImportRows.queryOptions({ importId, limit: SHOWN }));
  const rejects = useMutationOnce({
    mutationFn: async (source: File) =>
      mendable(await allRows(importId), { file: source, format, columns, language }),
    onSuccess: ({ text, ending }, { name }) => download(text, `${name}.rejected.${ending}`),
  });
  if (data === undefined) return <FailureNote error={error} />;
  if (data.items.length === 0) return null;
  return (
    <>
      <h3>{t('imports.rows.title')}</h3>
      <ol className={classes['rows']}>
        {data.items.map((row, index) => (
          <li key={index} className={classes['row']}>
            <p>
              <strong>
                {t('imports.rows.at', { line: row.lineNumber, column: placeIn(language, row.columnName) })}
              </strong>
            </p>
            <p>
              {t(`imports.outcomes.${row.outcome}`)}: {reasonIn(language, row.message)}
            </p>
            <code className={classes['raw']}>{row.raw}</code>
          </li>
        ))}
      </ol>
      {data.nextCursor !== null && (
        <p className={classes['soft']}>{t('imports.rows.more', { shown: SHOWN })}</p>
      )}
      <FailureNote error={rejects.error} />
      {counts.rejected > 0 && file !== undefined && (
        <>
          <p className={classes['soft']}>{t('imports.rows.mend')}</p>
          <div className={classes['actions']}>
            <Button
              variant="default"
              size="md"
              leftSection={<IconDownload size={18} aria-hidden />}
              loading={rejects.isPending}
              onClick={() => rejects.mutate(file)}
            >
              {t('imports.rows.download', { count: counts.rejected })}
            </Button>
          </div>
        </>
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
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

interface Source {
  readonly file: File;
  readonly format: string;
  readonly columns: Columns;
  readonly language: LanguageTag;
}

async function mendable(
  rows: readonly ImportRow[],
  { file, format, columns, language }: Source,
): Promise<RejectedFile> {
  const questions = groupRejected(rows, (row) => problemIn(language, row));
  return rejectedFile({ format, text: (await tableOfFile(file)).text, columns: namesOf(columns), questions });
}

function download(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
