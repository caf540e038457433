import { Button, NativeSelect, Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { clockText } from './countdown.ts';
import { dateText, percentText } from './format.ts';
import classes from './history-screen.module.css';
import { OwnReports } from './own-reports.tsx';

type Exam = RouterOutputs['quizzes']['listExams'][number];
type Item = RouterOutputs['quizzes']['history']['items'][number];

interface HistoryScreenProps {
  readonly examCode: string | undefined;
  readonly onExamCode: (examCode: string | undefined) => void;
}

/** Finished attempts, newest first, of all exams or one. */
export function HistoryScreen({ examCode, onExamCode }: HistoryScreenProps) {
  const { t } = useTranslation();
  const exams = useQuery(trpc.quizzes.listExams.queryOptions());
  const history = useInfiniteQuery(
    trpc.quizzes.history.infiniteQueryOptions(
      { limit: 20, ...(examCode !== undefined && { examCode }) },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  const items = history.data?.pages.flatMap((page) => page.items);
  const choices = exams.data?.map(({ code, title }) => ({ value: code, label: title })) ?? [];
  return (
    <Page
      title={t('quizzes.history.title')}
      lead={t('quizzes.history.lead')}
      actions={
        <NativeSelect
          size="md"
          aria-label={t('quizzes.history.exam')}
          value={examCode ?? ''}
          data={[{ value: '', label: t('quizzes.history.allExams') }, ...choices]}
          onChange={(event) => onExamCode(event.currentTarget.value || undefined)}
        />
      }
    >
      <FailureNote error={history.error} />
      {history.isPending && [0, 1, 2, 3].map((row) => <Skeleton key={row} height={76} radius="lg" />)}
      {items?.length === 0 && (
        <Card>
          <EmptyState
            icon={<IconHistory />}
            title={t('quizzes.history.emptyTitle')}
            text={t('quizzes.history.emptyText')}
            action={<LinkButton to="/exams">{t('quizzes.history.emptyAction')}</LinkButton>}
          />
        </Card>
      )}
      {items !== undefined && items.length > 0 && (
        <ul className={classes['list']}>
          {items.map((item) => (
            <HistoryRow
              key={item.attemptId}
              item={item}
              isCounting={exams.data?.some((exam) => counts(exam, item)) === true}
            />
          ))}
        </ul>
      )}
      {history.hasNextPage && (
        <Button
          variant="default"
          size="md"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('quizzes.history.more')}
        </Button>
      )}
      <OwnReports />
    </Page>
  );
}

/** Of several results of an exam the one that counts; where there is one, nothing has to be said. */
function counts(exam: Exam, { attemptId }: Item): boolean {
  return exam.myQuizzes > 1 && exam.myGradedAttemptId === attemptId;
}

interface HistoryRowProps {
  readonly item: Item;
  readonly isCounting: boolean;
}

function HistoryRow({ item, isCounting }: HistoryRowProps) {
  const { t, i18n } = useTranslation();
  const { attemptId, hasPassed, correctAnswers, totalQuestions, waitingQuestions } = item;
  return (
    <li>
      <Link to="/attempts/$attemptId/result" params={{ attemptId }} className={classes['row']}>
        <div className={classes['what']}>
          <p className={classes['title']}>
            <span lang={item.examLang ?? undefined}>{item.examTitle}</span>{' '}
            <span className={classes['mode']}>{t(`mode.${item.mode}`)}</span>
            {isCounting && <span className={classes['counts']}>{t('quizzes.history.counts')}</span>}
          </p>
          <p className={classes['when']}>
            <time dateTime={item.submittedAt.toISOString()}>{dateText(item.submittedAt, i18n.language)}</time>{' '}
            · {clockText(item.timeTakenSeconds)}
            {waitingQuestions > 0 && ` · ${t('quizzes.history.waiting', { count: waitingQuestions })}`}
          </p>
        </div>
        <p className={classes['right']}>
          {correctAnswers !== null &&
            t('quizzes.result.right', { correct: correctAnswers, total: totalQuestions })}
        </p>
        <p className={classes['xp']}>{t('quizzes.result.xp', { xp: item.xpEarned })}</p>
        <p className={classes['score']} data-passed={hasPassed === true}>
          {item.scorePercent === null
            ? t('quizzes.history.hidden')
            : `${percentText(item.scorePercent, i18n.language)} %`}
        </p>
      </Link>
    </li>
  );
}
