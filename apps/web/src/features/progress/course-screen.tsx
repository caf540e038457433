import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { Page } from '../../ui/page.tsx';
import { CourseHero } from './course-hero.tsx';
import { CourseRefused } from './course-refused.tsx';
import { CourseRuns } from './course-runs.tsx';
import classes from './course-screen.module.css';
import { LevelPath } from './level-path.tsx';
import { useSendUnsent } from './use-send-unsent.ts';

/** One course: what it is about, the way through its levels, and the learner's runs. */
export function CourseScreen({ slug }: { readonly slug: string }) {
  const { t } = useTranslation();
  useSendUnsent();
  const { data: course, error } = useQuery(trpc.progress.getCourse.queryOptions({ slug }));
  if (course === undefined)
    return error === null ? <Skeleton height={560} radius="lg" /> : <CourseRefused error={error} />;
  return (
    <Page title={course.title} lead={course.summary} lang={course.lang}>
      <CourseHero course={course} />
      <div className={classes['columns']}>
        <Card padding="roomy" aria-labelledby="levels">
          <CardTitle id="levels">{t('progress.course.levels')}</CardTitle>
          <LevelPath course={course} />
        </Card>
        <div className={classes['side']}>
          <Card aria-labelledby="about">
            <CardTitle id="about">{t('progress.course.about')}</CardTitle>
            <MarkdownText text={course.description} lang={course.lang ?? undefined} />
          </Card>
          {course.runs.length > 0 && <CourseRuns course={course} />}
        </div>
      </div>
    </Page>
  );
}
