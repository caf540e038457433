import { Skeleton, Stack } from '@mantine/core';
import { reasonOf } from '@studyhall/client';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { useMutation } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { api, trpc } from '../../../kernel/api.ts';
import { Main } from '../../../kernel/main.tsx';
import { useAheadMs } from '../shared/use-ahead-ms.ts';
import { type LiveGame, useGame } from '../use-game.ts';
import type { SendOutcome } from './answer-sender.ts';
import classes from './player.module.css';
import { Player } from './player.tsx';
import type { PlayerActions } from './player-game.ts';
import { Unreachable } from './unreachable.tsx';

/** A call that no answer came to for so long is tried again: the server takes the same answer twice without harm. */
const PATIENCE_MS = 4_000;

/** Nothing got through, or the server could not: asking again may help. */
const PASSING: ReadonlySet<string> = new Set(['network', 'busy', 'unknown', 'rate-limited']);

/** A game as somebody plays it or looks on, from the lobby to its end and into the next one of its room. */
export function PlayScreen({ gameId }: { readonly gameId: string }) {
  const game = useGame(gameId);
  const actions = useActions(gameId, game);
  const aheadMs = useAheadMs(game);
  const { view, connection, failure } = game;
  const isGone = view !== null && view.me.state !== null && view.me.state !== 'in';
  if (connection === 'over' && failure !== null && !isGone) return <Unreachable failure={failure} />;
  if (view === null) return <PlaySkeleton />;
  if (view.nextGameId !== null && view.me.state !== 'removed' && view.me.state !== 'banned') {
    return <Navigate to="/play/$gameId" params={{ gameId: view.nextGameId }} replace />;
  }
  if (view.me.seat === null && (view.me.role === 'host' || view.me.role === 'remote')) {
    return <Navigate to="/games/$roomId/desk" params={{ roomId: view.roomId }} replace />;
  }
  const isConnected = connection !== 'lost' && connection !== 'over' && failure === null;
  return <Player game={{ view, aheadMs, isConnected }} actions={actions} />;
}

function useActions(gameId: string, game: LiveGame): PlayerActions {
  const roomId = game.view?.roomId ?? '';
  const asNew = { onSuccess: () => game.refresh() };
  const seat = useMutation(trpc.live.setOwnSeat.mutationOptions(asNew));
  const leaving = useMutation(trpc.live.leaveRoom.mutationOptions(asNew));
  const send = async (position: number, answer: Answer): Promise<SendOutcome> => {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      await api.live.answer.mutate({ gameId, position, answer: [...answer] }, { signal });
      game.noteAnswer(position, answer);
      return 'saved';
    } catch (error) {
      const { reason } = reasonOf(error);
      if (PASSING.has(reason)) return 'later';
      game.refresh();
      return { refusal: reason };
    }
  };
  return {
    setSeat: (words) => seat.mutate({ roomId, ...words }),
    leave: () => leaving.mutate({ roomId }),
    send,
    isBusy: seat.isPending || leaving.isPending,
    failure: seat.error ?? leaving.error,
  };
}

function PlaySkeleton() {
  return (
    <Main className={classes['player']}>
      <Stack gap="md" className={classes['inside'] ?? ''} aria-busy>
        <Skeleton height={48} radius="md" />
        <Skeleton height={28} width="60%" />
        <Skeleton height={120} radius="lg" />
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} height={64} radius="lg" />
        ))}
      </Stack>
    </Main>
  );
}
