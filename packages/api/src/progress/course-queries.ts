import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { langOf, type OfReader, type Reading, readerBindings, textOf } from '../platform/translated.ts';
import { CERTIFICATE_SERIAL_SQL } from './certificates/claim-queries.ts';
import { ContinueView, CourseOverview, CourseView, EnrolmentSummary } from './views.ts';

const CourseRow = CourseView.omit({ enrolment: true, levels: true, runs: true }).extend({
  courseId: z.string(),
});
export type CourseRow = z.output<typeof CourseRow>;

const COURSE_COLUMNS = `c.id as "courseId", c.slug, ${textOf('c', 'title')} as title, ${textOf('c', 'summary')} as summary,
  ${textOf('c', 'description')} as description, ${langOf('c')} as lang, c.picture_url as "pictureUrl",
  c.minutes, (select count(*)::int from progress.levels n where n.course_id = c.id) as "levelCount"`;

/** A retired course stays with those who began it. */
const IS_OFFERED = `(c.status = 'published' or exists (select from progress.enrolments e
  where e.user_id = :userId and e.course_id = c.id))`;

const courseRows = statement(
  'progress_courses',
  `select ${COURSE_COLUMNS} from progress.courses c where ${IS_OFFERED} order by c.display_order, c.title`,
  CourseRow,
);

/** The courses that a learner can begin or has begun. */
export async function listCourseRows(db: Knex, { userId, language }: OfReader): Promise<CourseRow[]> {
  return await courseRows.all(db, { userId, ...readerBindings({ language }) });
}

const CourseLevelRow = CourseView.shape.levels.element.omit({
  state: true,
  stars: true,
  bestCommands: true,
  scorePercent: true,
});
export type CourseLevelRow = z.output<typeof CourseLevelRow>;

/** A course with its levels in their order. */
const CourseWithLevels = CourseRow.extend({ levels: z.array(CourseLevelRow) });
export type CourseWithLevels = z.output<typeof CourseWithLevels>;

const COURSE_LEVELS = `(select coalesce(json_agg(g), '[]') from (
  select l.id as "levelId", l.position, l.slug, l.kind, ${textOf('l', 'title')} as title, ${textOf('l', 'summary')} as summary,
    ${langOf('l', 'c')} as lang, l.xp, (l.config ->> 'par')::int as par
  from progress.levels l where l.course_id = c.id order by l.position) g)`;

const courseRow = statement(
  'progress_course',
  `select ${COURSE_COLUMNS}, ${COURSE_LEVELS} as levels
   from progress.courses c where c.slug = :slug and ${IS_OFFERED}`,
  CourseWithLevels,
);

/** A course that a learner can begin or has begun. */
export async function findCourseRow(
  db: Knex,
  { userId, slug, language }: OfReader & { readonly slug: string },
): Promise<CourseWithLevels | undefined> {
  return await courseRow.first(db, { userId, slug, ...readerBindings({ language }) });
}

/** The best result of a passed level. */
const PassRow = z.object({
  levelId: z.string(),
  commands: z.int().nullable(),
  stars: z.int().nullable(),
  scorePercent: z.number().nullable(),
});
export type PassRow = z.output<typeof PassRow>;

const RunRow = EnrolmentSummary.extend({
  courseId: z.string(),
  lastActivityAt: z.date(),
  passes: z.array(PassRow),
});
export type RunRow = z.output<typeof RunRow>;

const runs = statement(
  'progress_runs',
  `select e.course_id as "courseId", e.id as "enrolmentId", e.run, e.started_at as "startedAt",
     e.last_activity_at as "lastActivityAt", e.completed_at as "completedAt",
     p.passes, p."passedLevels", p.stars, ${CERTIFICATE_SERIAL_SQL} as "certificateSerial",
     (select 3 * count(*)::int from progress.levels l where l.course_id = e.course_id and l.kind = 'turtle')
       as "maxStars"
   from progress.enrolments e
   join lateral (
     select count(*)::int as "passedLevels", coalesce(sum(p.stars), 0)::int as stars,
       coalesce(json_agg(json_build_object('levelId', p.level_id, 'commands', p.commands, 'stars', p.stars,
         'scorePercent', p.score_basis_points / 100.0::float8)), '[]') as passes
     from progress.passes p where p.user_id = :userId and p.enrolment_id = e.id) p on true
   where e.user_id = :userId and (:courseId::uuid is null or e.course_id = :courseId)
   order by e.course_id, e.run desc`,
  RunRow,
);

/** All runs of a learner, the newest of a course first. */
export async function listRuns(
  db: Knex,
  { userId, courseId }: OfUser & { readonly courseId?: string },
): Promise<RunRow[]> {
  return await runs.all(db, { userId, courseId: courseId ?? null });
}

/** Where to go on, as one row or none: the dashboard shows it too. */
export const CONTINUE_SQL = `
  select c.slug as "courseSlug", ${textOf('c', 'title')} as "courseTitle", ${langOf('c')} as "courseLang",
    ${textOf('l', 'title')} as "levelTitle", ${langOf('l', 'c')} as "levelLang", l.position, l.kind,
    (select count(*)::int from progress.passes p where p.user_id = :userId and p.enrolment_id = e.id)
      as "passedLevels",
    (select count(*)::int from progress.levels n where n.course_id = e.course_id) as "levelCount"
  from progress.enrolments e
  join progress.courses c on c.id = e.course_id
  join lateral (
    select l.title, l.translations, l.position, l.kind from progress.levels l
    where l.course_id = e.course_id and not exists (select from progress.passes p
      where p.user_id = :userId and p.enrolment_id = e.id and p.level_id = l.id)
    order by l.position limit 1) l on true
  where e.user_id = :userId and e.completed_at is null and e.set_aside_by is null
  order by e.last_activity_at desc, e.id limit 1`;

const toContinue = statement('progress_continue', CONTINUE_SQL, ContinueView);

/** The level to go on with; null when no run is open. */
export async function findContinue(db: Knex, { userId, language }: OfReader): Promise<ContinueView | null> {
  return (await toContinue.first(db, { userId, ...readerBindings({ language }) })) ?? null;
}

const coursesWithLevels = statement(
  'progress_courses_with_levels',
  `select ${COURSE_COLUMNS}, ${COURSE_LEVELS} as levels from progress.courses c order by c.display_order, c.title`,
  CourseWithLevels,
);

/** All courses with their levels, those that are no longer offered too. */
export async function listCoursesWithLevels(db: Knex, reading: Reading): Promise<CourseWithLevels[]> {
  return await coursesWithLevels.all(db, readerBindings(reading));
}

const allCourses = statement(
  'progress_all_courses',
  `select c.slug, c.title, c.status, c.minutes,
     (select count(*)::int from progress.levels l where l.course_id = c.id) as "levelCount",
     count(distinct e.user_id)::int as learners, count(e.completed_at)::int as "completedRuns"
   from progress.courses c left join progress.enrolments e on e.course_id = c.id
   group by c.id order by c.display_order, c.title`,
  CourseOverview,
);

/** Every course with how many began and completed it. Across users: administrators look at all. */
export async function listAllCourses(db: Knex): Promise<CourseOverview[]> {
  return await allCourses.all(db, {});
}
