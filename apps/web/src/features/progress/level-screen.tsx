import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { trpc } from '../../kernel/api.ts';
import { Main } from '../../kernel/main.tsx';
import { CourseRefused } from './course-refused.tsx';
import classes from './level-screen.module.css';
import { QuizLevel } from './quiz-level.tsx';
import { ReadingLevel } from './reading-level.tsx';
import type { Level } from './types.ts';

/** The editor and the language come only with a level that needs them. */
const TurtlePlayer = lazy(async () => ({
  default: (await import('./player/turtle-player.tsx')).TurtlePlayer,
}));

interface LevelScreenProps {
  readonly slug: string;
  readonly position: string;
}

/** One level of the learner's run, whatever its kind. */
export function LevelScreen({ slug, position }: LevelScreenProps) {
  const level = useQuery(
    trpc.progress.getLevel.queryOptions({ courseSlug: slug, position: Number(position) }),
  );
  if (level.data === undefined) {
    return (
      <Main className={classes['level']}>
        {level.error === null ? <LevelSkeleton /> : <CourseRefused slug={slug} error={level.error} />}
      </Main>
    );
  }
  const { enrolmentId, levelId } = level.data;
  return <Play key={`${enrolmentId}.${levelId}`} level={level.data} />;
}

function Play({ level }: { readonly level: Level }) {
  if (level.kind === 'turtle') {
    return (
      <Suspense fallback={<LevelSkeleton />}>
        <TurtlePlayer level={level} />
      </Suspense>
    );
  }
  return (
    <Main className={classes['level']}>
      {level.kind === 'reading' ? <ReadingLevel level={level} /> : <QuizLevel level={level} />}
    </Main>
  );
}

function LevelSkeleton() {
  return (
    <div className={classes['skeleton']} aria-busy>
      <Skeleton height={44} />
      <Skeleton height={380} radius="lg" />
      <Skeleton height={200} radius="lg" />
    </div>
  );
}
