import { accounts, administrators, learners } from './access-row.ts';
import type { Things } from './possessions.ts';

const game = ({ endedGame }: Things) => ({ gameId: endedGame });

const named = ({ endedGame }: Things) => ({ game: endedGame });

/** Rows of the access table for `packages/api/src/live/after`. */
export const afterRows = {
  endGame: administrators({ asks: named, others: 'wrong-phase' }),
  exportResults: accounts({ asks: game, hers: ['live.players'], others: 'not-found' }),
  getMyResult: learners({ asks: game, hers: ['live.players'], others: 'not-found' }),
  getResults: accounts({ asks: game, hers: ['live.players'], others: 'not-found' }),
  hallOfFame: learners(),
  listAllGames: administrators({ asks: () => ({}) }),
  listFacts: administrators({ asks: game, hers: ['live.players'] }),
  listGames: learners({ asks: () => ({ as: 'player' as const }), hers: ['live.players'] }),
  pauseGame: administrators({ asks: named, others: 'wrong-phase' }),
  rebuildRatings: administrators(),
  replay: learners({ asks: game, hers: ['live.players'], others: 'not-found' }),
  showGame: administrators({ asks: named, hers: ['live.players'] }),
  showResults: administrators({ asks: named, hers: ['live.players'] }),
  showResultsCsv: administrators({ asks: named, hers: ['live.players'] }),
  statistics: learners(),
};
