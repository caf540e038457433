import { createHash } from 'node:crypto';
import { boardText, replayGame } from '@studyhall/domain/live/replay-game';
import type { Knex } from 'knex';
import { accountCheck } from '../auth/account-check.ts';
import { BrokenRow, type DataCheck, type KeyedCheck, keyedCheck } from '../platform/data-check.ts';
import { FIRST_ID } from '../platform/ids.ts';
import { statement } from '../platform/statement.ts';
import { findWrongRatings } from './after/verify-ratings.ts';
import { Game, GameEvent } from './models.ts';

const GAMES_AT_ONCE = 20;

/** Across users: an operator's report. */
async function listGameKeys(
  db: Knex,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const rows = await Game.query(db)
    .select('gameId')
    .where('gameId', '>', after ?? FIRST_ID)
    .orderBy('gameId')
    .limit(limit);
  return rows.map(({ gameId }) => gameId);
}

function gameCheck(told: Pick<KeyedCheck, 'name' | 'holds' | 'table' | 'find' | 'cure'>): DataCheck {
  return keyedCheck({ ...told, size: GAMES_AT_ONCE, listKeys: listGameKeys });
}

const gaps = statement(
  'doctor_live_events',
  `select g.game_id::text as key, format('has %s events, the newest is number %s, and the game counts %s',
      count(e.seq), coalesce(max(e.seq), 0), g.seq) as what
   from live.games g left join live.events e on e.game_id = g.game_id
   where g.game_id = any(:keys::uuid[])
   group by g.game_id
   having count(e.seq) <> g.seq or coalesce(max(e.seq), 0) <> g.seq or coalesce(min(e.seq), 1) <> 1`,
  BrokenRow,
);

const miscounted = statement(
  'doctor_live_players',
  `select p.game_id || '/' || p.seat as key,
     format('is said to have %s answers, %s of them right, and has %s and %s', p.answered, p.correct, a.answered, a.correct) as what
   from live.players p join live.games g on g.game_id = p.game_id
   cross join lateral (
     select count(*)::int as answered, (count(*) filter (where a.outcome = 'right'))::int as correct
     from live.answers a where a.game_id = p.game_id and a.seat = p.seat and a.outcome is not null
       and a.outcome not in ('absent', 'unanswered')) a
   where p.game_id = any(:keys::uuid[]) and g.phase in ('podium', 'ended') and (g.settings ->> 'teams')::int = 0
     and (p.answered <> a.answered or (g.settings ->> 'mode' <> 'poll' and p.correct <> a.correct))`,
  BrokenRow,
);

const unlike = statement(
  'doctor_live_results',
  `select r.user_id || '/' || r.game_id as key,
     format('says %s points, %s right of %s, and the game says %s, %s of %s', r.score, r.correct, r.asked, p.score, p.correct, p.asked) as what
   from live.results r join live.players p on p.game_id = r.game_id and p.seat = r.seat
   where r.game_id = any(:keys::uuid[])
     and (r.score, r.asked, r.answered, r.correct, r.time_ms) is distinct from (p.score, p.asked, p.answered, p.correct, p.time_ms)`,
  BrokenRow,
);

/** The log of a game is played again, and has to come to the board whose hash was kept at its end. */
async function findOtherBoards(db: Knex, { keys }: { readonly keys: string[] }): Promise<BrokenRow[]> {
  const broken: BrokenRow[] = [];
  const games = await Game.query(db).whereIn('gameId', keys).whereNotNull('boardHash').orderBy('gameId');
  for (const { gameId, settings, boardHash } of games) {
    const events = await GameEvent.query(db).where({ gameId }).select('frame', 'facts').orderBy('seq');
    const hash = createHash('sha256')
      .update(boardText(replayGame(settings, events)))
      .digest();
    if (boardHash !== null && !hash.equals(boardHash))
      broken.push({ key: gameId, what: 'its log comes to another board than the one that was kept' });
  }
  return broken;
}

/** Games, and what stays of them. */
export const liveDataChecks: readonly DataCheck[] = [
  gameCheck({
    name: 'live.events',
    holds: 'The events of every game are numbered without a gap, up to the number of the newest',
    table: 'live.events',
    find: (db, { keys }) => gaps.all(db, { keys }),
    cure: (key) =>
      `studyhall games replay ${key} shows what is there; bring the events back from a backup: studyhall restore --table live.events`,
  }),
  gameCheck({
    name: 'live.boards',
    holds: 'Every game that is over comes to its board again when its log is played',
    table: 'live.games',
    find: findOtherBoards,
    cure: (key) => `studyhall games replay ${key}; bring its events back from a backup`,
  }),
  gameCheck({
    name: 'live.players',
    holds: 'Whoever played in a game that is over has as many answers, and right ones, as are counted',
    table: 'live.players',
    find: (db, { keys }) => miscounted.all(db, { keys }),
    cure: (key) =>
      `select * from live.answers where game_id = '${key.split('/')[0]}': bring what is missing back from a backup`,
  }),
  gameCheck({
    name: 'live.results',
    holds: 'Results that players keep say what their games say',
    table: 'live.results',
    find: (db, { keys }) => unlike.all(db, { keys }),
    cure: (key) =>
      `delete from live.results where user_id || '/' || game_id = '${key}'; the game brings it again when its message is retried`,
  }),
  accountCheck({
    name: 'live.ratings',
    holds: 'Every rating is what its rated games come to, one after the other',
    table: 'live.ratings',
    find: findWrongRatings,
    cure: () => 'studyhall games rebuild-ratings',
  }),
];
