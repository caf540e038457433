import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { DeviceRow } from './device-row.tsx';
import classes from './devices-card.module.css';

export function DevicesCard() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data: sessions, error } = useQuery(trpc.auth.listSessions.queryOptions());
  const refresh = async () =>
    await queryClient.invalidateQueries({ queryKey: trpc.auth.listSessions.queryKey() });
  const others = useMutation(
    trpc.auth.revokeOtherSessions.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('security.devices.revokedOthers'), color: 'brand' });
        await refresh();
      },
    }),
  );
  return (
    <Card>
      <CardTitle>{t('security.devices.title')}</CardTitle>
      <p className={classes.lead}>{t('security.devices.lead')}</p>
      <FailureNote error={error ?? others.error} />
      <ul className={classes.list}>
        {sessions === undefined && error === null && (
          <li>
            <Skeleton height={56} radius="md" />
          </li>
        )}
        {sessions?.map((session) => (
          <DeviceRow key={session.id} session={session} onChanged={refresh} />
        ))}
      </ul>
      {sessions !== undefined && sessions.length > 1 && (
        <Button variant="light" color="red" onClick={() => others.mutate()} loading={others.isPending}>
          {t('security.devices.revokeOthers')}
        </Button>
      )}
    </Card>
  );
}
