import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { newId } from '../platform/ids.ts';
import { NOW } from './builders.ts';

interface CourseOptions {
  readonly levels?: number;
  readonly slug?: string;
}

/** A published course of turtle levels. */
export async function addCertifiedCourse(
  db: Knex,
  { levels = 4, slug = `course-${randomUUID().slice(0, 8)}` }: CourseOptions = {},
): Promise<{ courseId: string; slug: string }> {
  const courseId = newId();
  await db('progress.courses').insert({
    id: courseId,
    slug,
    title: 'Toxic Turtle',
    summary: 'Steer a turtle past the poison.',
    description: 'Programs that steer a turtle.',
    pictureUrl: `/art/courses/${slug}.svg`,
    minutes: 90,
    status: 'published',
    displayOrder: 1,
    createdAt: NOW,
    updatedAt: NOW,
  });
  await db('progress.levels').insert(
    Array.from({ length: levels }, (_, index) => ({
      id: newId(),
      courseId,
      position: index + 1,
      slug: `level-${index + 1}`,
      kind: 'turtle',
      title: ['Sequence', 'Repetition', 'Decisions', 'Procedures'][index] ?? `Level ${index + 1}`,
      summary: 'A level',
      xp: 20,
      config: JSON.stringify({ par: 4 }),
    })),
  );
  return { courseId, slug };
}

interface RunOptions {
  readonly userId: string;
  readonly courseId: string;
  /** How many levels are passed, from the first. */
  readonly passed: number;
  readonly run?: number;
}

/** A run of a course, with its first levels passed. */
export async function addRun(db: Knex, { userId, courseId, passed, run = 1 }: RunOptions): Promise<string> {
  const enrolmentId = newId();
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
