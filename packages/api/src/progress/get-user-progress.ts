import type { Knex } from 'knex';
import { getUserId } from '../auth/user-reference.ts';
import { listCoursesWithLevels, listRuns } from './course-queries.ts';
import { bestOf } from './get-course.ts';
import type { UserProgressView } from './views.ts';

/** Every run of an account named by id, user name or address, with what it has of each level. Errors: `not-found`. */
export async function getUserProgress(
  db: Knex,
  { user }: { readonly user: string },
): Promise<UserProgressView[]> {
  const runs = await listRuns(db, { userId: await getUserId(db, user) });
  const courses = await listCoursesWithLevels(db);
  return courses.flatMap((course) =>
    runs
      .filter((run) => run.courseId === course.courseId)
      .map((run) => ({
        ...run,
        courseSlug: course.slug,
        courseTitle: course.title,
        levelCount: course.levelCount,
        levels: course.levels.map((level) => ({
          ...level,
          isPassed: run.passes.some(({ levelId }) => levelId === level.levelId),
          ...bestOf(level, run.passes),
        })),
      })),
  );
}
