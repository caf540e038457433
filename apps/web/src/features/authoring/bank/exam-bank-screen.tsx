import { Button, Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { plainWords } from '@studyhall/domain/quizzes/plain-words';
import {
  IconChartBar,
  IconFileExport,
  IconFileImport,
  IconPencilCheck,
  IconPlus,
  IconSettings,
  IconWriting,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton, TextLink } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import rows from '../../../ui/rows.module.css';
import classes from './bank.module.css';
import type { BankFilter } from './bank-filter.ts';
import { ExamStatusCard } from './exam-status-card.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { QuestionFilters } from './question-filters.tsx';
import { StatusBadge } from './status-badge.tsx';

type Question = RouterOutputs['quizzes']['listQuestions']['items'][number];

interface ExamBankScreenProps extends BankFilter {
  readonly code: string;
  readonly cursor?: string | undefined;
}

const ON_A_PAGE = 30;

/** The questions of an exam, and what is done with all of them. */
export function ExamBankScreen({ code, cursor, ...filter }: ExamBankScreenProps) {
  const { t } = useTranslation();
  const exam = useQuery(trpc.quizzes.getExam.queryOptions({ examCode: code }));
  const { search, domain: domainCode, status, type } = filter;
  const { data, error } = useQuery(
    trpc.quizzes.listQuestions.queryOptions(
      { examCode: code, search, domainCode, status, type, cursor, limit: ON_A_PAGE },
      { placeholderData: keepPreviousData },
    ),
  );
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  const isEmpty = data?.items.length === 0 && !isNarrowed && cursor === undefined;
  return (
    <Page
      title={exam.data?.title ?? code}
      lead={t('bank.list.lead')}
      width="wide"
      actions={<Ways code={code} filter={filter} />}
    >
      <FailureNote error={exam.error ?? error} />
      {data === undefined && error === null && <Skeleton height={320} radius="lg" />}
      {exam.data !== undefined && <ExamStatusCard exam={exam.data} />}
      {isEmpty && <NoQuestion code={code} />}
      {data !== undefined && !isEmpty && (
        <>
          <h2>{t('bank.list.title')}</h2>
          <QuestionFilters code={code} filter={filter} />
          {data.items.length === 0 ? (
            <NothingFound code={code} />
          ) : (
            <ul className={rows['rows']}>
              {data.items.map((question) => (
                <QuestionRow key={question.questionId} code={code} question={question} />
              ))}
            </ul>
          )}
        </>
      )}
      <Pages code={code} filter={filter} cursor={cursor} nextCursor={data?.nextCursor ?? null} />
    </Page>
  );
}

interface WaysProps {
  readonly code: string;
  readonly filter: BankFilter;
}

function Ways({ code, filter }: WaysProps) {
  const { t } = useTranslation();
  const [isExporting, setIsExporting] = useState(false);
  const params = { code };
  return (
    <>
      <LinkButton
        to="/admin/bank/$code/questions/new"
        params={params}
        search={{}}
        leftSection={<IconPlus size={18} aria-hidden />}
      >
        {t('bank.list.add')}
      </LinkButton>
      <LinkButton
        to="/admin/bank/$code/import"
        params={params}
        variant="default"
        leftSection={<IconFileImport size={18} aria-hidden />}
      >
        {t('bank.list.import')}
      </LinkButton>
      <Button
        variant="default"
        leftSection={<IconFileExport size={18} aria-hidden />}
        onClick={() => setIsExporting(true)}
      >
        {t('bank.list.export')}
      </Button>
      <ExportDialog code={code} filter={filter} isOpen={isExporting} onClose={() => setIsExporting(false)} />
      <LinkButton
        to="/admin/bank/$code/settings"
        params={params}
        variant="default"
        leftSection={<IconSettings size={18} aria-hidden />}
      >
        {t('bank.list.settings')}
      </LinkButton>
      <LinkButton
        to="/admin/statistics/$code"
        params={params}
        search={{}}
        variant="default"
        leftSection={<IconChartBar size={18} aria-hidden />}
      >
        {t('bank.list.statistics')}
      </LinkButton>
      <LinkButton
        to="/admin/bank/$code/marking"
        params={params}
        variant="default"
        leftSection={<IconPencilCheck size={18} aria-hidden />}
      >
        {t('desk.marking.way')}
      </LinkButton>
      <LinkButton to="/admin/bank/reports" search={{ exam: code }} variant="default">
        {t('desk.reports.way')}
      </LinkButton>
    </>
  );
}

function QuestionRow({ code, question }: { readonly code: string; readonly question: Question }) {
  const { t } = useTranslation();
  const { questionId, externalId, text, textFormat, type, domainCode, status } = question;
  const facts = [...(externalId === null ? [] : [externalId]), domainCode, t(`bank.types.${type}`)];
  return (
    <li className={classes['row']}>
      <div>
        <TextLink
          to="/admin/bank/$code/questions/$questionId"
          params={{ code, questionId }}
          className={classes['link'] ?? ''}
        >
          <span className={classes['question']}>{plainWords(text, textFormat)}</span>
        </TextLink>
        <p className={classes['soft']}>{facts.join(' · ')}</p>
      </div>
      <StatusBadge status={status} />
    </li>
  );
}

function NoQuestion({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<IconWriting size={30} />}
        title={t('bank.list.none')}
        text={t('bank.list.noneText')}
        action={
          <div className={classes['actions']}>
            <LinkButton to="/admin/bank/$code/questions/new" params={{ code }} search={{}}>
              {t('bank.list.first')}
            </LinkButton>
            <LinkButton to="/admin/bank/$code/import" params={{ code }} variant="default">
              {t('bank.list.importFirst')}
            </LinkButton>
          </div>
        }
      />
    </Card>
  );
}

function NothingFound({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<IconWriting size={30} />}
        title={t('bank.list.nothing')}
        text={t('bank.list.nothingText')}
        action={
          <LinkButton to="/admin/bank/$code" params={{ code }} search={{}} variant="default">
            {t('bank.list.all')}
          </LinkButton>
        }
      />
    </Card>
  );
}

interface PagesProps {
  readonly code: string;
  readonly filter: BankFilter;
  readonly cursor: string | undefined;
  readonly nextCursor: string | null;
}

/** The place in the list stands in the address, too. */
function Pages({ code, filter, cursor, nextCursor }: PagesProps) {
  const { t } = useTranslation();
  if (cursor === undefined && nextCursor === null) return null;
  return (
    <nav aria-label={t('bank.list.pages')} className={classes['actions']}>
      {cursor !== undefined && (
        <LinkButton to="/admin/bank/$code" params={{ code }} search={filter} variant="default">
          {t('bank.list.firstPage')}
        </LinkButton>
      )}
      {nextCursor !== null && (
        <LinkButton
          to="/admin/bank/$code"
          params={{ code }}
          search={{ ...filter, cursor: nextCursor }}
          variant="default"
        >
          {t('bank.list.nextPage')}
        </LinkButton>
      )}
    </nav>
  );
}
