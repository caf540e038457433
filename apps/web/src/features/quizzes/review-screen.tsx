import { SegmentedControl, Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { ImageSizes } from '../../ui/image-sizes.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { AttemptFailure } from './attempt-failure.tsx';
import { ReviewQuestion } from './review-question.tsx';
import classes from './review-screen.module.css';

export const reviewFilters = ['all', 'wrong', 'flagged'] as const;
export type ReviewFilter = (typeof reviewFilters)[number];
type Question = RouterOutputs['quizzes']['review']['questions'][number];

interface ReviewScreenProps {
  readonly attemptId: string;
  readonly filter: ReviewFilter;
  readonly onFilter: (filter: ReviewFilter) => void;
}

/** Every question of a finished attempt with the reason for every option. */
export function ReviewScreen({ attemptId, filter, onFilter }: ReviewScreenProps) {
  const { t } = useTranslation();
  const review = useQuery(trpc.quizzes.review.queryOptions({ attemptId }));
  const shown = review.data?.questions.filter(matches[filter]);
  if (review.data === undefined && review.error !== null) return <AttemptFailure error={review.error} />;
  return (
    <Page
      title={t('quizzes.review.title')}
      lead={<span lang={review.data?.examLang ?? undefined}>{review.data?.examTitle}</span>}
      width="narrow"
      actions={
        <LinkButton to="/attempts/$attemptId/result" params={{ attemptId }} variant="default">
          {t('quizzes.review.back')}
        </LinkButton>
      }
    >
      <SegmentedControl
        size="md"
        className={classes['filter'] ?? ''}
        aria-label={t('quizzes.review.filter')}
        value={filter}
        onChange={(value) => onFilter(reviewFilters.find((one) => one === value) ?? 'all')}
        data={reviewFilters.map((value) => ({ value, label: t(`quizzes.review.${value}`) }))}
      />
      <FailureNote error={review.error} />
      {review.isPending && <Skeleton height={320} radius="lg" />}
      <ImageSizes images={review.data?.images}>
        {shown?.map((question) => (
          <ReviewQuestion
            attemptId={attemptId}
            isOwn={review.data?.mode === 'study'}
            key={question.position}
            question={question}
            total={review.data?.questions.length ?? 0}
          />
        ))}
      </ImageSizes>
      {shown?.length === 0 && (
        <Card>
          <EmptyState
            icon={<IconCircleCheck />}
            title={t(
              filter === 'flagged' ? 'quizzes.review.emptyFlaggedTitle' : 'quizzes.review.emptyWrongTitle',
            )}
            text={t('quizzes.review.emptyText')}
          />
        </Card>
      )}
    </Page>
  );
}

const matches: Record<ReviewFilter, (question: Question) => boolean> = {
  all: () => true,
  wrong: ({ isCorrect }) => !isCorrect,
  flagged: ({ isFlagged }) => isFlagged,
};
