import { EmbeddedPostgresError, MissingRolesError, SettingsError } from '@studyhall/api/server';

const causeByCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no PostgreSQL answers at the address of DATABASE_URL',
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
  '53300': 'PostgreSQL has no free connection for DATABASE_URL',
  '57P03': 'the PostgreSQL of DATABASE_URL is starting or stopping',
};

/** One line for the failures that a person can mend; it names the setting and never its value. */
export function explainFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const isClear =
    error instanceof SettingsError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MissingRolesError;
  if (isClear) return error.message;
  const code = codeOf(error);
  if ('syscall' in error && error.syscall === 'listen') return explainListen(error, code);
  if (error.name === 'KnexTimeoutError') return 'the PostgreSQL of DATABASE_URL does not answer';
  return causeByCode[code];
}

/** Node reports a host with several addresses as one error made of others. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError && error.errors[0] instanceof Error ? codeOf(error.errors[0]) : '';
}

function explainListen(error: Error, code: string): string | undefined {
  const port = 'port' in error ? error.port : '';
  if (code === 'EADDRINUSE')
    return `port ${port} is in use: stop the other program, or set another PORT or METRICS_PORT`;
  if (code === 'EACCES') return `port ${port} may be used by root alone: set a PORT above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'HOST is not an address of this machine';
  return undefined;
}
