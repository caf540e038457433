import { Button, Skeleton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { MarkingCard } from './marking-card.tsx';
import { placeOf, useMarking } from './use-marking.ts';

/** Answers in words to an exam that wait for a mark, one after the other. */
export function MarkingScreen({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const exam = useQuery(trpc.quizzes.getExam.queryOptions({ examCode: code }));
  const marking = useMarking(code);
  const { query, answer, answers, marked } = marking;
  const isLoading = query.isPending || (answer === undefined && query.isFetchingNextPage);
  return (
    <Page
      title={t('desk.marking.title')}
      lead={t('desk.marking.lead', { exam: exam.data?.title ?? code })}
      actions={
        <LinkButton to="/admin/bank/$code" params={{ code }} search={{}} variant="default">
          {t('desk.marking.back')}
        </LinkButton>
      }
    >
      <FailureNote error={exam.error ?? query.error} />
      {isLoading && exam.error === null && query.error === null && <Skeleton height={420} radius="lg" />}
      {answer !== undefined && (
        <MarkingCard key={placeOf(answer)} code={code} answer={answer} marking={marking} />
      )}
      {!isLoading && query.data !== undefined && exam.error === null && answer === undefined && (
        <Card>
          <EmptyState
            icon={<IconCircleCheck size={30} />}
            title={marked === 0 ? t('desk.marking.none') : t('desk.marking.done', { count: marked })}
            text={t('desk.marking.noneText')}
            action={
              <>
                <Button variant="default" size="md" onClick={() => void marking.again()}>
                  {t('desk.marking.again')}
                </Button>
                {answers.length > 0 && (
                  <Button variant="subtle" size="md" onClick={() => marking.goTo(answers.length - 1)}>
                    {t('desk.marking.previous')}
                  </Button>
                )}
              </>
            }
          />
        </Card>
      )}
    </Page>
  );
}
