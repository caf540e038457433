import { isConnectionLost } from '@studyhall/api/server';
import { type DestinationStream, type Logger, pino } from 'pino';
import * as z from 'zod';

export interface LogOptions {
  readonly level: string;
  readonly format: 'json' | 'text';
  readonly stream: { write(text: string): unknown };
}

/** Whatever somebody logs by mistake: these names never show their value, at the top or one level down. */
const SECRET_NAMES = [
  'cookie',
  'authorization',
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'secret',
  'set-cookie',
];

/** One JSON object a line for machines, one short line for a person at a terminal. */
export function createLogger({ level, format, stream }: LogOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRET_NAMES.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.headers["${name}"]`]),
        censor: '[redacted]',
      },
      serializers: { err: describeError },
    },
    format === 'json' ? stream : shortLines(stream),
  );
}

/** Errors whose message is one line for whoever runs the server: where in the program they came up helps nobody. */
const SAID_IN_FULL: readonly string[] = ['BackupError', 'EmbeddedPostgresError'];
/** What PostgreSQL says of itself, and what its driver does. A socket's own words name its other end. */
const OF_THE_DATABASE = /^(57P0[123]|08...)$|^Connection|^Client has/;

/** In one line what passes by itself, or what its message says in full; undefined for what somebody has to look into. */
function inOneLine(error: Error, { code, message }: { readonly code: unknown; readonly message: string }) {
  if (SAID_IN_FULL.includes(error.name)) return message;
  if (!isConnectionLost(error)) return undefined;
  const isOfDatabase = OF_THE_DATABASE.test(String(code)) || OF_THE_DATABASE.test(message);
  return isOfDatabase ? 'the connection to the database was lost, or it is starting or stopping' : message;
}

/** So many of the reasons that one error gathers: behind a job of hundreds they are mostly the same. */
const REASONS = 10;

/**
 * Of a database error only what holds no data: `detail` and `where` quote the rows, and Knex puts the statement with
 * its values in front of the message.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = codeOf(error);
  const constraint = 'constraint' in error ? error.constraint : undefined;
  const isFromDatabase = 'severity' in error || 'nativeError' in error;
  const isOfDriver = isFromDatabase || isConnectionLost(error);
  const message = isOfDriver ? (error.message.split(' - ').at(-1) ?? '') : error.message;
  const line = inOneLine(error, { code, message });
  const reasons =
    error instanceof AggregateError ? { errors: error.errors.slice(0, REASONS).map(describeError) } : {};
  if (line !== undefined) return { type: error.name, message: line, code, ...reasons };
  const frames = error.stack?.slice(error.stack.indexOf('\n    at ')) ?? '';
  return {
    type: error.name,
    message,
    code,
    constraint,
    stack: `${error.name}: ${message}${frames}`,
    ...reasons,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function codeOf(error: Error): unknown {
  if ('code' in error) return error.code;
  return 'nativeError' in error && error.nativeError instanceof Error ? codeOf(error.nativeError) : undefined;
}

const lineShape = z.looseObject({
  level: z.string(),
  time: z.string(),
  msg: z.string().default(''),
  err: z
    .looseObject({
      message: z.string().optional(),
      stack: z.string().optional(),
      errors: z.array(z.looseObject({ message: z.string() })).default([]),
    })
    .optional(),
});

function shortLines(stream: LogOptions['stream']): DestinationStream {
  return {
    write: (line) => {
      const { level, time, msg, err, ...rest } = lineShape.parse(JSON.parse(line));
      const facts = Object.entries(rest).map(
        ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
      );
      const said = err?.stack === undefined && err?.message !== undefined ? `${msg}: ${err.message}` : msg;
      const text = [time.slice(11, 19), level === 'info' ? '' : level, said, ...facts]
        .filter((part) => part !== '')
        .join(' ');
      const below = [
        err?.stack ?? [],
        (err?.errors ?? []).map(({ message }) => `  because ${message}`),
      ].flat();
      stream.write([text, ...below, ''].join('\n'));
    },
  };
}
