import { Button, Skeleton, Tabs } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconTrophy } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { BoardTable } from './board-table.tsx';
import classes from './leaderboard-screen.module.css';

interface LeaderboardScreenProps {
  readonly board: string;
  readonly onBoard: (board: string) => void;
}

/** Who is where, on which board, and who is around me. */
export function LeaderboardScreen({ board, onBoard }: LeaderboardScreenProps) {
  const { t } = useTranslation();
  const exams = useQuery(trpc.quizzes.listExams.queryOptions());
  const boards = [
    { value: 'xp', label: t('gamification.board.xp') },
    { value: 'xp-week', label: t('gamification.board.week') },
    ...(exams.data?.map(({ code, title }) => ({ value: `exam:${code}`, label: title })) ?? []),
  ];
  return (
    <Page
      title={t('gamification.board.title')}
      lead={t('gamification.board.lead')}
      actions={
        <LinkButton to="/rules" variant="default">
          {t('gamification.rules.short')}
        </LinkButton>
      }
    >
      <GuestHint />
      <Tabs value={board} onChange={(value) => value !== null && onBoard(value)} variant="pills" radius="xl">
        <Tabs.List aria-label={t('gamification.board.boards')} className={classes['tabs']}>
          {boards.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {boards.map(({ value }) => (
          <Tabs.Panel key={value} value={value} pt="lg">
            {value === board && <Board board={board} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function Board({ board }: { readonly board: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(
    trpc.gamification.leaderboard.infiniteQueryOptions(
      { board, limit: 25 },
      { getNextPageParam: ({ nextCursor }: Leaderboard) => nextCursor ?? undefined },
    ),
  );
  const first = query.data?.pages[0];
  if (first === undefined)
    return query.error === null ? <Skeleton height={320} radius="lg" /> : <FailureNote error={query.error} />;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isExam = board.startsWith('exam:');
  if (rows.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<IconTrophy />}
          title={t('gamification.board.emptyTitle')}
          text={t(isExam ? 'gamification.board.examText' : 'gamification.board.emptyText')}
          action={<LinkButton to="/exams">{t('quizzes.exams.title')}</LinkButton>}
        />
      </Card>
    );
  }
  const isInSight = rows.some(({ isMe }) => isMe);
  return (
    <div className={classes['board']}>
      <Card>
        <CardTitle aside={<span>{t('gamification.board.players', { count: first.players })}</span>}>
          {t('gamification.board.title')}
        </CardTitle>
        {isExam && <p className={classes['hint']}>{t('gamification.board.examText')}</p>}
        <BoardTable rows={rows} isExam={isExam} />
        {query.hasNextPage && (
          <Button
            mt="md"
            variant="default"
            size="md"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('gamification.board.more')}
          </Button>
        )}
      </Card>
      {first.me !== null && !isInSight && (
        <Card tone="brand">
          <CardTitle>{t('gamification.board.around')}</CardTitle>
          <BoardTable rows={first.neighbours} isExam={isExam} />
        </Card>
      )}
    </div>
  );
}

type Leaderboard = RouterOutputs['gamification']['leaderboard'];

function GuestHint() {
  const { t } = useTranslation();
  const me = useQuery(trpc.auth.me.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  if (me.data?.role !== 'guest') return null;
  return (
    <Card tone="lamp" className={classes['guest']}>
      <p>{t('gamification.board.guest')}</p>
      <LinkButton to="/register">{t('gamification.board.register')}</LinkButton>
    </Card>
  );
}
