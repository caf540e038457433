import { Button, NativeSelect } from '@mantine/core';
import type { ExportFormat } from '@studyhall/domain/quizzes/formats/write-questions';
import { reasonIn } from '@studyhall/domain/quizzes/import-reasons';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { useReasonLanguage } from '../import/use-reason-language.ts';
import classes from './bank.module.css';
import type { BankFilter } from './bank-filter.ts';
import type { ExportedFile } from './export-questions.ts';

const formats = ['csv', 'json', 'gift', 'aiken', 'moodle-xml', 'kahoot'] as const satisfies ExportFormat[];

interface ExportDialogProps {
  readonly code: string;
  readonly filter: BankFilter;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The questions that the list shows, as a file for here or for another program. */
export function ExportDialog({ code, filter, isOpen, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [count, setCount] = useState(0);
  const { mutate, data, error, isPending, reset } = useMutationOnce({
    mutationFn: async () => {
      // The writers of all formats, which few need.
      const { exportFile } = await import('./export-questions.ts');
      return await exportFile({ code, format, filter, onCount: setCount });
    },
    onSuccess: download,
  });
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => {
        reset();
        onClose();
      }}
      title={t('bank.export.title')}
    >
      <div className={classes['card']}>
        <p>{t(isNarrowed ? 'bank.export.narrowed' : 'bank.export.all')}</p>
        <NativeSelect
          size="md"
          label={t('bank.export.format')}
          value={format}
          data={formats.map((value) => ({ value, label: t(`bank.export.formats.${value}`) }))}
          onChange={({ currentTarget: { value } }) => {
            reset();
            setFormat(formats.find((one) => one === value) ?? 'csv');
          }}
        />
        <div className={classes['actions']}>
          <Button
            size="md"
            loading={isPending}
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => mutate()}
          >
            {t('bank.export.go')}
          </Button>
        </div>
        <FailureNote error={error} />
        <div role="status">
          {isPending && <p>{t('bank.export.going', { count })}</p>}
          {data !== undefined && <Exported file={data} />}
        </div>
      </div>
    </Dialog>
  );
}

const NAMED = 3;

function Exported({ file: { count, losses } }: { readonly file: ExportedFile }) {
  const { t } = useTranslation();
  const language = useReasonLanguage();
  return (
    <>
      <p>{t('bank.export.done', { count })}</p>
      <ul className={classes['soft']}>
        {losses.map(({ isRefused, what, names }) => (
          <li key={`${isRefused} ${what}`}>
            {t(isRefused ? 'bank.export.refused' : 'bank.export.lost', {
              count: names.length,
              what: reasonIn(language, what),
            })}{' '}
            {names.slice(0, NAMED).join(', ')}
            {names.length > NAMED && ' …'}
          </li>
        ))}
      </ul>
    </>
  );
}

function download({ name, content }: ExportedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
