import type { Totals } from '@studyhall/domain/gamification/totals';
import { newId } from '../platform/ids.ts';
import type { WeekTotal } from './standing-queries.ts';

/** A score that moves on a board; `before` is null for somebody who was not on it. */
export interface BoardMove {
  readonly board: string;
  readonly before: number | null;
  readonly after: number;
}

export interface XpEntry {
  readonly sourceKind: string;
  readonly sourceId: string;
  /** What it was for, in words a learner knows; null where the source has a name of its own. */
  readonly title: string | null;
  readonly amount: number;
}

/** What one event (a quiz, a level) changes in a learner's standing: written by one statement or not at all. */
export interface StandingChange {
  readonly userId: string;
  readonly now: Date;
  readonly localDate: string;
  /** The version that was read; another one means that somebody else wrote since. */
  readonly version: number;
  readonly totals: Totals;
  readonly weekTotal: WeekTotal;
  readonly xpEntries: readonly XpEntry[];
  readonly achievements: readonly { readonly slug: string; readonly progressValue: number }[];
  readonly avatarSlugs: readonly string[];
  readonly day: {
    readonly quizzes: number;
    readonly levels: number;
    readonly questions: number;
    readonly correct: number;
    readonly xp: number;
  };
  readonly boards: readonly BoardMove[];
}

/**
 * The data-modifying parts of a `with` list that write a StandingChange, to be put behind a part called `guard`:
 * nothing is written unless the guard has a row, and nothing but the standing unless its version still fits.
 * The last part is called `standing`'s dependants; the caller selects from `standing` to learn whether it was written.
 */
export const STANDING_CHANGE_SQL = `
  standing as (
    update gamification.standings set xp = t.xp, level = t.level, quizzes = t.quizzes,
      perfect_quizzes = t."perfectQuizzes", high_score_quizzes = t."highScoreQuizzes",
      questions_answered = t."questionsAnswered", correct_answers = t."correctAnswers",
      streak_current = t."streakCurrent", streak_longest = t."streakLongest", streak_freezes = t.freezes,
      last_activity_date = t."lastActivityDate", last_activity_at = t."lastActivityAt", exam_quizzes = t."examQuizzes",
      exam_basis_points_sum = t."examBasisPointsSum", week_total = :weekTotal::jsonb,
      version = version + 1, updated_at = :now
    from json_to_record(:totals) as t(xp int, level int, quizzes int, "perfectQuizzes" int, "highScoreQuizzes" int,
      "questionsAnswered" int, "correctAnswers" int, "streakCurrent" int, "streakLongest" int, freezes int,
      "lastActivityDate" date, "lastActivityAt" timestamptz, "examQuizzes" jsonb, "examBasisPointsSum" jsonb)
    where user_id = :userId and version = :version and exists (select from guard)
    returning 1
  ), new_xp as (
    insert into gamification.xp_entries (user_id, id, source_kind, source_id, title, amount, local_date, standing_version, created_at)
    select :userId, e.id, e."sourceKind", e."sourceId", e.title, e.amount, :localDate::date, :version + 1, :now
    from json_to_recordset(:xpEntries) as e(id uuid, "sourceKind" text, "sourceId" text, title text, amount int)
    where exists (select from standing)
  ), day as (
    insert into gamification.activity_days as d (user_id, local_date, quizzes, levels, questions, correct_answers, xp)
    select :userId, :localDate::date, n.quizzes, n.levels, n.questions, n.correct, n.xp
    from json_to_record(:day) as n(quizzes int, levels int, questions int, correct int, xp int)
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
  ), histogram as (
    insert into gamification.board_histogram as h (board, width, bucket, players)
    select r.board, r.width, r.bucket, r.players
    from json_to_recordset(:histogram) as r(board text, width int, bucket int, players int)
    where exists (select from standing) order by r.board, r.width, r.bucket
    on conflict (board, width, bucket) do update set players = h.players + excluded.players
  )`;

/** The bindings of STANDING_CHANGE_SQL. */
export function standingChangeBindings(change: StandingChange) {
  return {
    userId: change.userId,
    now: change.now,
    localDate: change.localDate,
    version: change.version,
    totals: JSON.stringify(change.totals),
    weekTotal: JSON.stringify(change.weekTotal),
    xpEntries: JSON.stringify(change.xpEntries.map((entry) => ({ ...entry, id: newId() }))),
    day: JSON.stringify(change.day),
    achievements: JSON.stringify(change.achievements),
    avatars: JSON.stringify(change.avatarSlugs.map((slug) => ({ slug }))),
    boards: JSON.stringify(change.boards),
    histogram: JSON.stringify(histogramOf(change.boards)),
  };
}

const WIDTHS = [1, 256] as const;

interface HistogramRow {
  readonly board: string;
  readonly width: number;
  readonly bucket: number;
  readonly players: number;
}

/** How moves change the counts of the score histogram; sums that cancel out are left out. */
export function histogramOf(moves: readonly BoardMove[]): HistogramRow[] {
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
    count(board, after, 1);
  }
  return [...rows.values()].filter((row) => row.players !== 0);
}
