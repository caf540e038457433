import { reasonOf } from '@studyhall/client';
import type { GameView } from '@studyhall/domain/live/game-view';
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../../kernel/api.ts';
import type { GameAction } from './desk/next-step.ts';

export interface Control {
  readonly error: unknown;
  readonly isPending: boolean;
  act(action: GameAction): void;
}

/**
 * Moves a game on. What was seen last goes along, so that a second press, or one of two hosts in the same moment, does
 * nothing twice: that is no failure.
 */
export function useControl(view: GameView, refresh: () => void): Control {
  const { mutate, error, isPending } = useMutation(
    trpc.live.controlGame.mutationOptions({ onError: () => refresh() }),
  );
  const { gameId, seq: seen } = view;
  const act = (action: GameAction): void => {
    if (!isPending) mutate({ gameId, action, seen });
  };
  return { error: isOvertaken(error) ? null : error, isPending, act };
}

/** Somebody else moved the game on in the same moment: the screen shows what became of it. */
function isOvertaken(error: unknown): boolean {
  return error !== null && reasonOf(error).reason === 'stale-control';
}
