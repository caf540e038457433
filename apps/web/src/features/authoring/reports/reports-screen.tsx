import { NativeSelect, Skeleton } from '@mantine/core';
import { questionReportStates } from '@studyhall/domain/quizzes/question-reports';
import { IconMessageReport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import classes from '../authoring.module.css';
import { ReportedQuestion, titleIdOf } from './reported-question.tsx';

interface ReportsFilter {
  /** What became of them; undefined: nothing yet. */
  readonly state?: 'fixed' | 'answered' | undefined;
  readonly exam?: string | undefined;
}

interface ReportsScreenProps extends ReportsFilter {
  readonly cursor?: string | undefined;
}

/** Each question with all that learners reported of it together: what they saw, and what to do about it. */
export function ReportsScreen({ state, exam, cursor }: ReportsScreenProps) {
  const { t } = useTranslation();
  const shown = state ?? 'open';
  const { data, error } = useQuery(
    trpc.quizzes.listQuestionReports.queryOptions({ state: shown, examCode: exam, cursor, limit: 10 }),
  );
  return (
    <Page
      title={t('desk.reports.title')}
      lead={t('desk.reports.lead')}
      actions={
        <LinkButton to="/admin/bank" variant="default">
          {t('bank.exams.title')}
        </LinkButton>
      }
    >
      <Filters filter={{ state, exam }} />
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={320} radius="lg" />}
      {data?.items.length === 0 && (
        <Card>
          <EmptyState
            icon={<IconMessageReport size={30} />}
            title={t(`desk.reports.empty.${shown}`)}
            text={t('desk.reports.emptyText')}
          />
        </Card>
      )}
      {data?.items.map((reported, index) => (
        <ReportedQuestion
          key={reported.questionId}
          reported={reported}
          isOpen={shown === 'open'}
          onGone={() => focusAt(data.items[index + 1] ?? data.items[index - 1])}
        />
      ))}
      <Pages filter={{ state, exam }} cursor={cursor} nextCursor={data?.nextCursor ?? null} />
    </Page>
  );
}

/** To a card beside it, or to the top where there is none: the button that was pressed goes with its card. */
function focusAt(beside: Parameters<typeof titleIdOf>[0] | undefined): void {
  const title = beside === undefined ? null : document.getElementById(titleIdOf(beside));
  (title ?? document.querySelector<HTMLElement>('#content h1'))?.focus();
}

function Filters({ filter }: { readonly filter: ReportsFilter }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const exams = useQuery(trpc.quizzes.listAllExams.queryOptions());
  const { state, exam } = filter;
  return (
    <search className={classes['stack']}>
      <nav aria-label={t('desk.reports.state')} className={classes['orders']}>
        {questionReportStates.map((one) => (
          <LinkButton
            key={one}
            to="/admin/bank/reports"
            search={{ exam, state: one === 'open' ? undefined : one }}
            variant={one === (state ?? 'open') ? 'light' : 'default'}
            aria-current={one === (state ?? 'open') ? 'page' : undefined}
          >
            {t(`desk.reports.states.${one}`)}
          </LinkButton>
        ))}
      </nav>
      <NativeSelect
        size="md"
        maw={420}
        label={t('desk.reports.exam')}
        value={exam ?? ''}
        data={[
          { value: '', label: t('desk.reports.allExams') },
          ...(exams.data ?? []).map(({ code, title }) => ({ value: code, label: title })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          void navigate({
            to: '/admin/bank/reports',
            search: { state, exam: value === '' ? undefined : value },
            replace: true,
            resetScroll: false,
          })
        }
      />
    </search>
  );
}

interface PagesProps {
  readonly filter: ReportsFilter;
  readonly cursor: string | undefined;
  readonly nextCursor: string | null;
}

/** The place in the list stands in the address, too. */
function Pages({ filter, cursor, nextCursor }: PagesProps) {
  const { t } = useTranslation();
  if (cursor === undefined && nextCursor === null) return null;
  return (
    <nav aria-label={t('desk.reports.pages')} className={classes['actions']}>
      {cursor !== undefined && (
        <LinkButton to="/admin/bank/reports" search={filter} variant="default">
          {t('desk.reports.newest')}
        </LinkButton>
      )}
      {nextCursor !== null && (
        <LinkButton to="/admin/bank/reports" search={{ ...filter, cursor: nextCursor }} variant="default">
          {t('desk.reports.older')}
        </LinkButton>
      )}
    </nav>
  );
}
