import { DomainError } from '@studyhall/domain/errors';
import { stateOf } from '@studyhall/domain/progress/levels';
import type { Knex } from 'knex';
import type { OfUserNow } from '../platform/of-user.ts';
import { findLevelRow, type LevelRow } from './level-queries.ts';
import type { LevelView } from './views.ts';

interface Place extends OfUserNow {
  readonly courseSlug: string;
  readonly position: number;
}

/** A level of the newest run, with what is needed to play it. Errors: `not-found`, `not-enrolled`, `level-locked`. */
export async function getLevel(db: Knex, asking: Place): Promise<LevelView> {
  const row = await findLevelRow(db, asking);
  if (row === undefined) throw new DomainError('not-found');
  if (row.enrolmentId === null || row.run === null) throw new DomainError('not-enrolled');
  const state = stateOf(row, row);
  if (state === 'locked') throw new DomainError('level-locked');
  const { levelId, courseSlug, courseTitle, isCourseCompleted, position, title, summary, xp, stars } = row;
  const place = { levelId, courseSlug, courseTitle, isCourseCompleted, position };
  const run = { enrolmentId: row.enrolmentId, run: row.run, levelCount: row.levels.length };
  return { ...place, ...run, title, summary, xp, stars, state, ...playableOf(row) };
}

/** What its kind adds. */
function playableOf({ config, lastProgram, bestCommands, bestPercent, examTitle, openAttemptId }: LevelRow) {
  if (config.kind === 'turtle') return { ...config, lastProgram, bestCommands };
  if (config.kind === 'reading') return config;
  const topics = config.topics ?? [];
  return { ...config, topics, examTitle: examTitle ?? config.examCode, bestPercent, openAttemptId };
}
