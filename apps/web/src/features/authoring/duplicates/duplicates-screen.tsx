import { Button, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { plainWords } from '@studyhall/domain/quizzes/plain-words';
import { IconCopy } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton, TextLink } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { goingOn, PagedRows } from '../../../ui/paged-rows.tsx';
import classes from '../authoring.module.css';
import { StatusBadge } from '../bank/status-badge.tsx';

type Group = RouterOutputs['quizzes']['listDuplicates']['items'][number];
type Question = Group['questions'][number];

/** Questions of all exams of an author that may be one, group by group. */
export function DuplicatesScreen({ exam }: { readonly exam?: string | undefined }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(
    trpc.quizzes.listDuplicates.infiniteQueryOptions({ examCode: exam, limit: 20 }, goingOn),
  );
  return (
    <Page
      title={t('desk.duplicates.title')}
      lead={t('desk.duplicates.lead')}
      actions={
        <LinkButton to="/admin/bank" variant="default">
          {t('bank.exams.title')}
        </LinkButton>
      }
    >
      <ExamFilter exam={exam} />
      <PagedRows
        query={query}
        empty={query.hasNextPage ? <p>{t('desk.duplicates.looking')}</p> : <None />}
        more={t('desk.duplicates.more')}
      >
        {(group) => <GroupCard key={group.questions[0]?.questionId} group={group} />}
      </PagedRows>
    </Page>
  );
}

function None() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<IconCopy size={30} />}
        title={t('desk.duplicates.none')}
        text={t('desk.duplicates.noneText')}
      />
    </Card>
  );
}

function ExamFilter({ exam }: { readonly exam: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const exams = useQuery(trpc.quizzes.listAllExams.queryOptions());
  return (
    <search>
      <NativeSelect
        size="md"
        maw={420}
        label={t('desk.duplicates.exam')}
        value={exam ?? ''}
        data={[
          { value: '', label: t('desk.duplicates.allExams') },
          ...(exams.data ?? []).map(({ code, title }) => ({ value: code, label: title })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          void navigate({
            to: '/admin/bank/duplicates',
            search: { exam: value === '' ? undefined : value },
            replace: true,
            resetScroll: false,
          })
        }
      />
    </search>
  );
}

function GroupCard({ group: { identical, questions } }: { readonly group: Group }) {
  const { t } = useTranslation();
  const id = `group-${questions[0]?.questionId}`;
  return (
    <li>
      <Card aria-labelledby={id}>
        <div className={classes['stack']}>
          <h2 id={id} className={classes['focusable']}>
            {t(identical ? 'desk.duplicates.identical' : 'desk.duplicates.alike')}
          </h2>
          <ul className={classes['said']}>
            {questions.map((question) => (
              <QuestionRow key={question.questionId} question={question} />
            ))}
          </ul>
        </div>
      </Card>
    </li>
  );
}

function QuestionRow({ question }: { readonly question: Question }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, error, isPending } = useMutationOnce(
    trpc.quizzes.setQuestionStatus.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t('desk.duplicates.retired'), color: 'brand' });
        // Its row goes, and the button that was pressed with it.
        document.querySelector<HTMLElement>('#content h1')?.focus();
        await queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() });
      },
    }),
  );
  const { questionId, examCode, externalId, text, textFormat, status, answered } = question;
  const words = plainWords(text, textFormat);
  const facts = [
    examCode,
    ...(externalId === null ? [] : [externalId]),
    t('desk.duplicates.answered', { count: answered }),
  ];
  return (
    <li>
      <TextLink
        to="/admin/bank/$code/questions/$questionId"
        params={{ code: examCode, questionId }}
        search={{ from: 'duplicates' }}
        className={classes['link'] ?? ''}
      >
        {words}
      </TextLink>
      <p className={classes['soft']}>{facts.join(' · ')}</p>
      <div className={classes['actions']}>
        <StatusBadge status={status} />
        <Button
          variant="default"
          loading={isPending}
          aria-label={t('desk.duplicates.retireOf', { text: words })}
          onClick={() => mutate({ questionIds: [questionId], status: 'retired' })}
        >
          {t('desk.duplicates.retire')}
        </Button>
      </div>
      <FailureNote error={error} />
    </li>
  );
}
