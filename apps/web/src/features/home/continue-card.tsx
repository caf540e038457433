import type { RouterOutputs } from '@studyhall/client';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/links.tsx';
import classes from './continue-card.module.css';

type Dashboard = RouterOutputs['home']['dashboard'];

/** The one thing to do next: an open quiz, whose clock may run, else the next level of a course, else a quiz. */
export function ContinueCard({ dashboard }: { readonly dashboard: Dashboard }) {
  const { continue: open, course } = dashboard;
  return (
    <Card padding="roomy" className={classes['card']}>
      {open !== null ? (
        <Resume open={open} />
      ) : course !== null ? (
        <NextLevel course={course} />
      ) : (
        <Start dashboard={dashboard} />
      )}
    </Card>
  );
}

/** The level that waits in a course that was begun. */
function NextLevel({ course }: { readonly course: NonNullable<Dashboard['course']> }) {
  const { t } = useTranslation();
  const { courseSlug, courseTitle, courseLang, levelTitle, levelLang, position, passedLevels, levelCount } =
    course;
  return (
    <>
      <div>
        <p className={classes['label']}>{t('home.continue.label')}</p>
        <h2 className={classes['title']}>
          <span lang={courseLang ?? undefined}>{courseTitle}</span> ·{' '}
          <span lang={levelLang ?? undefined}>{levelTitle}</span>
        </h2>
        <p className={classes['text']}>
          {t('home.continue.levels', { passed: passedLevels, count: levelCount })}
        </p>
      </div>
      <LinkButton
        to="/courses/$slug/$position"
        params={{ slug: courseSlug, position: String(position) }}
        size="lg"
        className={classes['action']}
        leftSection={<IconPlayerPlayFilled size={18} aria-hidden />}
      >
        {t('home.continue.action')}
      </LinkButton>
    </>
  );
}

function Resume({ open }: { readonly open: NonNullable<Dashboard['continue']> }) {
  const { t } = useTranslation();
  const { attemptId, examTitle, examLang, mode, answered, totalQuestions, deadlineAt } = open;
  const [now] = useState(() => Date.now());
  const minutes = deadlineAt === null ? null : Math.max(1, Math.ceil((deadlineAt.getTime() - now) / 60_000));
  return (
    <>
      <div>
        <p className={classes['label']}>{t('home.continue.label')}</p>
        <h2 className={classes['title']}>
          <span lang={examLang ?? undefined}>{examTitle}</span> · {t(`mode.${mode}`)}
        </h2>
        <p className={classes['text']}>
          {t('home.continue.answered', { answered, total: totalQuestions })}
          {minutes !== null && ` · ${t('home.continue.minutesLeft', { count: minutes })}`}
        </p>
      </div>
      <LinkButton
        to="/attempts/$attemptId"
        params={{ attemptId }}
        size="lg"
        className={classes['action']}
        leftSection={<IconPlayerPlayFilled size={18} aria-hidden />}
      >
        {t('home.continue.action')}
      </LinkButton>
    </>
  );
}

/** The exam taken most is what the learner is at; a newcomer gets the first. */
function Start({ dashboard: { exams, recentAttempts } }: { readonly dashboard: Dashboard }) {
  const { t } = useTranslation();
  const isNew = recentAttempts.length === 0;
  const exam = exams.find(({ code }) => code === recentAttempts[0]?.examCode) ?? exams[0];
  return (
    <>
      <div>
        <h2 className={classes['title']}>
          {t(isNew ? 'home.continue.newcomerTitle' : 'home.continue.nextTitle')}
        </h2>
        <p className={classes['text']}>
          {t(isNew ? 'home.continue.newcomerText' : 'home.continue.nextText')}
        </p>
      </div>
      <div className={classes['actions']}>
        {exam !== undefined && (
          <LinkButton
            to="/exams/$code"
            params={{ code: exam.code }}
            {...(isNew && { hash: 'study' })}
            size="lg"
            className={classes['action']}
          >
            {t('home.continue.start', { title: exam.title })}
          </LinkButton>
        )}
        <LinkButton to="/exams" size="lg" className={classes['quiet']}>
          {t('home.continue.browse')}
        </LinkButton>
        <LinkButton to="/courses" size="lg" className={classes['quiet']}>
          {t('home.continue.courses')}
        </LinkButton>
      </div>
    </>
  );
}
