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

/**
 * Of a database error only what holds no data: `detail` and `where` quote the rows, and Knex puts the statement with
 * its values in front of the message.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  const constraint = 'constraint' in error ? error.constraint : undefined;
  const isFromDatabase = 'severity' in error || 'nativeError' in error;
  const message = isFromDatabase ? (error.message.split(' - ').at(-1) ?? '') : error.message;
  const frames = error.stack?.slice(error.stack.indexOf('\n    at ')) ?? '';
  return {
    type: error.name,
    message,
    code,
    constraint,
    stack: `${error.name}: ${message}${frames}`,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

const lineShape = z.looseObject({
  level: z.string(),
  time: z.string(),
  msg: z.string().default(''),
  err: z.looseObject({ stack: z.string().optional() }).optional(),
});

function shortLines(stream: LogOptions['stream']): DestinationStream {
  return {
    write: (line) => {
      const { level, time, msg, err, ...rest } = lineShape.parse(JSON.parse(line));
      const facts = Object.entries(rest).map(
        ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
      );
      const text = [time.slice(11, 19), level === 'info' ? '' : level, msg, ...facts]
        .filter((part) => part !== '')
        .join(' ');
      stream.write(`${text}\n${err?.stack === undefined ? '' : `${err.stack}\n`}`);
    },
  };
}
