import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import { addCourse, NOW, turtleLevel } from './builders.ts';

/** A course of four levels; answers with its slug. */
export async function addLongCourse(db: Knex): Promise<string> {
  return await addCourse(db, ['sequence', 'repetition', 'decisions', 'procedures'].map(turtleLevel));
}

interface RunOptions {
  readonly userId: string;
  readonly slug: string;
  /** How many levels are passed, from the first. */
  readonly passed: number;
  readonly run?: number;
}

/** A run of a course, with its first levels passed; answers with its id. */
export async function addRun(db: Knex, { userId, slug, passed, run = 1 }: RunOptions): Promise<string> {
  const enrolmentId = newId();
  const { id: courseId } = await db('progress.courses').where({ slug }).first('id');
  const levels: { id: string; position: number }[] = await db('progress.levels')
    .where({ courseId })
    .orderBy('position');
  const isWhole = passed >= levels.length;
  await db('progress.enrolments').insert({
    userId,
    id: enrolmentId,
    courseId,
    run,
    startedAt: NOW,
    lastActivityAt: NOW,
    completedAt: isWhole ? NOW : null,
  });
  for (const { id, position } of levels.slice(0, passed)) {
    await db('progress.passes').insert({
      userId,
      enrolmentId,
      levelId: id,
      position,
      passedAt: new Date(NOW.getTime() + position * 60_000),
      localDate: '2026-03-10',
      commands: 4 + position,
      stars: 3,
      updatedAt: NOW,
    });
  }
  return enrolmentId;
}
