import { Group, Skeleton } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { isTitled } from '@studyhall/domain/quizzes/domain-label';
import { shows } from '@studyhall/domain/quizzes/terms-review';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { celebrate } from '../../ui/celebrate.ts';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { Unlocked } from '../gamification/unlocked.tsx';
import { QuizLevelResult } from '../progress/quiz-level-result.tsx';
import { AttemptFailure } from './attempt-failure.tsx';
import { percentText } from './format.ts';
import { LateNote } from './late-note.tsx';
import { markOf, ResultHero } from './result-hero.tsx';
import classes from './result-screen.module.css';

/** How long after its submission a result is news. */
const FRESH_MS = 60_000;
const celebrated = new Set<string>();

type Result = RouterOutputs['quizzes']['getResult'];

/** How an attempt ended: the score, what it earned, and where to go on. */
export function ResultScreen({ attemptId }: { readonly attemptId: string }) {
  const { t } = useTranslation();
  const result = useQuery(trpc.quizzes.getResult.queryOptions({ attemptId }));
  useEffect(() => {
    if (result.data === undefined || celebrated.has(attemptId)) return;
    celebrated.add(attemptId);
    const isFresh = Date.now() - result.data.submittedAt.getTime() < FRESH_MS;
    if (isFresh && markOf(result.data).hasPassed === true) void celebrate();
  }, [attemptId, result.data]);
  if (result.data === undefined)
    return result.error === null ? (
      <Skeleton height={420} radius="lg" />
    ) : (
      <AttemptFailure error={result.error} />
    );
  const { examTitle, examLang, examCode, mode, domains, level, shown } = result.data;
  return (
    <Page
      title={t('quizzes.result.title')}
      lead={
        level === null ? (
          <>
            <span lang={examLang ?? undefined}>{examTitle}</span> · {t(`mode.${mode}`)}
          </>
        ) : (
          `${level.courseTitle} · ${level.title}`
        )
      }
    >
      <ResultHero result={result.data} />
      <LateNote result={result.data} />
      {level !== null && <QuizLevelResult level={level} />}
      <Unlocked result={result.data} />
      {domains.length > 0 && <ByDomain domains={domains} />}
      <Group className={classes['next']}>
        {shows(shown, 'verdicts') && (
          <LinkButton
            to="/attempts/$attemptId/review"
            params={{ attemptId }}
            size="md"
            variant={level === null ? 'filled' : 'default'}
          >
            {t('quizzes.result.review')}
          </LinkButton>
        )}
        {level === null && (
          <LinkButton to="/exams/$code" params={{ code: examCode }} size="md" variant="default">
            {t('quizzes.result.again')}
          </LinkButton>
        )}
        <LinkButton to="/home" size="md" variant="subtle">
          {t('quizzes.result.home')}
        </LinkButton>
      </Group>
    </Page>
  );
}

function ByDomain({ domains }: Pick<Result, 'domains'>) {
  const { t, i18n } = useTranslation();
  return (
    <Card aria-labelledby="by-domain">
      <CardTitle id="by-domain">{t('quizzes.result.domains')}</CardTitle>
      <ul className={classes['domains']}>
        {domains.map(({ code, title, correct, total, scorePercent }) => (
          <li key={code} className={classes['domain']}>
            <p>
              {isTitled({ code, title }) && <span className={classes['code']}>{code}</span>} {title}
            </p>
            <p className={classes['share']}>
              {t('quizzes.result.right', { correct, total })} · {percentText(scorePercent, i18n.language)} %
            </p>
            <div className={classes['track']} aria-hidden>
              <div className={classes['fill']} style={{ width: `${scorePercent}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
