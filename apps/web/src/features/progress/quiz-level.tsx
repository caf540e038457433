import { Button } from '@mantine/core';
import { IconBook2, IconListCheck, IconPlayerPlayFilled, IconTarget } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { rememberStart } from '../../kernel/start-keys.ts';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { PremiumRefusal } from '../billing/premium/premium-gate.tsx';
import { LevelBar } from './level-bar.tsx';
import { LevelOnward } from './level-onward.tsx';
import classes from './quiz-level.module.css';
import type { LevelOf } from './types.ts';
import { useForgetProgress } from './use-forget-progress.ts';

/** A quiz that has to be passed: what it asks for, and the way into the runner. */
export function QuizLevel({ level }: { readonly level: LevelOf<'quiz'> }) {
  const { t } = useTranslation();
  const { examTitle, questionCount, passPercent, bestPercent } = level;
  return (
    <>
      <LevelBar level={level} />
      <Card padding="roomy" className={classes['card']}>
        <p className={classes['summary']} lang={level.lang ?? undefined}>
          {level.summary}
        </p>
        <ul className={classes['facts']}>
          <li>
            <IconListCheck size={22} aria-hidden /> {t('progress.quiz.questions', { count: questionCount })}
          </li>
          <li>
            <IconTarget size={22} aria-hidden /> {t('progress.quiz.passMark', { percent: passPercent })}
          </li>
          <li>
            <IconBook2 size={22} aria-hidden />
            {t('progress.quiz.exam', { exam: examTitle })} · <Scope level={level} />
          </li>
        </ul>
        {bestPercent !== null && (
          <p className={classes['best']} data-passed={bestPercent >= passPercent}>
            {t('progress.quiz.best', { percent: Math.round(bestPercent) })}
          </p>
        )}
        <p className={classes['rules']}>{t('progress.quiz.rules')}</p>
        <Actions level={level} />
      </Card>
    </>
  );
}

/** Which part of its exam a level asks about. */
function Scope({ level }: { readonly level: LevelOf<'quiz'> }) {
  const { t } = useTranslation();
  if (level.topics.length > 0) return t('progress.quiz.taught');
  if (level.domainCode === null) return t('progress.quiz.allDomains');
  return t('progress.quiz.domain', { domain: level.domainCode });
}

function Actions({ level }: { readonly level: LevelOf<'quiz'> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const forgetProgress = useForgetProgress();
  const { enrolmentId, levelId, examCode, domainCode, questionCount, openAttemptId, state } = level;
  /** One key for this screen: a second press, or an answer that got lost, starts no second attempt. */
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const start = useMutation(
    trpc.quizzes.start.mutationOptions({
      onSuccess: async ({ attemptId, isByThisKey }) => {
        // One that went on already was begun elsewhere, or by another tab that has remembered it.
        if (isByThisKey) rememberStart(attemptId, idempotencyKey);
        forgetProgress();
        await navigate({ to: '/attempts/$attemptId', params: { attemptId } });
      },
    }),
  );
  const hasPassed = state === 'passed';
  return (
    <>
      <PremiumRefusal error={start.error} />
      <div className={classes['actions']}>
        {openAttemptId !== null ? (
          <LinkButton
            to="/attempts/$attemptId"
            params={{ attemptId: openAttemptId }}
            size="lg"
            leftSection={<IconPlayerPlayFilled size={18} aria-hidden />}
          >
            {t('progress.quiz.resume')}
          </LinkButton>
        ) : (
          <Button
            size="lg"
            variant={hasPassed ? 'default' : 'filled'}
            loading={start.isPending}
            onClick={() =>
              start.mutate({
                examCode,
                mode: 'exam',
                questionCount,
                idempotencyKey,
                ...(domainCode !== null && { domainCodes: [domainCode] }),
                level: { enrolmentId, levelId },
              })
            }
          >
            {t(hasPassed || level.bestPercent !== null ? 'progress.quiz.again' : 'progress.quiz.start')}
          </Button>
        )}
        {hasPassed && (
          <LevelOnward
            slug={level.courseSlug}
            nextPosition={level.position < level.levelCount ? level.position + 1 : null}
            isCourseCompleted={level.isCourseCompleted}
          />
        )}
      </div>
    </>
  );
}
