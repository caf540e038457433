import { Button } from '@mantine/core';
import { IconCheck, IconClock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { celebrate } from '../../ui/celebrate.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { Unlocked } from '../gamification/unlocked.tsx';
import { LevelBar } from './level-bar.tsx';
import { LevelOnward } from './level-onward.tsx';
import { LevelRewards } from './level-rewards.tsx';
import classes from './reading-level.module.css';
import type { LevelOf } from './types.ts';
import { useForgetProgress } from './use-forget-progress.ts';

/** A text, and the button that says it was read. */
export function ReadingLevel({ level }: { readonly level: LevelOf<'reading'> }) {
  const { t } = useTranslation();
  const forgetProgress = useForgetProgress();
  const { enrolmentId, levelId, courseSlug, position, levelCount, isCourseCompleted } = level;
  const finish = useMutation(
    trpc.progress.finishReading.mutationOptions({
      onSuccess: (result) => {
        forgetProgress();
        if (result.isCourseCompleted || result.achievements.length > 0) void celebrate();
      },
    }),
  );
  const hasPassed = level.state === 'passed' || finish.data?.hasPassed === true;
  const nextPosition = position < levelCount ? position + 1 : null;
  return (
    <>
      <LevelBar level={level} />
      <Card padding="roomy">
        <p className={classes['minutes']}>
          <IconClock size={18} aria-hidden /> {t('progress.reading.minutes', { count: level.minutes })}
        </p>
        <article className={classes['text']}>
          <MarkdownText text={level.text} lang={level.lang ?? undefined} />
        </article>
      </Card>
      <div role="status" className={classes['end']}>
        {hasPassed && (
          <p className={classes['passed']}>
            <IconCheck size={22} aria-hidden />
            {t(finish.data?.isFirstPass ? 'progress.result.passed' : 'progress.reading.again')}
          </p>
        )}
        {finish.data !== undefined && (
          <>
            <LevelRewards result={finish.data} />
            <Unlocked result={finish.data} />
          </>
        )}
      </div>
      <FailureNote error={finish.error} />
      <div className={classes['actions']}>
        {hasPassed ? (
          <LevelOnward
            slug={courseSlug}
            nextPosition={nextPosition}
            isCourseCompleted={isCourseCompleted || finish.data?.isCourseCompleted === true}
          />
        ) : (
          <Button
            size="lg"
            loading={finish.isPending}
            leftSection={<IconCheck size={20} aria-hidden />}
            onClick={() => finish.mutate({ enrolmentId, levelId })}
          >
            {t('progress.reading.done')}
          </Button>
        )}
      </div>
    </>
  );
}
