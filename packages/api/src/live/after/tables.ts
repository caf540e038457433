import type { TableClasses } from '../../platform/table-class.ts';

export const afterTables: TableClasses = {
  'live.results': 'user',
  'live.rated_games': 'game',
  'live.rating_entries': 'user',
  'live.ratings': 'board',
};
