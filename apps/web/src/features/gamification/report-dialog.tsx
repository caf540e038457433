import { Button, Group, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { REPORT_REASON_MAX, type ReportedThing, ReportPerson } from '@studyhall/domain/auth/reports';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, Submit } from '../../ui/form/form.tsx';
import { useSchemaForm } from '../../ui/form/use-schema-form.ts';
import { useShownName } from '../../ui/use-shown-name.ts';
import classes from './board-table.module.css';

type Row = RouterOutputs['gamification']['leaderboard']['items'][number];

export type ReportedRow = Row & { readonly handle: string };

interface ReportDialogProps {
  /** Whom it is about; null: closed. */
  readonly row: ReportedRow | null;
  readonly onClose: () => void;
}

/** Tells administrators of a name or a picture that is unfit. */
export function ReportDialog({ row, onClose }: ReportDialogProps) {
  const { t } = useTranslation();
  const shownName = useShownName();
  const name = shownName(row?.displayName ?? '');
  return (
    <Dialog isOpen={row !== null} onClose={onClose} title={t('reports.report.title', { name })}>
      {row !== null && (
        <Stack gap="md">
          <p>{t('reports.report.lead', { name })}</p>
          <ReportForm row={row} onClose={onClose} />
        </Stack>
      )}
    </Dialog>
  );
}

function ReportForm({ row, onClose }: { readonly row: ReportedRow; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [thing, setThing] = useState<ReportedThing>(row.reportable[0] ?? 'name');
  const thingId = useId();
  const max = REPORT_REASON_MAX;
  const { form, submit } = useSchemaForm({
    initialValues: { reason: '' },
    schema: ReportPerson.pick({ reason: true }),
    problems: { reason: t('reports.report.reasonMissing', { max }) },
  });
  const { mutate, error, isPending } = useMutation(
    trpc.auth.report.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t('reports.report.sent'), color: 'brand' });
        onClose();
      },
    }),
  );
  return (
    <Form onSubmit={submit(({ reason }) => mutate({ handle: row.handle, thing, reason }))} error={error}>
      {row.reportable.length > 1 ? (
        <div>
          <p id={thingId} className={classes['label']}>
            {t('reports.report.thing')}
          </p>
          <SegmentedControl
            fullWidth
            aria-labelledby={thingId}
            value={thing}
            onChange={(value) => setThing(row.reportable.find((one) => one === value) ?? thing)}
            data={row.reportable.map((value) => ({ value, label: t(`reports.report.things.${value}`) }))}
          />
        </div>
      ) : (
        <p className={classes['label']}>{t(`reports.report.things.${thing}`)}</p>
      )}
      <Textarea
        key={form.key('reason')}
        data-autofocus
        size="md"
        autosize
        minRows={3}
        maxRows={8}
        maxLength={max}
        label={t('reports.report.reason')}
        description={t('reports.report.reasonHint', { max })}
        {...form.getInputProps('reason')}
      />
      <Group gap="sm" justify="flex-end">
        <Button variant="default" size="md" onClick={onClose}>
          {t('reports.report.cancel')}
        </Button>
        <Submit isPending={isPending}>{t('reports.report.send')}</Submit>
      </Group>
    </Form>
  );
}
