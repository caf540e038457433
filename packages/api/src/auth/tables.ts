import type { TableClasses } from '../platform/table-class.ts';

export const authTables: TableClasses = {
  'auth.users': 'root',
  'auth.identifiers': 'directory',
  'auth.setup_links': 'directory',
  'auth.passwords': 'user',
  'auth.profiles': 'user',
  'auth.sessions': 'user',
  'auth.known_devices': 'user',
  'auth.one_time_tokens': 'user',
};
