import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/links.tsx';
import classes from './continue-course.module.css';

/** The level that waits in the course last worked on; nothing if there is none. */
export function ContinueCourse() {
  const { t } = useTranslation();
  const { data: next } = useQuery(trpc.progress.continue.queryOptions());
  if (next === null || next === undefined) return null;
  const { courseSlug, courseTitle, courseLang, levelTitle, levelLang, position, levelCount } = next;
  return (
    <Card tone="lamp" className={classes['card']} aria-labelledby="continue">
      <div>
        <h2 id="continue" className={classes['title']}>
          <span lang={levelLang ?? undefined}>{levelTitle}</span>
        </h2>
        <p className={classes['text']}>
          <span lang={courseLang ?? undefined}>{courseTitle}</span> ·{' '}
          {t('progress.courses.levelOf', { position, count: levelCount })}
        </p>
      </div>
      <LinkButton
        to="/courses/$slug/$position"
        params={{ slug: courseSlug, position: String(position) }}
        leftSection={<IconPlayerPlayFilled size={16} aria-hidden />}
      >
        {t('progress.courses.goOn')}
      </LinkButton>
    </Card>
  );
}
