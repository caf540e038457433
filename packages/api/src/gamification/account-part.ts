import { type AccountPart, asTheyAre } from '../platform/account-part.ts';
import { gamificationMerge } from './merge-part.ts';
import { refreshBoards } from './refresh-boards.ts';

/** What was earned. The account is closed, so the boards count it no more. */
export const gamificationPart: AccountPart = {
  room: 'gamification',
  ofNobody: ['gamification.seasons'],
  erase: refreshBoards,
  merge: gamificationMerge,
  tables: [
    { name: 'gamification.board_entries', shown: asTheyAre, erased: 'removed', merged: 'follows' },
    {
      name: 'gamification.board_histogram',
      shown: null,
      erased: 'by-part',
      merged: 'follows',
      because: 'Counts players by score. The account is counted no more.',
    },
    {
      name: 'gamification.season_results',
      shown: asTheyAre,
      erased: 'pseudonym',
      merged: 'stays',
      because:
        'How a week ended never changes: the row keeps its rank, and names nobody. Stays as long as the board of the week.',
    },
    { name: 'gamification.activities', shown: asTheyAre, erased: 'by-eraser', merged: 'joins' },
    { name: 'gamification.activity_days', shown: asTheyAre, erased: 'removed', merged: 'follows' },
    { name: 'gamification.user_achievements', shown: asTheyAre, erased: 'removed', merged: 'follows' },
    { name: 'gamification.user_avatars', shown: asTheyAre, erased: 'removed', merged: 'follows' },
    { name: 'gamification.standings', shown: asTheyAre, erased: 'removed', merged: 'follows' },
  ],
};
