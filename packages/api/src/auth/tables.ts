import type { TableClasses } from '../platform/table-class.ts';

export const authTables: TableClasses = {
  'auth.users': 'root',
  'auth.identifiers': 'directory',
  'auth.deletions': 'directory',
  'auth.setup_links': 'directory',
  'auth.device_codes': 'directory',
  'auth.oauth_accounts': 'directory',
  'auth.pending_sign_ins': 'directory',
  'auth.passwords': 'user',
  'auth.profiles': 'user',
  'auth.rights': 'user',
  'auth.sessions': 'user',
  'auth.api_tokens': 'user',
  'auth.known_devices': 'user',
  'auth.one_time_tokens': 'user',
  'auth.totp_secrets': 'user',
  'auth.recovery_codes': 'user',
  'auth.passkeys': 'user',
  'auth.passkey_challenges': 'ephemeral',
  'auth.begun_sign_ins': 'user',
};
