import { expect, test } from 'vitest';
import { createLogger } from './log.ts';

function logTo(format: 'json' | 'text') {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', format, stream: { write: (line) => lines.push(line) } });
  return { logger, lines };
}

test.each(['json', 'text'] as const)('secrets logged by mistake do not show (%s)', (format) => {
  const { logger, lines } = logTo(format);
  const secrets = {
    password: 'hunter22',
    token: 'hunter22',
    cookie: 'sid=hunter22',
    authorization: 'Bearer hunter22',
  };
  logger.info(secrets, 'at the top');
  logger.info(
    { input: { ...secrets, newPassword: 'hunter22' }, request: { headers: { cookie: 'hunter22' } } },
    'deeper',
  );
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain('hunter22');
  expect(lines.join('')).toContain('[redacted]');
});

test('of a database error the log shows code and constraint, and not the row', () => {
  const { logger, lines } = logTo('json');
  const error = Object.assign(new Error('insert into users - duplicate key value'), {
    severity: 'ERROR',
    code: '23505',
    constraint: 'identifiers_pkey',
    detail: 'Key (value)=(jane@school.org) already exists.',
    where: 'jane@school.org',
  });
  logger.error({ err: new Error('a call failed', { cause: error }) }, 'failed');
  expect(JSON.parse(lines[0] ?? '').err.cause).toMatchObject({
    code: '23505',
    constraint: 'identifiers_pkey',
    message: 'duplicate key value',
  });
  expect(lines[0]).not.toContain('jane');
});

test.each(['json', 'text'] as const)(
  'a connection that was lost is one line in words, without the places in the program (%s)',
  (format) => {
    const { logger, lines } = logTo(format);
    const ended = Object.assign(
      new Error('select * from jobs - terminating connection due to administrator command'),
      {
        ...{ severity: 'FATAL', code: '57P01' },
      },
    );
    const dropped = new Error('select 1 - Connection terminated unexpectedly');
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:25'), {
      ...{ code: 'ECONNREFUSED', syscall: 'connect' },
    });
    // As a model's query gives it.
    const wrapped = Object.assign(new Error(ended.message), { name: 'DBError', nativeError: ended });
    for (const err of [ended, dropped, wrapped, refused])
      logger.warn({ err, task: 'mails' }, 'a task failed');
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(line).not.toMatch(/ at |stack|select/);
    for (const line of lines.slice(0, 3)) expect(line).toContain('the connection to the database was lost');
    expect(lines[3]).toContain('connect ECONNREFUSED 127.0.0.1:25');
  },
);

test('at a terminal a message is one short line, and an error has its stack below', () => {
  const { logger, lines } = logTo('text');
  logger.info({ port: 3000 }, 'listening');
  logger.warn({ err: new Error('no answer') }, 'tried');
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d listening port=3000\n$/);
  expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d warn tried\nError: no answer\n {4}at /);
});

test('an error that gathers others says why each of them came up', () => {
  const reason = Object.assign(new Error('update merges set email = jane@school.org - no such row'), {
    ...{ severity: 'ERROR', code: 'P0002', detail: 'jane@school.org' },
  });
  const gathered = new AggregateError([reason, new Error('no answer')], 'Some could not be done');
  const { logger, lines } = logTo('json');
  logger.warn({ err: gathered }, 'a job failed');
  expect(JSON.parse(lines[0] ?? '').err).toMatchObject({
    message: 'Some could not be done',
    errors: [{ message: 'no such row', code: 'P0002' }, { message: 'no answer' }],
  });
  expect(lines[0]).not.toContain('jane');
  const terminal = logTo('text');
  terminal.logger.warn({ err: gathered }, 'a job failed');
  expect(terminal.lines[0]).toMatch(/ {4}at .*\n {2}because no such row\n {2}because no answer\n$/);
  expect(terminal.lines[0]).not.toContain('jane');
});
