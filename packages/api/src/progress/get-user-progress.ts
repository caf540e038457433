import type { Knex } from 'knex';
import { getSeenUserId, type Onlooker } from '../auth/seen-people.ts';
import { listCoursesWithLevels, listRuns } from './course-queries.ts';
import { bestOf } from './get-course.ts';
import type { UserProgressView } from './views.ts';

/** Every run of an account that the viewer may see, with what it has of each level. Errors: `not-found`. */
export async function getUserProgress(
  db: Knex,
  looking: { readonly user: string; readonly viewer: Onlooker },
): Promise<UserProgressView[]> {
  const runs = await listRuns(db, { userId: await getSeenUserId(db, looking) });
  const courses = await listCoursesWithLevels(db, looking.viewer);
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
