import type { Activity } from '@studyhall/domain/gamification/activities';
import type { LocalMoment } from '@studyhall/domain/gamification/local-time';
import { judgeTry } from '@studyhall/domain/progress/judge-try';
import { stateOf } from '@studyhall/domain/progress/levels';
import { levelActivities, writtenTryOf, xpOf } from '../progress/level-pass.ts';
import type { WrittenTry } from '../progress/try-queries.ts';
import type { SubmitFacts } from './submit-queries.ts';
import type { LevelOfResult } from './views.ts';

/** What a quiz that was started for a level means to that level. */
export interface LevelQuiz {
  readonly written: WrittenTry;
  readonly activities: readonly Activity[];
  readonly view: LevelOfResult;
}

interface Ended {
  readonly attemptId: string;
  readonly scoreBasisPoints: number;
  readonly moment: LocalMoment;
}

/** Null for a quiz that was started for its own sake. The level's pass mark counts, not the exam's. */
export function judgeLevelQuiz(
  { level, standing }: SubmitFacts,
  { attemptId, scoreBasisPoints, moment }: Ended,
): LevelQuiz | null {
  // A course that was changed meanwhile must not keep a quiz from ending.
  if (level === null || level.config.kind !== 'quiz' || stateOf(level, level) === 'locked') return null;
  const { passPercent } = level.config;
  const hasPassed = scoreBasisPoints >= passPercent * 100;
  const outcome = hasPassed ? 'passed' : 'failed';
  const tried = { hasPassed, outcome, scoreBasisPoints, program: null, commands: null, stars: null };
  const judged = judgeTry(level, tried);
  const trial = { id: attemptId, level, tried, judged, moment, version: standing.version };
  return {
    written: writtenTryOf(trial),
    activities: levelActivities(trial),
    view: {
      courseSlug: level.courseSlug,
      courseTitle: level.courseTitle,
      position: level.position,
      title: level.title,
      passPercent,
      hasPassed,
      xpEarned: xpOf(judged),
      nextPosition: judged.nextPosition,
      isCourseCompleted: judged.isCourseCompleted,
    },
  };
}
