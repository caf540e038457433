import type { Mutant } from '../mutant.ts';

const reading = 'packages/api/src/live/after/read-results.test.ts';
const keeping = 'packages/api/src/live/after/keep-results.test.ts';
const fame = 'packages/api/src/live/after/hall-of-fame.test.ts';
const releasing = 'packages/api/src/live/after/release-seats.test.ts';

export const liveAfterMutants: readonly Mutant[] = [
  {
    rule: 'results of a game are of whoever hosts it',
    file: 'packages/api/src/live/after/hosted-games.ts',
    text: 'where g.game_id = :gameId and $',
    replacement: 'where g.game_id = :gameId or $',
    test: reading,
  },
  {
    rule: 'whoever hosted a game reads it after handing the room over',
    file: 'packages/api/src/live/after/hosted-games.ts',
    text: '(g.host_id = :userId or r.host_id',
    replacement: '(r.host_id',
    test: reading,
  },
  {
    rule: 'whoever opened a room and left it to others reads nothing of their games',
    file: 'packages/api/src/live/after/hosted-games.ts',
    text: '(g.host_id = :userId or r.host_id = :userId',
    replacement: '(g.host_id = :userId or r.host_id = :userId or r.maker_id = :userId',
    test: reading,
  },
  {
    rule: 'results are shown when a game is over',
    file: 'packages/api/src/live/after/hosted-games.ts',
    text: "if (!isOver(game.phase)) throw new DomainError('wrong-phase');",
    replacement: '',
    test: reading,
  },
  {
    rule: 'a result is kept once',
    file: 'packages/api/src/live/after/keep-results.ts',
    text: 'if (kept !== undefined) return;',
    replacement: '',
    test: keeping,
  },
  {
    rule: 'whoever was removed earns nothing',
    file: 'packages/api/src/live/after/counted-players.ts',
    text: "return state === 'in' || state === 'left';",
    replacement: "return state !== 'banned';",
    test: keeping,
  },
  {
    rule: 'a game is rated from four who finished it',
    file: 'packages/domain/src/live/rated-race.ts',
    text: 'if (finished.length < RATED_FROM_SEATS) return [];',
    replacement: '',
    test: keeping,
  },
  {
    rule: 'whom a game rates: no guest',
    file: 'packages/api/src/live/after/race-seats.ts',
    text: `u.role <> 'guest' as "isRegistered"`,
    replacement: 'true as "isRegistered"',
    test: keeping,
  },
  {
    rule: 'whom a game rates: nobody who hosts it',
    file: 'packages/domain/src/live/rated-race.ts',
    text: 'isRegistered && !isHost && asked > 0',
    replacement: 'isRegistered && (isHost || !isHost) && asked > 0',
    test: keeping,
  },
  {
    rule: 'whoever hosts along hosts',
    file: 'packages/api/src/live/after/race-seats.ts',
    text: 'where h.room_id = g.room_id and h.user_id = u.id)',
    replacement: 'where false)',
    test: keeping,
  },
  {
    rule: 'whoever handed a room over has hosted, and so does whoever has it by now',
    file: 'packages/api/src/live/after/race-seats.ts',
    text: 'u.id is not distinct from g.host_id or',
    replacement: '',
    test: keeping,
  },
  {
    rule: 'a pair counts once an hour',
    file: 'packages/domain/src/live/counted-meetings.ts',
    text: ' && ofDay.every((ms) => ms >= HOUR_MS)',
    replacement: '',
    test: keeping,
  },
  {
    rule: 'a pair counts so often a day',
    file: 'packages/domain/src/live/counted-meetings.ts',
    text: 'ofDay.length < MEETINGS_A_DAY && ',
    replacement: '',
    test: keeping,
  },
  {
    rule: 'a real name leaves the log with its account',
    file: 'packages/api/src/live/after/release-seats.ts',
    text: 'await rewrite(trx, gameId, (frame) => forgetName(frame, forgotten));',
    replacement: '',
    test: releasing,
  },
  {
    rule: 'a name that was chosen for a game stays where a guest did not come back',
    file: 'packages/api/src/live/after/guest-traces.ts',
    text: '{ keepsChosenNames: true }',
    replacement: '{ keepsChosenNames: false }',
    test: 'packages/api/src/live/after/guest-goes.test.ts',
  },
  {
    rule: 'a name that was chosen goes with an account that is erased',
    file: 'packages/api/src/live/account-part.ts',
    text: '{ keepsChosenNames: false }',
    replacement: '{ keepsChosenNames: true }',
    test: 'packages/api/src/accounts/whole-account.test.ts',
  },
  {
    rule: 'a room is not called any more as somebody wished whose account is erased',
    file: 'packages/api/src/live/after/release-seats.ts',
    text: 'keepsChosenNames ? {} : { name: formerRoomName(language) }',
    replacement: '{}',
    test: 'packages/api/src/accounts/whole-account.test.ts',
  },
  {
    rule: 'the hall of fame shows who agreed to stand on boards',
    file: 'packages/api/src/live/after/hall-of-fame.ts',
    text: '       and (select b.is_on_leaderboards from auth.profiles b where b.user_id = o.user_id)\n',
    replacement: '',
    test: fame,
  },
  {
    rule: 'a strength of few games stands on no board',
    file: 'packages/api/src/live/after/hall-of-fame.ts',
    text: 'o.games >= $',
    replacement: 'o.games >= 0 * $',
    test: fame,
  },
];
