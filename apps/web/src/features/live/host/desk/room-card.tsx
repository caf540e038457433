import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { IconDoorExit } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../../kernel/api.ts';
import { Card, CardTitle } from '../../../../ui/card.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FailureNote } from '../../../../ui/failure-note.tsx';
import type { Desk } from '../types.ts';
import { useRoomChange } from './use-room-change.ts';

const MAX_NAME = 80;

/** What the room is called, who sees it listed, and its end. */
export function RoomCard({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const { roomId, name, isPublic } = desk;
  const [typed, setTyped] = useState(name);
  const change = useMutation(trpc.live.setRoom.mutationOptions(useRoomChange()));
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ roomId, name: typed.trim() });
  };
  return (
    <Card aria-labelledby="room">
      <CardTitle id="room">{t('hosting.room.title')}</CardTitle>
      <Stack gap="md">
        <form onSubmit={rename}>
          <TextInput
            label={t('hosting.room.name')}
            value={typed}
            maxLength={MAX_NAME}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          {typed.trim() !== name && typed.trim() !== '' && (
            <Button type="submit" mt="xs" variant="default" loading={change.isPending}>
              {t('shell.actions.save')}
            </Button>
          )}
        </form>
        <Switch
          size="md"
          label={t('hosting.room.isPublic')}
          description={t('hosting.room.isPublicText')}
          checked={isPublic}
          onChange={({ currentTarget }) => change.mutate({ roomId, isPublic: currentTarget.checked })}
        />
        <FailureNote error={change.error} />
        <CloseRoom roomId={roomId} />
      </Stack>
    </Card>
  );
}

function CloseRoom({ roomId }: { readonly roomId: string }) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const { onSuccess } = useRoomChange();
  const close = useMutation(
    trpc.live.closeRoom.mutationOptions({
      onSuccess: async () => {
        setIsAsking(false);
        await onSuccess();
      },
    }),
  );
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDoorExit size={18} aria-hidden />}
        onClick={() => setIsAsking(true)}
      >
        {t('hosting.room.close')}
      </Button>
      <Dialog isOpen={isAsking} onClose={() => setIsAsking(false)} title={t('hosting.room.closeTitle')}>
        <Stack gap="md">
          <p>{t('hosting.room.closeText')}</p>
          <FailureNote error={close.error} />
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setIsAsking(false)}>
              {t('shell.actions.cancel')}
            </Button>
            <Button color="red" loading={close.isPending} onClick={() => close.mutate({ roomId })}>
              {t('hosting.room.close')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
