import type { TableClasses } from '../platform/table-class.ts';
import { afterTables } from './after/tables.ts';

export const liveTables: TableClasses = {
  'live.rooms': 'game',
  'live.pins': 'directory',
  'live.hosts': 'game',
  'live.remotes': 'game',
  'live.spectators': 'game',
  'live.seats': 'game',
  'live.games': 'game',
  'live.game_questions': 'game',
  'live.players': 'game',
  'live.answers': 'game',
  'live.events': 'game',
  ...afterTables,
};
