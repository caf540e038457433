import type { Exception } from './exception-list.ts';

/** Weeks end for everybody, and boards follow the totals of many at once. */
export const crossesUsersForBoards: readonly Exception[] = [
  {
    statement: 'gamification_season_board',
    tables: [
      'auth.hidden_things',
      'auth.identifiers',
      'auth.pictures',
      'auth.profiles',
      'auth.users',
      'gamification.season_results',
      'gamification.standings',
    ],
    reason: 'The same once the week is over; whoever does not agree any more is nobody.',
  },
  {
    statement: 'gamification_freeze_week',
    tables: ['gamification.board_entries', 'gamification.season_results'],
    reason: 'A week ends for all who earned something in it.',
  },
  {
    statement: 'gamification_entered',
    tables: ['gamification.board_entries', 'gamification.standings'],
    reason: 'The same: those who are still on its board, some at a time.',
  },
  {
    statement: 'gamification_behind',
    tables: ['gamification.standings'],
    reason: 'Boards follow the totals of all whose totals went on.',
  },
  {
    statement: 'gamification_board_states',
    tables: ['auth.profiles', 'auth.users', 'gamification.board_entries', 'gamification.standings'],
    reason: 'The same: what decides where those stand who are moved together.',
  },
  {
    statement: 'gamification_move_learners',
    tables: ['gamification.board_entries', 'gamification.standings'],
    reason: 'The same: each row is written by the id of its learner.',
  },
  {
    statement: 'gamification_wrong_seasons',
    tables: ['gamification.season_results'],
    reason: 'Ranks of a week are counted over everybody, when an administrator asks.',
  },
];
