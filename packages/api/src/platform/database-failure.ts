import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { MigrationError } from './migration-error.ts';
import { PowerfulRoleError } from './powerful-role.ts';
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
  ...Object.fromEntries(
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_SIGNATURE_FAILURE',
    ].map((code) => [
      code,
      'the certificate of the PostgreSQL of DATABASE_URL is of no authority that is trusted here: name the file of the right one with sslrootcert',
    ]),
  ),
  CERT_HAS_EXPIRED: 'the certificate of the PostgreSQL of DATABASE_URL has expired',
  CERT_NOT_YET_VALID:
    'the certificate of the PostgreSQL of DATABASE_URL is not valid yet: is the clock right?',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'the certificate of the PostgreSQL of DATABASE_URL is for another host: write the host as the certificate names it',
  ENOSPC: 'the disk is full: free some space',
  EDQUOT: 'the disk quota is used up',
};

/** What no code tells apart. */
const TLS_ONLY = /no pg_hba\.conf entry .* no encryption/;
/** PgBouncer's words for a log-in that is not in its list, all of them with one code. */
const POOLER_REFUSES = /^(SASL|password) authentication failed|^no such user/;
const PROTOCOL_VIOLATION = '08P01';
const NO_TLS = /The server does not support SSL connections/;

/** One sentence for the failures of a database that a person can mend; it names the setting and never its value. */
export function explainDatabaseFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const isClear =
    error instanceof SettingsError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MigrationError ||
    error instanceof MissingRolesError ||
    error instanceof PowerfulRoleError;
  if (isClear) return error.message;
  if (error.name === 'KnexTimeoutError') return 'the PostgreSQL of DATABASE_URL does not answer';
  if (NO_TLS.test(error.message))
    return 'the PostgreSQL of DATABASE_URL does not speak TLS: switch it on there (ssl = on, with a certificate)';
  if (TLS_ONLY.test(error.message))
    return 'the PostgreSQL of DATABASE_URL takes encrypted connections alone: add sslmode=verify-full';
  const code = codeOf(error);
  if (code === PROTOCOL_VIOLATION && POOLER_REFUSES.test(error.message))
    return 'the pooler of DATABASE_URL refuses the user or password: it has a list of its own (auth_file or auth_query)';
  // Of a file that is not there somebody else has to speak.
  if (code === 'ENOENT' && !('syscall' in error && error.syscall === 'connect')) return undefined;
  return causeByCode[code];
}

/** Node reports a host with several addresses as one error made of others. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError && error.errors[0] instanceof Error ? codeOf(error.errors[0]) : '';
}
