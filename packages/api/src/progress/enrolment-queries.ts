import type { Knex } from 'knex';
import { named } from '../platform/database.ts';

interface CourseOfUser {
  readonly userId: string;
  readonly courseId: string;
}

export async function findPublishedCourse(db: Knex, slug: string): Promise<string | undefined> {
  const [course] = await named<{ readonly courseId: string }>(
    db,
    'progress_published_course',
    `select id as "courseId" from progress.courses where slug = :slug and status = 'published'`,
    { slug },
  );
  return course?.courseId;
}

export async function findOpenRun(db: Knex, { userId, courseId }: CourseOfUser): Promise<string | undefined> {
  const [run] = await named<{ readonly enrolmentId: string }>(
    db,
    'progress_open_run',
    `select id as "enrolmentId" from progress.enrolments
     where user_id = :userId and course_id = :courseId and completed_at is null`,
    { userId, courseId },
  );
  return run?.enrolmentId;
}

/** Opens the next run; answers false, having done nothing, if one was opened meanwhile. */
export async function insertRun(
  db: Knex,
  run: CourseOfUser & { readonly enrolmentId: string; readonly now: Date },
): Promise<boolean> {
  const rows = await named(
    db,
    'progress_insert_run',
    `insert into progress.enrolments (user_id, id, course_id, run, started_at, last_activity_at)
     select :userId, :enrolmentId, :courseId, 1 + count(*), :now, :now
     from progress.enrolments where user_id = :userId and course_id = :courseId
     on conflict do nothing returning id`,
    { ...run },
  );
  return rows.length === 1;
}
