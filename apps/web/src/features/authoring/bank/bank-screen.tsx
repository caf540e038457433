import { Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { isAuthorOfListed } from '@studyhall/domain/auth/rights';
import { IconBooks, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton, TextLink } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import rows from '../../../ui/rows.module.css';
import classes from './bank.module.css';
import { StatusBadge } from './status-badge.tsx';
import { usePhaseWords } from './use-phase-words.ts';

type Exam = RouterOutputs['quizzes']['listAllExams'][number];

/** The exams of an author. Whoever is author of a list is given exams, and makes none. */
export function BankScreen() {
  const { t } = useTranslation();
  const mayMake = !isAuthorOfListed(useViewer());
  const { data, error } = useQuery(trpc.quizzes.listAllExams.queryOptions());
  const ways = (
    <>
      <LinkButton to="/admin/bank/reports" search={{}} variant="default">
        {t('desk.reports.way')}
      </LinkButton>
      <LinkButton to="/admin/bank/duplicates" search={{}} variant="default">
        {t('desk.duplicates.way')}
      </LinkButton>
      <LinkButton to="/admin/bank/imports" search={{}} variant="default">
        {t('imports.past.way')}
      </LinkButton>
    </>
  );
  const make = mayMake && (
    <LinkButton to="/admin/bank/new" leftSection={<IconPlus size={18} aria-hidden />}>
      {t('bank.exams.make')}
    </LinkButton>
  );
  return (
    <Page
      title={t('bank.exams.title')}
      lead={t('bank.exams.lead')}
      actions={
        <>
          {make}
          {ways}
        </>
      }
    >
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={240} radius="lg" />}
      {data?.length === 0 && (
        <Card>
          <EmptyState
            icon={<IconBooks size={30} />}
            title={t('bank.exams.none')}
            text={t(mayMake ? 'bank.exams.noneText' : 'bank.exams.noneGiven')}
            action={make}
          />
        </Card>
      )}
      {data !== undefined && data.length > 0 && (
        <ul className={rows['rows']}>
          {data.map((exam) => (
            <ExamRow key={exam.code} exam={exam} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function ExamRow({ exam }: { readonly exam: Exam }) {
  const { t } = useTranslation();
  const phase = usePhaseWords();
  const { code, title, status, questions, publishedQuestions } = exam;
  const dates = phase(exam);
  return (
    <li className={classes['row']}>
      <div>
        <TextLink to="/admin/bank/$code" params={{ code }} search={{}} className={classes['link'] ?? ''}>
          {title}
        </TextLink>
        <p className={classes['soft']}>
          {[
            code,
            t('bank.exams.questions', { count: questions }),
            t('bank.exams.published', { count: publishedQuestions }),
            ...(dates === null ? [] : [dates]),
          ].join(' · ')}
        </p>
      </div>
      <StatusBadge status={status} />
    </li>
  );
}
