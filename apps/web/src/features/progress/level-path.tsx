import { IconBook2, IconCheck, IconCode, IconListCheck, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './level-path.module.css';
import { Stars } from './stars.tsx';
import type { Course, CourseLevel } from './types.ts';

const ICONS = { turtle: IconCode, reading: IconBook2, quiz: IconListCheck } as const;

/** The levels as stones of a path: passed, open, and still to come. */
export function LevelPath({ course }: { readonly course: Course }) {
  return (
    <ol className={classes['path']}>
      {course.levels.map((level) => (
        <li key={level.levelId} className={classes['step']} data-state={level.state}>
          <Way />
          <Stone level={level} />
          <Words level={level} course={course} />
        </li>
      ))}
    </ol>
  );
}

/** The bend to the next stone, as high as what stands beside it. */
function Way() {
  return (
    <svg className={classes['way']} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
      <path d="M0 0C0 60 100 40 100 100" />
    </svg>
  );
}

function Stone({ level: { kind, state } }: { readonly level: CourseLevel }) {
  const Icon = state === 'passed' ? IconCheck : state === 'locked' ? IconLock : ICONS[kind];
  return (
    <span className={classes['stone']} aria-hidden>
      <Icon size={28} stroke={2.2} />
    </span>
  );
}

interface WordsProps {
  readonly level: CourseLevel;
  readonly course: Course;
}

function Words({ level, course }: WordsProps) {
  const { t } = useTranslation();
  const { kind, state, title, summary, lang, position, stars, xp } = level;
  const isReachable = state !== 'locked' && course.enrolment !== null;
  return (
    <div className={classes['words']}>
      <p className={classes['kind']}>
        {t('progress.course.level', { position })} · {t(`progress.course.kind.${kind}`)} ·{' '}
        {t('progress.course.xp', { xp })}
      </p>
      <h3 className={classes['title']} lang={lang ?? undefined}>
        {isReachable ? (
          <Link
            to="/courses/$slug/$position"
            params={{ slug: course.slug, position: String(position) }}
            className={classes['link']}
          >
            {title}
          </Link>
        ) : (
          title
        )}
      </h3>
      <p className={classes['summary']} lang={lang ?? undefined}>
        {summary}
      </p>
      <p className={classes['result']}>
        {state === 'passed' && stars !== null && <Stars stars={stars} size={20} />}
        {state === 'passed' && <Score level={level} />}
        {state === 'locked' && t('progress.course.lockedHint', { position: position - 1 })}
      </p>
    </div>
  );
}

function Score({ level: { bestCommands, par, scorePercent } }: { readonly level: CourseLevel }) {
  const { t } = useTranslation();
  if (bestCommands !== null) return <>{t('progress.course.commands', { count: bestCommands, par })}</>;
  if (scorePercent !== null) return <>{t('progress.course.score', { percent: Math.round(scorePercent) })}</>;
  return <>{t('progress.course.passed')}</>;
}
