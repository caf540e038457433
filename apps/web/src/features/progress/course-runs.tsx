import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../ui/card.tsx';
import { dayText } from '../../ui/dates.ts';
import classes from './course-runs.module.css';
import type { Course, Enrolment } from './types.ts';

/** Every run of the course, newest first. */
export function CourseRuns({ course }: { readonly course: Course }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="runs">
      <CardTitle id="runs">{t('progress.course.runs')}</CardTitle>
      <ol className={classes['runs']}>
        {course.runs.map((run) => (
          <Run key={run.enrolmentId} run={run} levelCount={course.levelCount} />
        ))}
      </ol>
    </Card>
  );
}

function Run({ run, levelCount }: { readonly run: Enrolment; readonly levelCount: number }) {
  const { t, i18n } = useTranslation();
  const { completedAt, startedAt, stars, maxStars, passedLevels } = run;
  const when =
    completedAt === null
      ? t('progress.course.runOpen', { date: dayText(startedAt, i18n.language) })
      : t('progress.course.runDone', { date: dayText(completedAt, i18n.language) });
  return (
    <li className={classes['run']}>
      <p>
        <span className={classes['name']}>{t('progress.course.run', { run: run.run })}</span>{' '}
        <span className={classes['when']}>{when}</span>
      </p>
      <p className={classes['facts']}>
        {t('progress.courses.passed', { passed: passedLevels, count: levelCount })}
        {maxStars > 0 && ` · ${t('progress.course.runStars', { stars, max: maxStars })}`}
      </p>
    </li>
  );
}
