import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import { BrokenRow, type DataCheck, keyedCheck } from '../platform/data-check.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import type { Reference } from '../platform/reference-check.ts';
import { statement } from '../platform/statement.ts';
import { listStandings } from './stream-queries.ts';
import { wrongCountsSql, wrongSeasonsSql } from './verify-ranks.ts';
import { type Difference, verifyStanding } from './verify-standing.ts';

const STANDINGS_AT_ONCE = 50;
const BOARDS_AT_ONCE = 1;

/** The accounts that have a standing, in the order of their ids. */
export async function listStandingKeys(
  db: Knex,
  page: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  return (await listStandings(db, page)).map(({ userId }) => userId);
}

interface Keys {
  readonly keys: string[];
  readonly now: Date;
}

async function findWrongStandings(db: Knex, { keys, now }: Keys): Promise<BrokenRow[]> {
  const found: BrokenRow[] = [];
  for (const key of keys) {
    const differences = await differencesOf(db, { userId: key, now });
    const what = differences.map((one) => `${one.what}: ${one.stored} stored, ${one.expected} by the stream`);
    if (what.length > 0) found.push({ key, what: what.join('; ') });
  }
  return found;
}

/** Whoever has no profile has no board to stand on: that is another check's. */
async function differencesOf(db: Knex, of: OfUserNow): Promise<readonly Difference[]> {
  try {
    return await verifyStanding(db, of);
  } catch (error) {
    if (error instanceof DomainError && error.reason === 'not-found') return [];
    if (!(error instanceof z.ZodError)) throw error;
    return [
      { what: 'stream', stored: z.prettifyError(error), expected: 'entries that the application writes' },
    ];
  }
}

/** Jumps from board to board: the entries of one may be a million. */
const boards = statement(
  'doctor_gamification_boards',
  `with recursive entered as (
     (select board from gamification.board_entries where board > :after order by board limit 1)
     union all
     select (select e.board from gamification.board_entries e where e.board > b.board order by e.board limit 1)
     from entered b where b.board is not null
   )
   select board as key from (select board from entered where board is not null
     union select board from gamification.board_histogram where board > :after) b order by board limit :limit`,
  z.object({ key: z.string() }),
);

const wrongCounts = statement(
  'doctor_gamification_histogram',
  `with ${wrongCountsSql('b.board = any(:keys::text[])')}
   select concat_ws('/', board, width, bucket) as key,
     format('%s players counted, %s have such a score', stored, expected) as what
   from wrong limit 100`,
  BrokenRow,
);

const seasons = statement(
  'doctor_gamification_seasons',
  'select week as key from gamification.seasons where week > :after order by week limit :limit',
  z.object({ key: z.string() }),
  { because: 'bulk' },
);

const wrongSeasons = statement(
  'doctor_gamification_season_results',
  `with ${wrongSeasonsSql('s.week = any(:keys::text[])')}
   select week as key, format('%s learners counted, %s are there, %s of them with another rank', players, rows, wrong) as what
   from wrong`,
  BrokenRow,
);

/** What a learner's history adds up to, and the boards it stands on. */
export const gamificationDataChecks: readonly DataCheck[] = [
  keyedCheck({
    name: 'gamification.standings',
    holds: 'XP, level, streak, days, achievements, avatars and boards are what the history adds up to',
    table: 'gamification.standings',
    size: STANDINGS_AT_ONCE,
    listKeys: listStandingKeys,
    find: findWrongStandings,
    cure: (key) => `studyhall standings verify ${key} --repair`,
  }),
  keyedCheck({
    name: 'gamification.histogram',
    holds: 'Boards count as many players with a score as there are',
    table: 'gamification.board_histogram',
    size: BOARDS_AT_ONCE,
    listKeys: async (db, { after, limit }) =>
      (await boards.all(db, { after: after ?? '', limit })).map(({ key }) => key),
    find: (db, looking) => wrongCounts.all(db, looking),
    cure: () => 'studyhall standings verify --repair',
  }),
  keyedCheck({
    name: 'gamification.seasons',
    holds: 'Weeks that are frozen have as many learners as they say, each where the score is',
    table: 'gamification.season_results',
    size: BOARDS_AT_ONCE,
    listKeys: async (db, { after, limit }) =>
      (await seasons.all(db, { after: after ?? '', limit })).map(({ key }) => key),
    find: (db, { keys }) => wrongSeasons.all(db, { keys }),
    cure: (key) => `bring the results of ${key} back from a backup`,
  }),
];

export const gamificationReferences: readonly Reference[] = [
  {
    table: 'gamification.board_entries',
    columns: ['user_id'],
    to: 'gamification.standings',
    toColumns: ['user_id'],
  },
];
