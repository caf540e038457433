import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { Course, Enrolment } from './models.ts';

interface CourseOfUser extends OfUser {
  readonly courseId: string;
}

/** The id of a course that can be begun. */
export async function findPublishedCourse(db: Knex, slug: string): Promise<string | undefined> {
  const course = await Course.query(db).findOne({ slug, status: 'published' }).select('id');
  return course?.id;
}

/** The id of the run that is open. */
export async function findOpenRun(db: Knex, { userId, courseId }: CourseOfUser): Promise<string | undefined> {
  const run = await Enrolment.query(db)
    .findOne({ userId, courseId, setAsideBy: null })
    .whereNull('completedAt')
    .select('id');
  return run?.id;
}

const insertedRun = statement(
  'progress_insert_run',
  `insert into progress.enrolments (user_id, id, course_id, run, started_at, last_activity_at)
   select :userId, :enrolmentId, :courseId, 1 + count(*), :now, :now
   from progress.enrolments where user_id = :userId and course_id = :courseId
   on conflict do nothing returning id`,
  z.object({ id: z.string() }),
  { because: 'guarded' },
);

/** Opens the next run; answers false, having done nothing, if one was opened meanwhile. */
export async function insertRun(
  db: Knex,
  run: CourseOfUser & { readonly enrolmentId: string; readonly now: Date },
): Promise<boolean> {
  return (await insertedRun.first(db, { ...run })) !== undefined;
}
