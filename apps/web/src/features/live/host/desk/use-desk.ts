import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { trpc } from '../../../../kernel/api.ts';
import { type LiveGame, useGame } from '../../use-game.ts';
import type { Desk } from '../types.ts';

/** Who is connected is in no event: it is asked for as often as pages say that they are there. */
const ASKED_EVERY_MS = 4_000;

/** A room as whoever leads it sees it. */
export function useDesk(roomId: string) {
  return useQuery(trpc.live.getRoom.queryOptions({ roomId }, { refetchInterval: ASKED_EVERY_MS }));
}

/** The game that a room plays; with everything that happens in it the room is asked for anew. */
export function useGameOf({ roomId, gameId }: Pick<Desk, 'roomId' | 'gameId'>): LiveGame {
  const queryClient = useQueryClient();
  const game = useGame(gameId);
  const seq = game.view?.seq;
  const answered = game.view?.progress?.answered;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every event and every answer the room is another
  useEffect(() => {
    if (seq !== undefined)
      void queryClient.invalidateQueries({ queryKey: trpc.live.getRoom.queryKey({ roomId }) });
  }, [seq, answered, queryClient, roomId]);
  return game;
}
