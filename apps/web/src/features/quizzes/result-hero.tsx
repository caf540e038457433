import { RingProgress } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { COUNTED_FROM_ANSWERS } from '@studyhall/domain/gamification/quiz-activity';
import { IconClock, IconFlame, IconSparkles, IconTrophy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { TextLink } from '../../ui/links.tsx';
import { clockText } from './countdown.ts';
import { percentText } from './format.ts';
import classes from './result-hero.module.css';

type Result = RouterOutputs['quizzes']['getResult'];

/** The score in a ring, whether it is enough, and what the quiz was worth. */
export function ResultHero({ result }: { readonly result: Result }) {
  const { t, i18n } = useTranslation();
  const { scorePercent, correctAnswers, totalQuestions, xpEarned } = result;
  // A level has a pass mark of its own.
  const { hasPassed, passPercent } = result.level ?? result;
  const score = percentText(scorePercent, i18n.language);
  return (
    <Card padding="roomy" className={classes['hero']}>
      <RingProgress
        size={168}
        thickness={14}
        roundCaps
        rootColor="var(--surface-sunken)"
        sections={[{ value: scorePercent, color: hasPassed ? 'var(--good)' : 'var(--brand)' }]}
        label={<p className={classes['score']}>{score} %</p>}
        aria-label={`${score} %`}
        role="img"
      />
      <div className={classes['words']}>
        <p className={classes['verdict']} data-passed={hasPassed}>
          {t(hasPassed ? 'quizzes.result.passed' : 'quizzes.result.failed')}
        </p>
        <p>
          {t('quizzes.result.right', { correct: correctAnswers, total: totalQuestions })} ·{' '}
          {t('quizzes.result.passMark', { percent: passPercent })}
        </p>
        <ul className={classes['facts']}>
          <Fact icon={<IconSparkles size={20} aria-hidden />}>
            {t('quizzes.result.xp', { xp: xpEarned })}
          </Fact>
          {result.levelAfter > result.levelBefore && (
            <Fact icon={<IconTrophy size={20} aria-hidden />}>
              {t('quizzes.result.levelUp', { level: result.levelAfter })}
            </Fact>
          )}
          <Fact icon={<IconFlame size={20} aria-hidden />}>
            {t('quizzes.result.streak', { count: result.streakAfter })}
          </Fact>
          <Fact icon={<IconClock size={20} aria-hidden />}>{clockText(result.timeTakenSeconds)}</Fact>
        </ul>
        <WhatCounted result={result} />
      </div>
    </Card>
  );
}

/** Why it is not more, in a line, and where the rules are. */
function WhatCounted({ result }: { readonly result: Result }) {
  const { t } = useTranslation();
  const { repeatedAnswers: repeated, totalQuestions: total, isCounted } = result;
  return (
    <p className={classes['counted']}>
      {!isCounted && <>{t('quizzes.result.notCounted', { from: COUNTED_FROM_ANSWERS })} </>}
      {repeated > 0 && <>{t('quizzes.result.repeated', { repeated, total })} </>}
      <TextLink to="/rules">{t('quizzes.result.rules')}</TextLink>
    </p>
  );
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={classes['fact']}>
      {icon}
      {children}
    </li>
  );
}
