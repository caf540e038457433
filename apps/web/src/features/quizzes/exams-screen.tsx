import { Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { examPhaseOf } from '@studyhall/domain/quizzes/exam-phase';
import { IconBook2, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { PremiumBadge } from '../billing/premium/premium-badge.tsx';
import { useOffers } from '../billing/premium/use-offers.ts';
import type { Offer } from '../billing/types.ts';
import classes from './exams-screen.module.css';
import { OpenAttempts } from './open-attempts.tsx';
import { useTermWords } from './term-words.ts';

type Exam = RouterOutputs['quizzes']['listExams'][number];

/** Every exam there is, and the quizzes that wait to be finished. */
export function ExamsScreen() {
  const { t } = useTranslation();
  const exams = useQuery(trpc.quizzes.listExams.queryOptions());
  const offerOf = useOffers();
  const open = useQuery(trpc.quizzes.openAttempts.queryOptions());
  return (
    <Page title={t('quizzes.exams.title')} lead={t('quizzes.exams.lead')}>
      <FailureNote error={exams.error} />
      {(open.data?.length ?? 0) > 0 && <OpenAttempts attempts={open.data ?? []} />}
      {exams.data?.length === 0 && (
        <EmptyState
          icon={<IconBook2 />}
          title={t('quizzes.exams.emptyTitle')}
          text={t('quizzes.exams.emptyText')}
        />
      )}
      <div className={classes['grid']}>
        {exams.isPending && [0, 1, 2, 3].map((tile) => <Skeleton key={tile} height={190} radius="lg" />)}
        {exams.data?.map((exam) => (
          <ExamTile key={exam.code} exam={exam} offer={offerOf(`exam:${exam.code}`)} />
        ))}
      </div>
    </Page>
  );
}

/** The term that a phase is for a learner. */
const dated = {
  opens: { kind: 'exam-not-open-yet', isHindrance: true },
  closed: { kind: 'exam-closed', isHindrance: true },
  closes: { kind: 'closes', isHindrance: false },
} as const;

interface ExamTileProps {
  readonly exam: Exam;
  readonly offer: Offer | undefined;
}

function ExamTile({ exam, offer }: ExamTileProps) {
  const { t } = useTranslation();
  const words = useTermWords();
  const { myQuizzes, myBestPercent } = exam;
  const { kind, at } = examPhaseOf({ ...exam, status: 'published' }, new Date());
  return (
    <Link to="/exams/$code" params={{ code: exam.code }} className={classes['tile']}>
      <h2 className={classes['title']} lang={exam.lang ?? undefined}>
        {exam.title}
      </h2>
      <p className={classes['text']} lang={exam.lang ?? undefined}>
        {exam.description}
      </p>
      <PremiumBadge offer={offer} />
      <p className={classes['facts']}>
        {at !== null && <strong>{words({ ...dated[kind], at })}</strong>}
        <span>{t('quizzes.exams.questions', { count: exam.publishedQuestions })}</span>
        <span>
          {myQuizzes === 0 ? t('quizzes.exams.notTaken') : t('quizzes.exams.taken', { count: myQuizzes })}
          {myBestPercent !== null && ` · ${t('quizzes.exams.best', { percent: myBestPercent })}`}
        </span>
      </p>
      <IconChevronRight className={classes['chevron']} aria-hidden />
    </Link>
  );
}
