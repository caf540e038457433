import { learners } from './access-row.ts';
import type { Things } from './possessions.ts';

const game = ({ gameId }: Things) => ({ gameId });

/** Rows of the access table for `packages/api/src/live/play`. */
export const playRows = {
  answer: learners({
    asks: (hers) => ({ ...game(hers), position: 0, answer: [0] }),
    owner: 'wrong-phase',
    others: 'not-found',
  }),
  controlGame: learners({
    asks: (hers) => ({ ...game(hers), action: 'resume', seen: 1_000 }),
    owner: 'wrong-phase',
    others: 'not-found',
  }),
  getGame: learners({ asks: game, hers: ['live.seats'], others: 'not-found' }),
  myQuestion: learners({ asks: game, owner: 'wrong-phase', others: 'not-found' }),
};
