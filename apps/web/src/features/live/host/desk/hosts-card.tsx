import { Badge, Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../../kernel/api.ts';
import { useViewer } from '../../../../kernel/session.ts';
import { Card, CardTitle } from '../../../../ui/card.tsx';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import type { Desk } from '../types.ts';
import classes from './hosts-card.module.css';
import { PairRemote } from './pair-remote.tsx';
import { useRoomChange } from './use-room-change.ts';

/** Who leads the room: its host, those who lead along, and second devices. */
export function HostsCard({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const { userId: me } = useViewer();
  const { roomId, hosts } = desk;
  const isMain = hosts.some(({ userId, isMain: main }) => main && userId === me);
  const change = useRoomChange();
  const remove = useMutation(trpc.live.removeHost.mutationOptions(change));
  const handOver = useMutation(trpc.live.handOver.mutationOptions(change));
  return (
    <Card aria-labelledby="hosts">
      <CardTitle id="hosts">{t('hosting.hosts.title')}</CardTitle>
      <ul className={classes['hosts']}>
        {hosts.map((host) => (
          <li key={host.userId} className={classes['host']}>
            <span className={classes['name']}>
              {host.name}
              {host.userId === me && ` (${t('hosting.hosts.you')})`}
            </span>
            {host.isMain && <Badge>{t('hosting.hosts.main')}</Badge>}
            {isMain && !host.isMain && (
              <Group gap="xs">
                <Button
                  variant="default"
                  disabled={handOver.isPending}
                  aria-label={t('hosting.hosts.handOverTo', { name: host.name })}
                  onClick={() => handOver.mutate({ roomId, userId: host.userId })}
                >
                  {t('hosting.hosts.handOver')}
                </Button>
                <Button
                  variant="subtle"
                  color="red"
                  disabled={remove.isPending}
                  aria-label={t('hosting.hosts.removeOf', { name: host.name })}
                  onClick={() => remove.mutate({ roomId, userId: host.userId })}
                >
                  {t('hosting.hosts.remove')}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
      <Stack gap="md" mt="md">
        <FailureNote error={remove.error ?? handOver.error} />
        {isMain && <AddHost roomId={roomId} />}
        <PairRemote desk={desk} />
      </Stack>
    </Card>
  );
}

function AddHost({ roomId }: { readonly roomId: string }) {
  const { t } = useTranslation();
  const [userName, setUserName] = useState('');
  const { onSuccess } = useRoomChange();
  const add = useMutation(
    trpc.live.addHost.mutationOptions({
      onSuccess: async () => {
        setUserName('');
        await onSuccess();
      },
    }),
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate({ roomId, userName: userName.trim() });
  };
  return (
    <form onSubmit={send}>
      <TextInput
        label={t('hosting.hosts.add')}
        description={t('hosting.hosts.addText')}
        value={userName}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ currentTarget }) => setUserName(currentTarget.value)}
      />
      <Button
        type="submit"
        mt="xs"
        variant="default"
        loading={add.isPending}
        disabled={userName.trim() === ''}
      >
        {t('hosting.hosts.addAction')}
      </Button>
      <FailureNote
        error={add.error}
        words={{ 'not-found': t('hosting.hosts.unknown'), 'not-present': t('hosting.hosts.absent') }}
      />
    </form>
  );
}
