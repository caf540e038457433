import type { LevelPlace, RunOfLevels } from '@studyhall/domain/progress/levels';
import { type LevelAt, LevelConfig } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../platform/statement.ts';
import { langOf, type OfReaderNow, readerBindings, textOf, translationOf } from '../platform/translated.ts';

/** Of the course `c` all levels, and which of them the run `e` has passed, as JSON. */
export const LEVELS_JSON = `(select json_agg(json_build_object('levelId', n.id, 'position', n.position) order by n.position)
  from progress.levels n where n.course_id = c.id)`;
export const PASSED_JSON = `(select coalesce(json_agg(p.level_id), '[]') from progress.passes p
  where p.user_id = :userId and p.enrolment_id = e.id)`;

/** LEVELS_JSON and PASSED_JSON as they arrive. */
export const LevelsOfRun = z.object({
  levels: z.array(z.object({ levelId: z.string(), position: z.int() })),
  passed: z.array(z.string()),
}) satisfies z.ZodType<RunOfLevels>;

/** What a level's kind asks for, with the kind. */
export const CONFIG_JSON = `(l.config || jsonb_build_object('kind', l.kind))`;

const LevelRow = LevelsOfRun.extend({
  levelId: z.string(),
  position: z.int(),
  courseSlug: z.string(),
  courseTitle: z.string(),
  courseLang: z.string().nullable(),
  /** Of the newest run; null for who never began. */
  enrolmentId: z.string().nullable(),
  run: z.int().nullable(),
  isCourseCompleted: z.boolean(),
  title: z.string(),
  summary: z.string(),
  xp: z.int(),
  config: LevelConfig,
  lang: z.string().nullable(),
  /** By field, what the level says to its reader. */
  translation: z.record(z.string(), z.string()).nullable(),
  stars: z.int().nullable(),
  bestCommands: z.int().nullable(),
  lastProgram: z.string().nullable(),
  /** Of all tries at a quiz, passed or not. */
  bestPercent: z.number().nullable(),
  examTitle: z.string().nullable(),
  examLang: z.string().nullable(),
  openAttemptId: z.string().nullable(),
}) satisfies z.ZodType<LevelPlace>;
export type LevelRow = z.output<typeof LevelRow>;

const levelRow = statement(
  'progress_level',
  `select c.slug as "courseSlug", ${textOf('c', 'title')} as "courseTitle", ${langOf('c')} as "courseLang", e.id as "enrolmentId", e.run,
    e.completed_at is not null as "isCourseCompleted", ${LEVELS_JSON} as levels, ${PASSED_JSON} as passed,
    l.id as "levelId", l.position, ${textOf('l', 'title')} as title, ${textOf('l', 'summary')} as summary, l.xp,
    ${CONFIG_JSON} as config, ${langOf('l', 'c')} as lang, ${translationOf('l')} as translation, b.stars, b.commands as "bestCommands",
    (select a.program from progress.level_attempts a
     where a.user_id = :userId and a.enrolment_id = e.id and a.level_id = l.id
     order by a.created_at desc, a.id desc limit 1) as "lastProgram",
    (select max(a.score_basis_points) / 100.0::float8 from progress.level_attempts a
     where a.user_id = :userId and a.enrolment_id = e.id and a.level_id = l.id) as "bestPercent",
    x.title as "examTitle", x.lang as "examLang",
    (select a.id from quizzes.attempts a
     where a.user_id = :userId and a.enrolment_id = e.id and a.level_id = l.id and a.submitted_at is null
       and (a.deadline_at is null or a.deadline_at > :now) and a.discarded_at is null
     order by a.started_at desc limit 1) as "openAttemptId"
  from progress.courses c
  join progress.levels l on l.course_id = c.id and l.position = :position
  left join lateral (select e.id, e.run, e.completed_at from progress.enrolments e
    where e.user_id = :userId and e.course_id = c.id order by e.run desc limit 1) e on true
  left join lateral (select ${textOf('x', 'title')} as title, ${langOf('x')} as lang from quizzes.exams x
    where l.kind = 'quiz' and x.code = l.config ->> 'examCode') x on true
  left join progress.passes b on b.user_id = :userId and b.enrolment_id = e.id and b.level_id = l.id
  where c.slug = :courseSlug`,
  LevelRow,
);

interface LevelOfCourse extends OfReaderNow {
  readonly courseSlug: string;
  readonly position: number;
}

/** A level with what the newest run knows of it. Looks into the quizzes for one that can go on. */
export async function findLevelRow(db: Knex, level: LevelOfCourse): Promise<LevelRow | undefined> {
  return await levelRow.first(db, { ...level, ...readerBindings(level) });
}

const ConfigRow = LevelRow.pick({ courseTitle: true, title: true, config: true });

const levelConfig = statement(
  'progress_level_config',
  `select c.title as "courseTitle", l.title, ${CONFIG_JSON} as config
   from progress.courses c join progress.levels l on l.course_id = c.id
   where c.slug = :courseSlug and l.position = :position`,
  ConfigRow,
);

/** What a level asks for, whoever asks. */
export async function findLevelConfig(
  db: Knex,
  { courseSlug, position }: LevelAt,
): Promise<z.output<typeof ConfigRow> | undefined> {
  return await levelConfig.first(db, { courseSlug, position });
}
