import { Button, Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { ACCURACY_BOARD_MIN_QUIZZES, EXAM_BOARD_MIN_QUIZZES } from '@studyhall/domain/gamification/boards';
import { IconTrophy } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { kindOf } from './board-kinds.ts';
import { BoardTable } from './board-table.tsx';
import classes from './leaderboard-screen.module.css';
import { WeekHeader } from './week-header.tsx';

type Leaderboard = RouterOutputs['gamification']['leaderboard'];

interface BoardProps {
  readonly board: string;
  readonly onBoard: (board: string) => void;
}

/** A board with its pages, and those around me if I am further down. */
export function Board({ board, onBoard }: BoardProps) {
  const query = useInfiniteQuery(
    trpc.gamification.leaderboard.infiniteQueryOptions(
      { board, limit: 25 },
      {
        getNextPageParam: ({ nextCursor }: Leaderboard) => nextCursor ?? undefined,
        // From one week to the next the arrow stays under the finger.
        placeholderData: keepPreviousData,
      },
    ),
  );
  const first = query.data?.pages[0];
  if (first === undefined)
    return query.error === null ? <Skeleton height={320} radius="lg" /> : <FailureNote error={query.error} />;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes['board']} aria-busy={query.isPlaceholderData}>
      {first.week !== null && <WeekHeader week={first.week} onWeek={(week) => onBoard(`xp:${week}`)} />}
      {rows.length === 0 ? (
        <EmptyBoard board={board} />
      ) : (
        <Rows
          board={board}
          first={first}
          rows={rows}
          more={
            query.hasNextPage
              ? { isLoading: query.isFetchingNextPage, show: () => void query.fetchNextPage() }
              : null
          }
        />
      )}
    </div>
  );
}

interface RowsProps {
  readonly board: string;
  readonly first: Leaderboard;
  readonly rows: Leaderboard['items'];
  readonly more: { readonly isLoading: boolean; readonly show: () => void } | null;
}

function Rows({ board, first, rows, more }: RowsProps) {
  const { t } = useTranslation();
  const whoIsListed = useWhoIsListed(board);
  const isInSight = rows.some(({ isMe }) => isMe);
  return (
    <>
      <Card>
        <CardTitle aside={<span>{t('gamification.board.players', { count: first.players })}</span>}>
          {t('gamification.board.title')}
        </CardTitle>
        {whoIsListed !== null && <p className={classes['hint']}>{whoIsListed}</p>}
        <BoardTable rows={rows} kind={kindOf(board)} />
        {more !== null && (
          <Button mt="md" variant="default" size="md" loading={more.isLoading} onClick={more.show}>
            {t('gamification.board.more')}
          </Button>
        )}
      </Card>
      {first.me !== null && !isInSight && (
        <Card tone="brand">
          <CardTitle>{t('gamification.board.around')}</CardTitle>
          <BoardTable rows={first.neighbours} kind={kindOf(board)} />
        </Card>
      )}
    </>
  );
}

function EmptyBoard({ board }: { readonly board: string }) {
  const { t } = useTranslation();
  const whoIsListed = useWhoIsListed(board);
  return (
    <Card>
      <EmptyState
        icon={<IconTrophy />}
        title={t('gamification.board.emptyTitle')}
        text={whoIsListed ?? t('gamification.board.emptyText')}
        action={<LinkButton to="/exams">{t('quizzes.exams.title')}</LinkButton>}
      />
    </Card>
  );
}

/** What a board asks for; null where whoever did something is on it. */
function useWhoIsListed(board: string): string | null {
  const { t } = useTranslation();
  switch (kindOf(board)) {
    case 'accuracy':
      return t('gamification.board.accuracyText', { from: ACCURACY_BOARD_MIN_QUIZZES });
    case 'exam':
      return t('gamification.board.examText', { from: EXAM_BOARD_MIN_QUIZZES });
    case 'streak':
      return t('gamification.board.streakText');
    case 'quizzes':
    case 'xp':
      return null;
  }
}
