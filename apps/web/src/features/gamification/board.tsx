import { Button, Skeleton } from '@mantine/core';
import { type RouterOutputs, reasonOf } from '@studyhall/client';
import { ACCURACY_BOARD_MIN_QUIZZES, EXAM_BOARD_MIN_QUIZZES } from '@studyhall/domain/gamification/boards';
import { IconTrophy } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { momentText } from '../../ui/dates.ts';
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
    return query.error === null ? (
      <Skeleton height={320} radius="lg" />
    ) : (
      <Refused error={query.error} onBoard={onBoard} />
    );
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes['board']} aria-busy={query.isPlaceholderData}>
      {first.week !== null && <WeekHeader week={first.week} onWeek={(week) => onBoard(`xp:${week}`)} />}
      {rows.length === 0 ? (
        <EmptyBoard board={board} week={first.week} />
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

const REFUSALS = new Set(['board-unknown', 'week-not-begun', 'exam-not-available']);

/** A board that there is not, or not yet: why, and the way to one that there is. */
function Refused({ error, onBoard }: Pick<BoardProps, 'onBoard'> & { readonly error: unknown }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { reason, details } = reasonOf(error);
  if (!REFUSALS.has(reason)) return <FailureNote error={error} />;
  const isLater = reason === 'week-not-begun';
  const at = isLater ? momentText(new Date(String(details['from'])), i18n.language, timeZone) : '';
  return (
    <Card role="alert">
      <EmptyState
        icon={<IconTrophy />}
        title={t(isLater ? 'gamification.board.laterTitle' : 'gamification.board.unknownTitle')}
        text={
          isLater
            ? t('gamification.board.laterText', { at })
            : t(
                reason === 'board-unknown'
                  ? 'gamification.board.unknownText'
                  : 'gamification.board.unknownExamText',
              )
        }
        action={
          <Button size="md" variant="default" onClick={() => onBoard(isLater ? 'xp-week' : 'xp')}>
            {t(isLater ? 'gamification.board.toThisWeek' : 'gamification.board.toAll')}
          </Button>
        }
      />
    </Card>
  );
}

/** Nobody is on it: because nobody did anything, or nobody enough, or it was a week in which nobody learned. */
function EmptyBoard({ board, week }: { readonly board: string; readonly week: Leaderboard['week'] }) {
  const { t } = useTranslation();
  const whoIsListed = useWhoIsListed(board);
  const isOver = week !== null && week.endsAt.getTime() <= Date.now();
  const hasLeast = ['accuracy', 'exam'].includes(kindOf(board));
  const nobody = week === null ? 'gamification.board.emptyText' : 'gamification.board.emptyWeekText';
  return (
    <Card>
      <EmptyState
        icon={<IconTrophy />}
        title={t(
          isOver
            ? 'gamification.board.emptyWeekTitle'
            : hasLeast
              ? 'gamification.board.emptyLeastTitle'
              : 'gamification.board.emptyTitle',
        )}
        text={isOver ? t('gamification.board.emptyOverText') : (whoIsListed ?? t(nobody))}
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
