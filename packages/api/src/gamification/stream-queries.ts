import { DomainError } from '@studyhall/domain/errors';
import { ActivityCounts, ActivityKind } from '@studyhall/domain/gamification/activities';
import type { ActivityDay } from '@studyhall/domain/gamification/fold-activities';
import { inOrderOfTime, type PlacedActivity } from '@studyhall/domain/gamification/union-of-streams';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../platform/statement.ts';
import { RecordedActivity } from './models.ts';
import { STANDING_FACTS_COLUMNS, STANDING_JSON, StandingFacts, StandingRow } from './standing-queries.ts';

/** An entry as it is stored, with its place. */
export interface StreamEntry extends PlacedActivity {
  /** When it was written: what it earned has this moment. */
  readonly createdAt: Date;
}

/** An entry as it is read. What the application would not write is refused by name, and not added up. */
const StoredEntry = z
  .object({
    version: z.int(),
    ordinal: z.int(),
    kind: ActivityKind,
    sourceId: z.string(),
    title: z.string().nullable(),
    occurredAt: z.coerce.date(),
    localDate: z.string(),
    utcOffsetMinutes: z.int(),
    isActivity: z.boolean(),
    xp: z.int(),
    rules: z.int(),
    counts: ActivityCounts,
    mergeId: z.string().nullable(),
    createdAt: z.coerce.date(),
  })
  .transform(
    ({ occurredAt, localDate, utcOffsetMinutes, ...entry }): StreamEntry => ({
      ...entry,
      moment: { at: occurredAt, localDate, utcOffsetMinutes },
    }),
  );

const STREAM_JSON = `(select coalesce(json_agg(json_build_object('version', x.version, 'ordinal', x.ordinal, 'kind', x.kind,
    'sourceId', x.source_id, 'title', x.title, 'occurredAt', x.occurred_at, 'localDate', x.local_date,
    'utcOffsetMinutes', x.utc_offset_minutes, 'isActivity', x.is_activity, 'xp', x.xp, 'rules', x.rules,
    'counts', x.counts, 'mergeId', x.merge_id, 'createdAt', x.created_at) order by x.version, x.ordinal), '[]')
  from gamification.activities x where x.user_id = :userId)`;

const Day = z.object({
  localDate: z.string(),
  quizzes: z.int(),
  levels: z.int(),
  questions: z.int(),
  correct: z.int(),
  xp: z.int(),
}) satisfies z.ZodType<ActivityDay>;

const StreamRow = StandingFacts.extend({
  /** Parsed where it is read, in production too: `StoredEntry`. */
  stream: z.array(z.unknown()),
  days: z.array(Day),
  earned: z.array(z.object({ slug: z.string(), at: z.string() })),
  avatarSlugs: z.array(z.string()),
  /** Whether some boards do not show these totals yet. */
  isBehind: z.boolean(),
});

const streamFacts = statement(
  'gamification_stream_facts',
  `select ${STANDING_FACTS_COLUMNS}, ${STREAM_JSON} as stream, s.boards_version <> s.version as "isBehind",
    (select coalesce(json_agg(json_build_object('localDate', d.local_date, 'quizzes', d.quizzes, 'levels', d.levels,
        'questions', d.questions, 'correct', d.correct_answers, 'xp', d.xp) order by d.local_date), '[]')
     from gamification.activity_days d where d.user_id = :userId) as days,
    (select coalesce(json_agg(json_build_object('slug', ua.achievement_slug, 'at', ua.earned_at)), '[]')
     from gamification.user_achievements ua where ua.user_id = :userId) as earned,
    (select coalesce(json_agg(v.avatar_slug order by v.avatar_slug), '[]')
     from gamification.user_avatars v where v.user_id = :userId) as "avatarSlugs",
    (select coalesce(json_object_agg(b.board, b.score), '{}') from gamification.board_entries b
     where b.user_id = :userId) as "boardScores"
  from auth.users u
  join auth.profiles p on p.user_id = u.id
  join gamification.standings s on s.user_id = u.id
  where u.id = :userId`,
  StreamRow,
);

/** A learner's stream and all that is kept of what it adds up to, as one statement sees them. */
export interface StreamFacts extends Omit<z.output<typeof StreamRow>, 'stream'> {
  /** In the order in which it counts. */
  readonly stream: readonly StreamEntry[];
}

/** Errors: `not-found` for who has no standing. */
export async function getStreamFacts(db: Knex, userId: string): Promise<StreamFacts> {
  const facts = await streamFacts.first(db, { userId });
  if (facts === undefined) throw new DomainError('not-found');
  return { ...facts, stream: inOrderOfTime(z.array(StoredEntry).parse(facts.stream)) };
}

/** A learner's stream in the order of its places. */
export async function listStream(db: Knex, userId: string): Promise<StreamEntry[]> {
  const rows = await RecordedActivity.query(db).where({ userId }).orderBy(['version', 'ordinal']);
  return z.array(StoredEntry).parse(rows);
}

const StandingOfUser = z.object({
  userId: z.string(),
  standing: StandingRow,
  earnedSlugs: z.array(z.string()),
});
export type StandingOfUser = z.output<typeof StandingOfUser>;

const standings = statement(
  'gamification_standings',
  `select s.user_id as "userId", ${STANDING_JSON} as standing,
     (select coalesce(json_agg(ua.achievement_slug), '[]') from gamification.user_achievements ua
      where ua.user_id = s.user_id) as "earnedSlugs"
   from gamification.standings s where :after::uuid is null or s.user_id > :after::uuid
   order by s.user_id limit :limit`,
  StandingOfUser,
);

/** The accounts that have a standing, in the order of their ids. Across users: administrators look at all. */
export async function listStandings(
  db: Knex,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<StandingOfUser[]> {
  return await standings.all(db, { after, limit });
}
