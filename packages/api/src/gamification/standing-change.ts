import type { Activity } from '@studyhall/domain/gamification/activities';
import type { WeekTotal } from '@studyhall/domain/gamification/boards';
import type { ActivityDay } from '@studyhall/domain/gamification/fold-activities';
import type { Totals } from '@studyhall/domain/gamification/totals';
import * as z from 'zod';
import { StaleReadError } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';

/** A score that moves on a board; `before` is null for somebody who was not on it. */
export interface BoardMove {
  readonly board: string;
  readonly before: number | null;
  readonly after: number;
}

/** What entries of the stream change in a learner's standing: written by one statement or not at all. */
export interface StandingChange extends OfUserNow {
  /** The version that was read; another one means that somebody else wrote since. */
  readonly version: number;
  readonly totals: Totals;
  readonly weekTotal: WeekTotal | null;
  /** In the order of the stream. */
  readonly activities: readonly Activity[];
  readonly days: readonly ActivityDay[];
  readonly achievements: readonly { readonly slug: string; readonly progressValue: number }[];
  readonly avatarSlugs: readonly string[];
  readonly boards: readonly BoardMove[];
}

/** What a statement of `versionedStatement` writes into the standing itself, beside its next version. */
interface StandingWrite {
  /** Columns and their values, with a comma behind each. */
  readonly columns: string;
  /** What the values are taken from. */
  readonly from: string;
}

const TOTALS_COLUMNS = `xp = t.xp, level = t.level, quizzes = t.quizzes,
      perfect_quizzes = t."perfectQuizzes", high_score_quizzes = t."highScoreQuizzes",
      questions_answered = t."questionsAnswered", correct_answers = t."correctAnswers",
      streak_current = t."streakCurrent", streak_longest = t."streakLongest",
      streak_behind_minutes = t."streakBehindMinutes", streak_freezes = t.freezes,
      last_activity_date = t."lastActivityDate", last_activity_at = t."lastActivityAt", exam_quizzes = t."examQuizzes",
      exam_basis_points_sum = t."examBasisPointsSum", counters = t.counters`;
const TOTALS_RECORD = `json_to_record(:totals) as t(xp int, level int, quizzes int, "perfectQuizzes" int,
      "highScoreQuizzes" int, "questionsAnswered" int, "correctAnswers" int, "streakCurrent" int, "streakLongest" int,
      "streakBehindMinutes" int, freezes int, "lastActivityDate" date, "lastActivityAt" timestamptz, "examQuizzes" jsonb,
      "examBasisPointsSum" jsonb, counters jsonb)`;

/** That the boards show the version that is written. */
const BOARDS_COLUMN = 'boards_version = :version + 1,';

/** Nothing but the next version, which the boards show: for what moves on all of them. */
export const NEXT_ON_BOARDS: StandingWrite = { columns: BOARDS_COLUMN, from: '' };

/** Totals (`:totals`), the running week (`:weekTotal`) and the moment (`:now`). */
export const WHOLE_STANDING: StandingWrite = {
  columns: `${TOTALS_COLUMNS}, week_total = :weekTotal::jsonb, updated_at = :now,`,
  from: `from ${TOTALS_RECORD}`,
};

/** The same, which all boards show. */
export const WHOLE_STANDING_ON_BOARDS: StandingWrite = {
  columns: `${WHOLE_STANDING.columns} ${BOARDS_COLUMN}`,
  from: WHOLE_STANDING.from,
};

/** The part of a `with` list that moves players between scores. */
export const HISTOGRAM_SQL = `histogram as (
    insert into gamification.board_histogram as h (board, width, bucket, players)
    select r.board, r.width, r.bucket, r.players
    from json_to_recordset(:histogram) as r(board text, width int, bucket int, players int)
    where exists (select from standing) order by r.board, r.width, r.bucket
    on conflict (board, width, bucket) do update set players = h.players + excluded.players
  )`;

const CHANGE_SQL = `stream as (
    insert into gamification.activities (user_id, version, ordinal, kind, source_id, title, occurred_at, local_date,
      utc_offset_minutes, is_activity, xp, rules, counts, created_at)
    select :userId, :version + 1, e.ordinal, e.kind, e."sourceId", e.title, e."occurredAt", e."localDate",
      e."utcOffsetMinutes", e."isActivity", e.xp, e.rules, e.counts, :now
    from json_to_recordset(:activities) as e(ordinal int, kind text, "sourceId" text, title text, "occurredAt" timestamptz,
      "localDate" date, "utcOffsetMinutes" int, "isActivity" boolean, xp int, rules int, counts jsonb)
    where exists (select from standing)
  ), day as (
    insert into gamification.activity_days as d (user_id, local_date, quizzes, levels, questions, correct_answers, xp)
    select :userId, n."localDate", n.quizzes, n.levels, n.questions, n.correct, n.xp
    from json_to_recordset(:days) as n("localDate" date, quizzes int, levels int, questions int, correct int, xp int)
    where exists (select from standing)
    on conflict (user_id, local_date) do update set quizzes = d.quizzes + excluded.quizzes,
      levels = d.levels + excluded.levels, questions = d.questions + excluded.questions, correct_answers = d.correct_answers + excluded.correct_answers,
      xp = d.xp + excluded.xp
  ), earned as (
    insert into gamification.user_achievements (user_id, achievement_slug, earned_at, progress_value)
    select :userId, a.slug, :now, a."progressValue"
    from json_to_recordset(:achievements) as a(slug text, "progressValue" int) where exists (select from standing)
  ), unlocked as (
    insert into gamification.user_avatars (user_id, avatar_slug, unlocked_at)
    select :userId, a.slug, :now from json_to_recordset(:avatars) as a(slug text) where exists (select from standing)
    on conflict do nothing
  ), entries as (
    insert into gamification.board_entries (board, user_id, score, updated_at)
    select b.board, :userId, b.after, :now
    from json_to_recordset(:boards) as b(board text, after int) where exists (select from standing)
    on conflict (board, user_id) do update set score = excluded.score, updated_at = excluded.updated_at
  ), ${HISTOGRAM_SQL}`;

/**
 * The statement that writes a standing if `guard`, a query, has a row and the standing still has the version that was
 * read; `parts`, of a `with` list, are written with it and ask whether `standing` has a row. Nothing is written otherwise.
 */
export function versionedStatement(
  { columns, from }: StandingWrite,
  { guard = 'select', parts }: { readonly guard?: string; readonly parts: readonly string[] },
): string {
  const standing = `standing as (
    update gamification.standings set ${columns} version = version + 1 ${from}
    where user_id = :userId and version = :version and exists (select from guard)
    returning 1
  )`;
  const list = [`guard as (${guard})`, standing, ...parts].join(', ');
  return `with ${list} select count(*)::int as standings from standing`;
}

/** The statement that writes a StandingChange and `parts` with it, as `versionedStatement`. */
export function standingStatement(guard: string, ...parts: readonly string[]): string {
  return versionedStatement(WHOLE_STANDING, { guard, parts: [CHANGE_SQL, ...parts] });
}

/** What a statement of `versionedStatement` answers: how many standings it wrote. */
export const WrittenStandings = z.object({ standings: z.int() });
export type WrittenStandings = z.output<typeof WrittenStandings>;

/**
 * Waits for a statement of `versionedStatement`. Throws StaleReadError, nothing having been written, when what was read
 * is no longer so: for `retrying` or the transaction around it to start again.
 */
export async function demandFresh(sent: Promise<WrittenStandings | undefined>): Promise<void> {
  if ((await sent)?.standings !== 1) throw new StaleReadError();
}

/**
 * Writes a change by what `send` sends with its bindings: a statement of `standingStatement`, under a name of its own.
 * Throws as `demandFresh`.
 */
export async function writeStanding(
  change: StandingChange,
  send: (bindings: ReturnType<typeof standingBindings>) => Promise<WrittenStandings | undefined>,
): Promise<void> {
  await demandFresh(send(standingBindings(change)));
}

function standingBindings(change: StandingChange) {
  return {
    userId: change.userId,
    now: change.now,
    version: change.version,
    totals: JSON.stringify(change.totals),
    weekTotal: change.weekTotal === null ? null : JSON.stringify(change.weekTotal),
    activities: JSON.stringify(change.activities.map(entryOf)),
    days: JSON.stringify(change.days),
    achievements: JSON.stringify(change.achievements),
    avatars: JSON.stringify(change.avatarSlugs.map((slug) => ({ slug }))),
    boards: JSON.stringify(change.boards),
    histogram: JSON.stringify(histogramOf(change.boards)),
  };
}

function entryOf({ moment: { at, ...clock }, ...activity }: Activity, ordinal: number) {
  return { ...activity, ...clock, occurredAt: at, ordinal };
}

const WIDTHS = [1, 256] as const;

interface HistogramRow {
  readonly board: string;
  readonly width: number;
  readonly bucket: number;
  readonly players: number;
}

/** How moves change the counts of the score histogram; sums that cancel out are left out. Null is not on the board. */
export function histogramOf(
  moves: readonly { readonly board: string; readonly before: number | null; readonly after: number | null }[],
): HistogramRow[] {
  const rows = new Map<string, HistogramRow>();
  const count = (board: string, score: number, players: number): void => {
    for (const width of WIDTHS) {
      const bucket = Math.floor(score / width);
      const key = `${board} ${width} ${bucket}`;
      rows.set(key, { board, width, bucket, players: (rows.get(key)?.players ?? 0) + players });
    }
  };
  for (const { board, before, after } of moves) {
    if (before !== null) count(board, before, -1);
    if (after !== null) count(board, after, 1);
  }
  return [...rows.values()].filter((row) => row.players !== 0);
}
