import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { checkHealth } from './db/health.ts';
import { showConnections, showLocks, showSizes, showSlow, showTable, showTables } from './db/look.ts';
import { givePassword, PasswordInput } from './db/password.ts';
import { QueryInput, queryDatabase } from './db/query.ts';

/** What works beside the database of this machine, or that of DATABASE_URL. */
export function addDatabaseCommands(program: Command, shell: Shell): void {
  const database = addNoun(program, 'db', 'The database itself: its health, what it does, what is in it');
  addVerb(database, shell, {
    usage: 'health',
    summary: 'Check connections, schema and rights as a start would, and fail if one is not as it should be',
    examples: ['db health', 'db health --json'],
    input: z.object({}),
    isReading: true,
    run: checkHealth,
  });
  addVerb(database, shell, {
    usage: 'password <role>',
    summary: 'Give studyhall_app or studyhall_reporter the password that comes on stdin',
    examples: [
      'db password studyhall_app < password.txt',
      'db password studyhall_app --file /run/secrets/app',
      'db password studyhall_app --print < password.txt | psql postgres://admin@db.school.org/studyhall',
    ],
    options: [
      option('--file <path>', 'read the password from a file'),
      option('--print', 'print the statement for somebody with more rights; the password is not in it'),
    ],
    input: PasswordInput,
    isReading: false,
    run: givePassword,
  });
  addLooks(database, shell);
  addQueries(database, shell);
}

function addLooks(database: Command, shell: Shell): void {
  const looks = [
    { usage: 'sizes', summary: 'Tables by the room they take', run: showSizes },
    { usage: 'connections', summary: 'Who is connected, what they do, and since when', run: showConnections },
    { usage: 'locks', summary: 'Who waits for whose lock', run: showLocks },
    { usage: 'tables', summary: 'All tables', run: showTables },
  ] as const;
  for (const { usage, summary, run } of looks)
    addVerb(database, shell, {
      usage,
      summary,
      examples: [`db ${usage}`, `db ${usage} --json`],
      input: z.object({}),
      isReading: true,
      run: (asked) => run(asked),
    });
  addVerb(database, shell, {
    usage: 'slow',
    summary: 'The statements that cost the most time, and what looks wrong from how tables are used',
    examples: ['db slow', 'db slow --advice', 'db slow --limit 5 --json=meanMs,statement'],
    options: [limitOption, option('--advice', 'what the use of tables and indexes suggests')],
    input: z.object({ limit: Limit, advice: z.boolean().default(false) }),
    isReading: true,
    run: showSlow,
  });
}

function addQueries(database: Command, shell: Shell): void {
  addVerb(database, shell, {
    usage: 'describe <table>',
    summary: 'Columns, constraints and indexes of a table, and how often each index was used',
    examples: ['db describe quizzes.attempts'],
    input: z.object({ table: z.string() }),
    isReading: true,
    run: showTable,
  });
  addVerb(database, shell, {
    usage: 'query [sql]',
    summary:
      'Ask the database one question: read only, 15 seconds at most, without passwords, sessions and keys (with DATABASE_URL this guards against mistakes alone)',
    examples: [
      'db query "select status, count(*) from billing.orders group by 1"',
      'db query --file report.sql --csv > report.csv',
    ],
    options: [option('--file <path>', 'read the query from a file')],
    input: QueryInput,
    isReading: true,
    run: queryDatabase,
  });
}
