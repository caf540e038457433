import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, option } from '../command-line.ts';
import { Failure } from '../failures.ts';
import { type Column, type Listing, listing } from '../output/result.ts';
import type { Shell } from '../shell.ts';

const MigrateInput = z.object({ status: z.boolean().default(false), dryRun: z.boolean().default(false) });

export function addMigrateCommand(program: Command, shell: Shell): void {
  addVerb(program, shell, {
    usage: 'migrate',
    summary: 'Bring the database on this machine, or that of DATABASE_URL, to the newest schema',
    examples: ['migrate', 'migrate --status'],
    options: [
      option('--status', 'say which migrations are done, and change nothing'),
      option('-n, --dry-run', 'the same'),
    ],
    input: MigrateInput,
    isReading: true,
    run: runMigrate,
  });
}

interface Step {
  readonly migration: string;
  readonly state: 'done' | 'pending' | 'applied';
}

const columns: readonly Column<Step>[] = [
  { name: 'migration', value: (step) => step.migration },
  { name: 'state', value: (step) => step.state },
];

/** Works on the database itself, so that it works before a server can start. */
async function runMigrate(
  { root, terminal }: Shell,
  { status, dryRun }: z.output<typeof MigrateInput>,
): Promise<Listing> {
  // Loaded only here: PostgreSQL's client takes longer to load than most commands take in all.
  const operator = await import('@studyhall/api/server');
  const { accessDatabase, migrate, migrationStatus, readSettings } = operator;
  try {
    const access = await accessDatabase(readSettings(process.env, root), (line) =>
      terminal.say(line, 'hint'),
    );
    try {
      if (status || dryRun) return stepsOf(await migrationStatus(access.directUrl));
      const { applied } = await migrate(access.directUrl);
      const items = applied.map((migration) => ({ migration, state: 'applied' as const }));
      return listing({ columns, items, note: applied.length === 0 ? 'The schema is the newest' : undefined });
    } finally {
      await access.stop();
    }
  } catch (error) {
    throw explain(error);
  }
}

function stepsOf({ done, pending }: { readonly done: string[]; readonly pending: string[] }): Listing {
  const items: Step[] = [
    ...done.map((migration) => ({ migration, state: 'done' as const })),
    ...pending.map((migration) => ({ migration, state: 'pending' as const })),
  ];
  return listing({ columns, items, note: pending.length === 0 ? 'The schema is the newest' : undefined });
}

const EXPECTED = new Set(['SettingsError', 'EmbeddedPostgresError', 'MissingRolesError']);

function explain(error: unknown): Failure {
  if (!(error instanceof Error)) return new Failure(String(error));
  if (EXPECTED.has(error.name)) return new Failure(error.message);
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const message = first instanceof Error ? first.message : String(first);
  return new Failure(`the database could not be migrated${code}: ${message}`, {
    hint: 'Is DATABASE_URL right, and may its role create schemas?',
    cause: error,
  });
}
