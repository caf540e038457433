import { Skeleton } from '@mantine/core';
import {
  IconCheck,
  IconClock,
  IconMap2,
  IconPlayerPlayFilled,
  IconStairs,
  IconStarFilled,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { PremiumBadge } from '../billing/premium/premium-badge.tsx';
import { useOffers } from '../billing/premium/use-offers.ts';
import type { Offer } from '../billing/types.ts';
import { ContinueCourse } from './continue-course.tsx';
import { CourseRing } from './course-ring.tsx';
import classes from './courses-screen.module.css';
import type { CourseSummary } from './types.ts';

/** Every course there is, and how far the learner has come in each. */
export function CoursesScreen() {
  const { t } = useTranslation();
  const courses = useQuery(trpc.progress.listCourses.queryOptions());
  const offerOf = useOffers();
  return (
    <Page title={t('progress.courses.title')} lead={t('progress.courses.lead')}>
      <FailureNote error={courses.error} />
      {courses.data?.length === 0 && (
        <EmptyState
          icon={<IconMap2 />}
          title={t('progress.courses.emptyTitle')}
          text={t('progress.courses.emptyText')}
          action={<LinkButton to="/exams">{t('progress.courses.emptyAction')}</LinkButton>}
        />
      )}
      <ContinueCourse />
      <div className={classes['grid']}>
        {courses.isPending && [0, 1].map((card) => <Skeleton key={card} height={360} radius="lg" />)}
        {courses.data?.map((course) => (
          <CourseCard key={course.slug} course={course} offer={offerOf(`course:${course.slug}`)} />
        ))}
      </div>
    </Page>
  );
}

interface CourseCardProps {
  readonly course: CourseSummary;
  readonly offer: Offer | undefined;
}

function CourseCard({ course, offer }: CourseCardProps) {
  const { t } = useTranslation();
  const { slug, title, summary, lang, pictureUrl, minutes, levelCount, enrolment } = course;
  return (
    <article className={classes['card']}>
      <div className={classes['top']}>
        <img className={classes['picture']} src={pictureUrl} alt="" width={640} height={320} />
        {enrolment !== null && (
          <div className={classes['ring']}>
            <CourseRing passed={enrolment.passedLevels} total={levelCount} size={64} />
          </div>
        )}
      </div>
      <div className={classes['words']}>
        <h2 className={classes['title']} lang={lang ?? undefined}>
          <Link to="/courses/$slug" params={{ slug }} className={classes['link']}>
            {title}
          </Link>
        </h2>
        <p className={classes['text']} lang={lang ?? undefined}>
          {summary}
        </p>
        <PremiumBadge offer={offer} />
        <ul className={classes['facts']}>
          <li>
            <IconStairs size={18} aria-hidden /> {t('progress.courses.levels', { count: levelCount })}
          </li>
          <li>
            <IconClock size={18} aria-hidden /> {t('progress.courses.minutes', { count: minutes })}
          </li>
          {enrolment !== null && enrolment.maxStars > 0 && (
            <li>
              <IconStarFilled size={18} className={classes['star']} aria-hidden />{' '}
              {t('progress.courses.stars', { stars: enrolment.stars, max: enrolment.maxStars })}
            </li>
          )}
        </ul>
        <Next course={course} />
      </div>
    </article>
  );
}

/** Levels open one after another, so the next one stands behind those that are passed. */
function Next({ course: { slug, title, enrolment } }: { readonly course: CourseSummary }) {
  const { t } = useTranslation();
  if (enrolment === null || enrolment.completedAt !== null) {
    const isDone = enrolment !== null;
    return (
      <LinkButton
        to="/courses/$slug"
        params={{ slug }}
        variant="default"
        className={classes['next']}
        leftSection={isDone ? <IconCheck size={18} aria-hidden /> : undefined}
        aria-label={t(isDone ? 'progress.courses.openCompleted' : 'progress.courses.openNew', { title })}
      >
        {t(isDone ? 'progress.courses.completed' : 'progress.courses.look')}
      </LinkButton>
    );
  }
  return (
    <LinkButton
      to="/courses/$slug/$position"
      params={{ slug, position: String(enrolment.passedLevels + 1) }}
      className={classes['next']}
      leftSection={<IconPlayerPlayFilled size={16} aria-hidden />}
      aria-label={t('progress.courses.continueWith', { title })}
    >
      {t('progress.courses.continue')}
    </LinkButton>
  );
}
