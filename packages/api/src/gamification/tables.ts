import type { TableClasses } from '../platform/table-class.ts';

export const gamificationTables: TableClasses = {
  'gamification.achievements': 'reference',
  'gamification.avatars': 'reference',
  'gamification.standings': 'user',
  'gamification.activities': 'user',
  'gamification.activity_days': 'user',
  'gamification.user_achievements': 'user',
  'gamification.user_avatars': 'user',
  'gamification.board_entries': 'board',
  'gamification.board_histogram': 'board',
  'gamification.seasons': 'board',
  'gamification.season_results': 'board',
};
