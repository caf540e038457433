import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import devices from './devices-card.module.css';

/** Everything of one's own account as one file. The browser fetches it as any download: this page stays where it is. */
export function DataCard() {
  const { t } = useTranslation();
  const { mutate, error, isPending } = useMutation(
    trpc.accounts.prepareExport.mutationOptions({
      onSuccess: ({ path }) => {
        notifications.show({ message: t('security.data.started'), color: 'brand' });
        location.assign(path);
      },
    }),
  );
  return (
    <Card>
      <CardTitle>{t('security.data.title')}</CardTitle>
      <p className={devices.lead}>{t('security.data.lead')}</p>
      <FailureNote error={error} />
      <Button
        mt="md"
        variant="light"
        leftSection={<IconDownload size={18} aria-hidden />}
        loading={isPending}
        onClick={() => mutate()}
      >
        {t('security.data.make')}
      </Button>
    </Card>
  );
}
