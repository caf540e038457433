import { DomainError } from '@studyhall/domain/errors';
import { stateOf } from '@studyhall/domain/progress/levels';
import type { Knex } from 'knex';
import type { OfReader } from '../platform/translated.ts';
import {
  type CourseLevelRow,
  type CourseRow,
  findCourseRow,
  listCourseRows,
  listRuns,
  type PassRow,
  type RunRow,
} from './course-queries.ts';
import type { CourseSummaryView, CourseView } from './views.ts';

/** The courses on offer and those begun, with the newest run of each. */
export async function listCourses(db: Knex, { userId, language }: OfReader): Promise<CourseSummaryView[]> {
  const courses = await listCourseRows(db, { userId, language });
  const runs = await listRuns(db, { userId });
  return courses.map((course) => summaryOf(course, runs));
}

/** A course, its levels as the newest run has them, and all runs. Errors: `not-found`. */
export async function getCourse(
  db: Knex,
  { userId, slug, language }: OfReader & { readonly slug: string },
): Promise<CourseView> {
  const course = await findCourseRow(db, { userId, slug, language });
  if (course === undefined) throw new DomainError('not-found');
  const runs = await listRuns(db, { userId, courseId: course.courseId });
  const passes = runs[0]?.passes ?? [];
  const passed = passes.map(({ levelId }) => levelId);
  return {
    ...summaryOf(course, runs),
    description: course.description,
    levels: course.levels.map((level) => ({
      ...level,
      state: stateOf(level, { levels: course.levels, passed }),
      ...bestOf(level, passes),
    })),
    runs,
  };
}

/** What a run has of a level, as it is shown. */
export function bestOf({ levelId }: Pick<CourseLevelRow, 'levelId'>, passes: readonly PassRow[]) {
  const pass = passes.find((one) => one.levelId === levelId);
  return {
    stars: pass?.stars ?? null,
    bestCommands: pass?.commands ?? null,
    scorePercent: pass?.scorePercent ?? null,
  };
}

/** Runs come with the newest of a course first. */
function summaryOf({ courseId, ...course }: CourseRow, runs: readonly RunRow[]): CourseSummaryView {
  return { ...course, enrolment: runs.find((run) => run.courseId === courseId) ?? null };
}
