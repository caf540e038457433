import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, option } from '../command-line.ts';
import { Failure } from '../failures.ts';
import { type Column, done, type Listing, listing, type Result } from '../output/result.ts';
import type { Shell } from '../shell.ts';

const MigrateInput = z.object({
  status: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  explain: z.boolean().default(false),
  accept: z.string().trim().min(1).max(500).optional(),
});

export function addMigrateCommand(program: Command, shell: Shell): void {
  addVerb(program, shell, {
    usage: 'migrate',
    summary: 'Bring the database on this machine, or that of DATABASE_URL, to the newest schema',
    examples: ['migrate', 'migrate --status', 'migrate --explain > mend.sql'],
    options: [
      option(
        '--status',
        'say which migrations are done and whether the schema is theirs, and change nothing',
      ),
      option('-n, --dry-run', 'the same'),
      option(
        '--explain',
        'print as SQL what differs from the schema that the migrations make, and change nothing',
      ),
      option('--accept <reason>', 'migrate although the schema differs, and keep the reason in the database'),
    ],
    input: MigrateInput,
    isReading: true,
    run: runMigrate,
  });
}

type Operator = typeof import('@studyhall/api/server');
type MigrationStatus = Awaited<ReturnType<Operator['migrationStatus']>>;
type SchemaReport = Awaited<ReturnType<Operator['explainSchema']>>;

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
  { status, dryRun, explain, accept }: z.output<typeof MigrateInput>,
): Promise<Result> {
  // Loaded only here: PostgreSQL's client takes longer to load than most commands take in all.
  const operator = await import('@studyhall/api/server');
  const { accessDatabase, explainDatabaseFailure, migrate, migrationStatus, readSettings } = operator;
  try {
    const access = await accessDatabase(readSettings(process.env, root), (line) =>
      terminal.say(line, 'hint'),
    );
    try {
      if (status || dryRun) return stepsOf(await migrationStatus(access.directUrl));
      if (explain) return scriptOf(operator, await operator.explainSchema(access.directUrl));
      const { applied } = await migrate(access.directUrl, { acceptedBecause: accept });
      const items = applied.map((migration) => ({ migration, state: 'applied' as const }));
      return listing({ columns, items, note: applied.length === 0 ? 'The schema is the newest' : undefined });
    } finally {
      await access.stop();
    }
  } catch (error) {
    const message = explainDatabaseFailure(error);
    throw message === undefined ? unexpected(error) : new Failure(message, { cause: error });
  }
}

/** What differs, as a script for psql; edited migrations that left no trace in the schema stand in it by name. */
function scriptOf({ mendingScript }: Operator, { edited, differences }: SchemaReport): Result {
  if (edited.length === 0 && differences.length === 0)
    return done('The schema is the one that the migrations make');
  const notes = edited.map((name) => `-- ${name} had another text when it was applied here\n`).join('');
  const script =
    differences.length === 0 ? '-- The schema is the same all the same.\n' : mendingScript(differences);
  const chunks = (async function* () {
    yield notes + script;
  })();
  return { kind: 'document', chunks, file: undefined, done: () => undefined };
}

function stepsOf({ done, pending, refusal }: MigrationStatus): Listing {
  const items: Step[] = [
    ...done.map((migration) => ({ migration, state: 'done' as const })),
    ...pending.map((migration) => ({ migration, state: 'pending' as const })),
  ];
  const note = refusal ?? (pending.length === 0 ? 'The schema is the newest' : undefined);
  return listing({ columns, items, note });
}

function unexpected(error: unknown): Failure {
  if (!(error instanceof Error)) return new Failure(String(error));
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  return new Failure(`the database could not be migrated${code}: ${error.message}`, { cause: error });
}
