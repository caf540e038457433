import { Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { isTitled } from '@studyhall/domain/quizzes/domain-label';
import { IconBook2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { PremiumBadge } from '../billing/premium/premium-badge.tsx';
import { PremiumGate } from '../billing/premium/premium-gate.tsx';
import { useOffers } from '../billing/premium/use-offers.ts';
import classes from './exam-screen.module.css';
import { StartForm } from './start-form.tsx';

type Exam = RouterOutputs['quizzes']['listExams'][number];

/** One exam: what it covers, and the form that starts a quiz. */
export function ExamScreen({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const exams = useQuery(trpc.quizzes.listExams.queryOptions());
  const offer = useOffers()(`exam:${code}`);
  const isGuest = useViewer().role === 'guest';
  if (exams.error !== null) return <FailureNote error={exams.error} />;
  if (exams.data === undefined) return <Skeleton height={420} radius="lg" />;
  const exam = exams.data.find((one) => one.code === code);
  if (exam === undefined) {
    return (
      <EmptyState
        icon={<IconBook2 />}
        title={t('quizzes.exam.notOffered')}
        text={t('quizzes.exam.notOfferedText')}
        action={
          <>
            <LinkButton to="/exams">{t('quizzes.exams.title')}</LinkButton>
            <LinkButton to="/history" search={{}} variant="default">
              {t('quizzes.history.title')}
            </LinkButton>
          </>
        }
      />
    );
  }
  return (
    <Page
      title={exam.title}
      lead={exam.description}
      lang={exam.lang}
      actions={
        isGuest ? undefined : (
          <LinkButton to="/games/new" search={{ exam: code }} variant="default">
            {t('quizzes.exam.host')}
          </LinkButton>
        )
      }
    >
      <div className={classes['columns']}>
        <Card padding="roomy" aria-labelledby="start">
          <CardTitle id="start" aside={offer?.isOpen === true && <PremiumBadge offer={offer} />}>
            {t('quizzes.exam.start')}
          </CardTitle>
          <PremiumGate offer={offer}>
            <StartForm exam={exam} />
          </PremiumGate>
        </Card>
        <Domains exam={exam} />
      </div>
    </Page>
  );
}

function Domains({ exam }: { readonly exam: Exam }) {
  const { t } = useTranslation();
  const totalWeight = exam.domains.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Card aria-labelledby="domains">
      <CardTitle id="domains">{t('quizzes.exam.domains')}</CardTitle>
      <ul className={classes['domains']}>
        {exam.domains.map(({ code, title, weight, questions }) => {
          const percent = Math.round((weight * 100) / totalWeight);
          return (
            <li key={code} className={classes['domain']}>
              <p>
                {isTitled({ code, title }) && <span className={classes['code']}>{code}</span>} {title}
              </p>
              <div className={classes['track']} aria-hidden>
                <div className={classes['fill']} style={{ width: `${percent}%` }} />
              </div>
              <p className={classes['share']}>
                {t('quizzes.exam.share', { percent })} · {t('quizzes.exams.questions', { count: questions })}
              </p>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
