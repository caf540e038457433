import { notifications } from '@mantine/notifications';
import type { RouterInputs } from '@studyhall/client';
import type { OpenRoom } from '@studyhall/domain/live/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../../kernel/api.ts';

type Room = Pick<OpenRoom, 'name' | 'isPublic' | 'source' | 'settings'>;

export interface Opening {
  readonly error: unknown;
  readonly isPending: boolean;
  /** What was asked for last: whose error it is. */
  readonly asked: Pick<RouterInputs['live']['openRoom'], 'source'> | null;
  open(room: Room, examPassword?: string): void;
}

/**
 * Opens a room and goes to its desk. One key for what is chosen: a second press, or an answer that got lost, opens no
 * second room.
 */
export function useOpenRoom(): Opening {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const last = useRef({ choice: '', idempotencyKey: '' });
  const { mutate, error, isPending, variables } = useMutation(
    trpc.live.openRoom.mutationOptions({
      onSuccess: ({ roomId, leftOut }) => {
        if (leftOut > 0) notifications.show({ message: t('hosting.compose.leftOut', { count: leftOut }) });
        void queryClient.invalidateQueries({ queryKey: trpc.live.listRooms.queryKey() });
        return navigate({ to: '/games/$roomId/desk', params: { roomId } });
      },
    }),
  );
  const open = (room: Room, examPassword = ''): void => {
    const choice = JSON.stringify(room);
    if (last.current.choice !== choice) last.current = { choice, idempotencyKey: crypto.randomUUID() };
    const { idempotencyKey } = last.current;
    mutate({ ...room, idempotencyKey, ...(examPassword !== '' && { examPassword }) });
  };
  return { error, isPending, asked: variables ?? null, open };
}
