import { RingProgress } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { COUNTED_FROM_ANSWERS } from '@studyhall/domain/gamification/quiz-activity';
import { IconClock, IconFlame, IconSparkles, IconTrophy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { momentText } from '../../ui/dates.ts';
import { TextLink } from '../../ui/links.tsx';
import { clockText } from './countdown.ts';
import { percentText } from './format.ts';
import classes from './result-hero.module.css';

type Result = RouterOutputs['quizzes']['getResult'];

/** The score in a ring, whether it is enough, and what the quiz was worth. */
export function ResultHero({ result }: { readonly result: Result }) {
  const { t } = useTranslation();
  const { scorePercent, xpEarned } = result;
  return (
    <Card padding="roomy" className={classes['hero']}>
      {scorePercent !== null && <Ring score={scorePercent} result={result} />}
      <div className={classes['words']}>
        <ScoreWords result={result} />
        <WhenMore result={result} />
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

/** Whether it is enough, and for that what is: a level has a pass mark of its own. */
export function markOf(result: Result): { readonly hasPassed: boolean | null; readonly passPercent: number } {
  return result.level ?? result;
}

function Ring({ score: percent, result }: { readonly score: number; readonly result: Result }) {
  const { i18n } = useTranslation();
  const score = percentText(percent, i18n.language);
  const color = markOf(result).hasPassed === true ? 'var(--good)' : 'var(--brand)';
  return (
    <RingProgress
      size={168}
      thickness={14}
      roundCaps
      rootColor="var(--surface-sunken)"
      sections={[{ value: percent, color }]}
      label={<p className={classes['score']}>{score} %</p>}
      aria-label={`${score} %`}
      role="img"
    />
  );
}

function ScoreWords({ result }: { readonly result: Result }) {
  const { t } = useTranslation();
  const { correctAnswers: correct, totalQuestions: total } = result;
  const { hasPassed, passPercent: percent } = markOf(result);
  if (hasPassed === null || correct === null)
    return <p className={classes['verdict']}>{t('quizzes.result.hidden')}</p>;
  return (
    <>
      <p className={classes['verdict']} data-passed={hasPassed}>
        {t(hasPassed ? 'quizzes.result.passed' : 'quizzes.result.failed')}
      </p>
      <p>
        {t('quizzes.result.right', { correct, total })} · {t('quizzes.result.passMark', { percent })}
      </p>
      {result.wasEndedByClock && <p>{t('quizzes.result.timeOver')}</p>}
    </>
  );
}

function WhenMore({ result: { moreShownAt } }: { readonly result: Result }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  if (moreShownAt === null) return null;
  return <p>{t('quizzes.result.hiddenUntil', { at: momentText(moreShownAt, i18n.language, timeZone) })}</p>;
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
