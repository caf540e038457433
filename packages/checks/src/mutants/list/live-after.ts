import type { Mutant } from '../mutant.ts';

const reading = 'packages/api/src/live/after/read-results.test.ts';
const keeping = 'packages/api/src/live/after/keep-results.test.ts';
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
    file: 'packages/api/src/live/after/rate-game.ts',
    text: 'if (finished.length < RATED_FROM_SEATS) return [];',
    replacement: '',
    test: keeping,
  },
  {
    rule: 'a pair counts once an hour',
    file: 'packages/api/src/live/after/recent-pairs.ts',
    text: 'const HOUR_MS = 60 * 60_000;',
    replacement: 'const HOUR_MS = 0;',
    test: keeping,
  },
  {
    rule: 'a real name leaves the log with its account',
    file: 'packages/api/src/live/after/release-seats.ts',
    text: 'await rewrite(trx, gameId, (frame) => forgetName(frame, forgotten));',
    replacement: '',
    test: releasing,
  },
];
