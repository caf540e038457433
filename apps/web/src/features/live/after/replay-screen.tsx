import { Skeleton } from '@mantine/core';
import type { NumberedFrame } from '@studyhall/domain/live/apply-frame';
import type { GameView } from '@studyhall/domain/live/game-view';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { Card } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { LeadsFocus } from '../play/phase-heading.tsx';
import { NoGame } from '../shared/no-game.tsx';
import { ReplayControls } from './replay-controls.tsx';
import { beginningOf, viewAfter } from './replayed.ts';
import { ReplayedPhase } from './replayed-phase.tsx';
import { useReplay } from './use-replay.ts';

const PAGE = 500;

/** A game that is over, once more: from its log alone, at any speed. */
export function ReplayScreen({ gameId }: { readonly gameId: string }) {
  const { t } = useTranslation();
  const game = useQuery(trpc.live.getGame.queryOptions({ gameId }));
  const log = useInfiniteQuery({
    queryKey: [...trpc.live.replay.queryKey({ gameId }), 'pages'],
    queryFn: async ({ pageParam, signal }) =>
      await api.live.replay.query({ gameId, after: pageParam, limit: PAGE }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage, data } = log;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const frames = useMemo(() => data?.pages.flatMap((page) => page.frames) ?? [], [data]);
  const failure = game.error ?? log.error;
  return (
    <Page title={game.data?.roomName ?? t('liveAfter.replay.title')} lead={t('liveAfter.replay.lead')}>
      {failure !== null && (
        <NoGame failure={failure} words={{ 'wrong-phase': t('liveAfter.mine.notOver') }} />
      )}
      {game.data === undefined || data === undefined || hasNextPage ? (
        failure === null && <Skeleton height={320} radius="lg" aria-busy />
      ) : (
        <Replayed view={game.data} frames={frames} />
      )}
    </Page>
  );
}

interface ReplayedProps {
  readonly view: GameView;
  readonly frames: readonly NumberedFrame[];
}

function Replayed({ view, frames }: ReplayedProps) {
  const replay = useReplay(frames);
  const beginning = useMemo(() => beginningOf(view), [view]);
  const then = useMemo(() => viewAfter(beginning, frames, replay.shown), [beginning, frames, replay.shown]);
  return (
    <>
      <ReplayControls replay={replay} total={frames.length} />
      <Card padding="roomy">
        <LeadsFocus value={false}>
          <ReplayedPhase view={then} />
        </LeadsFocus>
      </Card>
    </>
  );
}
