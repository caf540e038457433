import type { GameView } from '@studyhall/domain/live/game-view';
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../../../kernel/api.ts';
import { useRoomChange } from './use-room-change.ts';

export interface Lock {
  readonly isLocked: boolean;
  readonly error: unknown;
  toggle(): void;
}

/** Whether anybody else may come in. */
export function useLock({ roomId, isLocked: wasLocked }: Pick<GameView, 'roomId' | 'isLocked'>): Lock {
  const { mutate, error, isPending, variables } = useMutation(
    trpc.live.setRoom.mutationOptions(useRoomChange()),
  );
  const isLocked = isPending ? (variables.isLocked ?? wasLocked) : wasLocked;
  return { isLocked, error, toggle: () => mutate({ roomId, isLocked: !isLocked }) };
}
