import { type AccountPart, asTheyAre } from '../platform/account-part.ts';
import { liveMerge } from './after/merge-part.ts';
import { releaseSeats } from './after/release-seats.ts';

const ROOM = '(select r.name from live.rooms r where r.room_id = t.room_id)';
const ANSWERS = `(select coalesce(jsonb_agg(jsonb_build_object('question', v.text, 'ms', a.ms, 'outcome', a.outcome,
    'points', a.points) order by a.position), '[]')
  from live.answers a join live.game_questions q on q.game_id = a.game_id and q.position = a.position
  join quizzes.question_versions v on v.question_id = q.question_id and v.version = q.version
  where a.game_id = t.game_id and a.seat = t.seat)`;

/** Games. How others did stays as it is, and so do the games: seats name nobody any more. */
export const livePart: AccountPart = {
  room: 'live',
  ofNobody: ['live.pins', 'live.game_questions', 'live.answers', 'live.events', 'live.rated_games'],
  erase: async (trx, { userId }) => await releaseSeats(trx, [userId], { keepsChosenNames: false }),
  merge: liveMerge,
  tables: [
    { name: 'live.rating_entries', shown: asTheyAre, erased: 'removed', merged: 'stays' },
    { name: 'live.ratings', shown: asTheyAre, erased: 'removed', merged: 'stays' },
    { name: 'live.results', shown: asTheyAre, erased: 'removed', merged: 'joins' },
    {
      name: 'live.players',
      shown: { with: { answers: ANSWERS } },
      erased: 'by-part',
      merged: 'moves',
    },
    { name: 'live.seats', shown: { with: { room: ROOM } }, erased: 'by-part', merged: 'moves' },
    { name: 'live.spectators', shown: { with: { room: ROOM } }, erased: 'removed', merged: 'stays' },
    { name: 'live.remotes', shown: { with: { room: ROOM } }, erased: 'removed', merged: 'stays' },
    { name: 'live.hosts', shown: { with: { room: ROOM } }, erased: 'removed', merged: 'moves' },
    {
      name: 'live.games',
      owner: 'host_id',
      // The seed says in which order questions and options come.
      shown: { without: ['seed', 'board_hash'], with: { room: ROOM } },
      erased: 'by-part',
      merged: 'moves',
    },
    {
      name: 'live.rooms',
      owner: 'maker_id',
      shown: { without: ['host_id'] },
      erased: 'by-part',
      merged: 'moves',
    },
  ],
};
