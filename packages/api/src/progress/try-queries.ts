import type { TriedLevel } from '@studyhall/domain/progress/judge-try';
import { LevelConfig } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import {
  type StandingChange,
  standingStatement,
  WrittenStandings,
  writeStanding,
} from '../gamification/standing-change.ts';
import {
  CollectionWords,
  collectionWordsJson,
  STANDING_FACTS_COLUMNS,
  StandingFacts,
} from '../gamification/standing-queries.ts';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { CONFIG_JSON, LEVELS_JSON, LevelsOfRun, PASSED_JSON } from './level-queries.ts';

/** What decides a try at a level, beside what was tried. */
export const LevelFacts = LevelsOfRun.extend({
  enrolmentId: z.string(),
  levelId: z.string(),
  position: z.int(),
  courseSlug: z.string(),
  courseTitle: z.string(),
  title: z.string(),
  xp: z.int(),
  config: LevelConfig,
  best: z
    .object({
      commands: z.int().nullable(),
      stars: z.int().nullable(),
      scoreBasisPoints: z.int().nullable(),
    })
    .nullable(),
  granted: z.array(z.string()),
}) satisfies z.ZodType<TriedLevel>;
export type LevelFacts = z.output<typeof LevelFacts>;

/** LevelFacts as JSON, null if the level is not one of the run's course; the places name run and level in SQL. */
export function levelFactsJson(enrolmentId: string, levelId: string): string {
  return `(select json_build_object('enrolmentId', e.id, 'levelId', l.id, 'position', l.position,
      'courseSlug', c.slug, 'courseTitle', c.title, 'title', l.title, 'xp', l.xp, 'config', ${CONFIG_JSON},
      'levels', ${LEVELS_JSON}, 'passed', ${PASSED_JSON},
      'best', (select json_build_object('commands', p.commands, 'stars', p.stars,
          'scoreBasisPoints', p.score_basis_points)
        from progress.passes p where p.user_id = :userId and p.enrolment_id = e.id and p.level_id = l.id),
      'granted', (select coalesce(json_agg(x.source_id), '[]') from gamification.activities x
        where x.user_id = :userId and x.kind = 'level-reward'
          and x.source_id in (l.id::text, l.id || ':2', l.id || ':3')))
    from progress.enrolments e
    join progress.courses c on c.id = e.course_id
    join progress.levels l on l.course_id = e.course_id
    where e.user_id = :userId and e.id = ${enrolmentId} and l.id = ${levelId})`;
}

const TryFacts = StandingFacts.extend({ level: LevelFacts.nullable(), words: CollectionWords });
export type TryFacts = z.output<typeof TryFacts>;

/** A level in one run of a learner. */
export interface LevelOfUser extends OfUser {
  readonly enrolmentId: string;
  readonly levelId: string;
}

const tryFacts = statement(
  'progress_try_facts',
  `select ${levelFactsJson(':enrolmentId', ':levelId')} as level, ${STANDING_FACTS_COLUMNS}, ${collectionWordsJson('p.language')} as words,
    (select coalesce(json_object_agg(b.board, b.score), '{}') from gamification.board_entries b
     where b.user_id = :userId and (b.board = 'xp' or b.board = any(:weekBoards))) as "boardScores"
  from auth.users u
  join auth.profiles p on p.user_id = u.id
  join gamification.standings s on s.user_id = u.id
  where u.id = :userId`,
  TryFacts,
);

/** What decides a try, as one statement sees it; undefined for who has no standing. */
export async function findTryFacts(
  db: Knex,
  { weekBoards, ...level }: LevelOfUser & { readonly weekBoards: readonly string[] },
): Promise<TryFacts | undefined> {
  return await tryFacts.first(db, { ...level, weekBoards: [...weekBoards] });
}

const levelFacts = statement(
  'progress_level_facts',
  `select ${levelFactsJson(':enrolmentId', ':levelId')} as level`,
  TryFacts.pick({ level: true }),
);

/** A level for the run that it is tried in; null if it is not one of the run's course. */
export async function findLevelFacts(db: Knex, place: LevelOfUser): Promise<LevelFacts | null> {
  return (await levelFacts.first(db, { ...place }))?.level ?? null;
}

/** A try as it is kept, and the pass it may be. */
export interface WrittenTry {
  readonly id: string;
  readonly enrolmentId: string;
  readonly levelId: string;
  readonly position: number;
  readonly program: string | null;
  readonly outcome: string;
  readonly commands: number | null;
  readonly stars: number | null;
  readonly scoreBasisPoints: number | null;
  readonly hasPassed: boolean;
  readonly isCourseCompleted: boolean;
  readonly xpEarned: number;
  readonly at: Date;
  readonly localDate: string;
  readonly utcOffsetMinutes: number;
  /** The version of the standing that it made; null if it left the standing alone. */
  readonly standingVersion: number | null;
}

/** Of tries that left the standing alone, as many of a level are kept. */
const KEPT_TRIES = 50;

/**
 * The parts of a `with` list that write a WrittenTry (`:levelTry`) if the part called `allowed` has a row: the try, the
 * pass or what is better in it, and the run's own state. What is too old to be kept goes.
 */
export function levelTrySql(allowed: string): string {
  return `
  try as (
    select * from json_to_record(:levelTry) as t(id uuid, "enrolmentId" uuid, "levelId" uuid, position int, program text,
      outcome text, commands int, stars int, "scoreBasisPoints" int, "hasPassed" boolean, "isCourseCompleted" boolean,
      "xpEarned" int, at timestamptz, "localDate" date, "utcOffsetMinutes" int, "standingVersion" int)
    where exists (select from ${allowed})
  ), tried as (
    insert into progress.level_attempts (user_id, id, enrolment_id, level_id, program, outcome, commands, stars,
      score_basis_points, xp_earned, local_date, utc_offset_minutes, standing_version, created_at)
    select :userId, id, "enrolmentId", "levelId", program, outcome, commands, stars, "scoreBasisPoints", "xpEarned",
      "localDate", "utcOffsetMinutes", "standingVersion", at from try
  ), dropped as (
    delete from progress.level_attempts a using try t
    where a.user_id = :userId and a.enrolment_id = t."enrolmentId" and a.level_id = t."levelId"
      and a.standing_version is null and a.created_at < (
        select o.created_at from progress.level_attempts o
        where o.user_id = :userId and o.enrolment_id = t."enrolmentId" and o.level_id = t."levelId"
        order by o.created_at desc offset ${KEPT_TRIES - 2} limit 1)
  ), passed as (
    insert into progress.passes as p (user_id, enrolment_id, level_id, position, passed_at, local_date, program,
      commands, stars, score_basis_points, updated_at)
    select :userId, "enrolmentId", "levelId", position, at, "localDate", program, commands, stars, "scoreBasisPoints", at
    from try where "hasPassed"
    on conflict (user_id, enrolment_id, level_id) do update set program = excluded.program,
      commands = excluded.commands, stars = excluded.stars, score_basis_points = excluded.score_basis_points,
      updated_at = excluded.updated_at
    where excluded.commands < p.commands or excluded.score_basis_points > p.score_basis_points
  ), moved as (
    update progress.enrolments e set last_activity_at = greatest(e.last_activity_at, t.at),
      completed_at = case when t."isCourseCompleted" then coalesce(e.completed_at, t.at) else e.completed_at end
    from try t where e.user_id = :userId and e.id = t."enrolmentId"
  )`;
}

const GUARD = 'select from progress.enrolments where user_id = :userId and id = :enrolmentId';

const writtenTry = statement(
  'progress_try',
  `with guard as (${GUARD}), ${levelTrySql('guard')} select from try`,
  z.object({}),
);
const writtenPass = statement(
  'progress_pass',
  standingStatement(GUARD, levelTrySql('standing')),
  WrittenStandings,
);

/** A try that leaves the standing alone. */
export async function writeTry(db: Knex, userId: string, tried: WrittenTry): Promise<void> {
  await writtenTry.run(db, {
    userId,
    enrolmentId: tried.enrolmentId,
    ...levelTryBindings(tried),
  });
}

/** A pass and what it earned, in one statement. Throws StaleReadError, having written nothing, if the standing moved. */
export async function writePass(db: Knex, change: StandingChange, tried: WrittenTry): Promise<void> {
  const own = { ...levelTryBindings(tried), enrolmentId: tried.enrolmentId };
  await writeStanding(change, (bindings) => writtenPass.first(db, { ...bindings, ...own }));
}

/** The bindings of levelTrySql. */
export function levelTryBindings(tried: WrittenTry): { levelTry: string } {
  return { levelTry: JSON.stringify(tried) };
}
