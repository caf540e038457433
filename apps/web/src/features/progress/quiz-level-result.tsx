import type { RouterOutputs } from '@studyhall/client';
import { IconCircleCheck, IconTarget } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { LevelOnward } from './level-onward.tsx';
import classes from './quiz-level-result.module.css';

type QuizLevel = NonNullable<RouterOutputs['quizzes']['getResult']['level']>;

/** What a quiz meant for the level it was taken for, and where that leads. */
export function QuizLevelResult({ level }: { readonly level: QuizLevel }) {
  const { t } = useTranslation();
  const { courseSlug, courseTitle, position, hasPassed, passPercent, nextPosition, isCourseCompleted } =
    level;
  const Icon = hasPassed ? IconCircleCheck : IconTarget;
  return (
    <Card className={classes['result']} data-passed={hasPassed}>
      <Icon size={34} className={classes['icon']} aria-hidden />
      <div className={classes['words']}>
        <h2 className={classes['title']}>
          {t(hasPassed ? 'progress.quiz.resultPassed' : 'progress.quiz.resultFailed', {
            position,
            course: courseTitle,
          })}
        </h2>
        <p>
          {hasPassed
            ? level.title
            : `${t('progress.quiz.passMark', { percent: passPercent })}. ${t('progress.quiz.resultFailedText')}`}
        </p>
      </div>
      {hasPassed ? (
        <LevelOnward slug={courseSlug} nextPosition={nextPosition} isCourseCompleted={isCourseCompleted} />
      ) : (
        <LinkButton to="/courses/$slug/$position" params={{ slug: courseSlug, position: String(position) }}>
          {t('progress.quiz.again')}
        </LinkButton>
      )}
    </Card>
  );
}
