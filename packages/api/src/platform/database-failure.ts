import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { MigrationError } from './migration-error.ts';
import { MissingRolesError } from './roles.ts';
import { SettingsError } from './settings.ts';

const causeByCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no PostgreSQL answers at the address of DATABASE_URL',
  ENOENT: 'no PostgreSQL answers at the socket of DATABASE_URL',
  ECONNRESET: 'the server at the address of DATABASE_URL hangs up',
  EHOSTUNREACH: 'the host of DATABASE_URL cannot be reached',
  ENETUNREACH: 'the host of DATABASE_URL cannot be reached',
  ETIMEDOUT: 'the host of DATABASE_URL does not answer',
  ENOTFOUND: 'the host of DATABASE_URL is unknown',
  EAI_AGAIN: 'the host of DATABASE_URL is unknown',
  '28P01': 'PostgreSQL refuses the user or password of DATABASE_URL',
  '28000': 'PostgreSQL refuses the user of DATABASE_URL',
  '3D000': 'the database that DATABASE_URL names does not exist',
  '42501':
    'the user of DATABASE_URL lacks a right that the migrations need; a user with CREATEROLE and CREATE on the database has them',
  '53100': 'the disk of the database is full: free some space',
  '53300': 'PostgreSQL has no free connection for DATABASE_URL',
  '55P03': 'a table of the database stays locked by another session: end that one',
  '57014': 'the database did not answer in time',
  '57P03': 'the PostgreSQL of DATABASE_URL is starting or stopping',
  ENOSPC: 'the disk is full: free some space',
  EDQUOT: 'the disk quota is used up',
};

/** One sentence for the failures of a database that a person can mend; it names the setting and never its value. */
export function explainDatabaseFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const isClear =
    error instanceof SettingsError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MigrationError ||
    error instanceof MissingRolesError;
  if (isClear) return error.message;
  if (error.name === 'KnexTimeoutError') return 'the PostgreSQL of DATABASE_URL does not answer';
  const code = codeOf(error);
  // Of a file that is not there somebody else has to speak.
  if (code === 'ENOENT' && !('syscall' in error && error.syscall === 'connect')) return undefined;
  return causeByCode[code];
}

/** Node reports a host with several addresses as one error made of others. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError && error.errors[0] instanceof Error ? codeOf(error.errors[0]) : '';
}
