import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb, option } from '../command-line.ts';
import {
  type Beside,
  besideDatabase,
  besideNewDatabase,
  type Operator,
} from '../operator/beside-database.ts';
import { recordAction } from '../operator/record-action.ts';
import { type Column, done, type Listing, listing, type Result } from '../output/result.ts';
import type { Shell } from '../shell.ts';
import { beginMigration } from './migrate/begin.ts';
import { UndoInput, undoNewestMigration } from './migrate/down.ts';
import { listMigrationHistory } from './migrate/history.ts';

const MigrateInput = z.object({
  status: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  explain: z.boolean().default(false),
  withoutBackup: z.boolean().default(false),
  accept: z.string().trim().min(1).max(500).optional(),
});

export function addMigrateCommand(program: Command, shell: Shell): void {
  const migrate = addVerb(program, shell, {
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
      option('--without-backup', 'do not take a backup first, such as where none can be taken'),
      option('--accept <reason>', 'migrate although the schema differs, and keep the reason in the database'),
    ],
    input: MigrateInput,
    isReading: true,
    run: runMigrate,
  });
  addVerb(migrate, shell, {
    usage: 'up',
    summary: 'The same as migrate alone',
    examples: ['migrate up'],
    input: z.object({}),
    isReading: true,
    run: (asked) => runMigrate(asked, MigrateInput.parse({})),
  });
  addVerb(migrate, shell, {
    usage: 'status',
    summary: 'The same as migrate --status',
    examples: ['migrate status', 'migrate status --json=migration,state'],
    input: z.object({}),
    isReading: true,
    run: (asked) => runMigrate(asked, MigrateInput.parse({ status: true })),
  });
  addVerb(migrate, shell, {
    usage: 'history',
    summary: 'List what was done and undone: when, by which release and by whom',
    examples: ['migrate history', 'migrate history --csv'],
    input: z.object({}),
    isReading: true,
    run: listMigrationHistory,
  });
  addVerb(migrate, shell, {
    usage: 'down',
    summary: 'Undo the newest migration, unless rows would be lost',
    examples: ['migrate down', 'migrate down --dry-run', 'migrate down --lose-rows'],
    options: [
      option('--lose-rows', 'also where rows are lost, if there is a backup of the last hour'),
      option('-n, --dry-run', 'say what would be lost, and change nothing'),
    ],
    input: UndoInput,
    isReading: true,
    run: undoNewestMigration,
  });
  addVerb(migrate, shell, {
    usage: 'make <name>',
    summary: 'Begin the file of a new migration, in a checkout of the sources',
    examples: ['migrate make let_answers_be_late'],
    input: z.object({ name: z.string() }),
    isReading: false,
    run: beginMigration,
  });
}

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
  shell: Shell,
  { status, dryRun, explain, accept, withoutBackup }: z.output<typeof MigrateInput>,
): Promise<Result> {
  const isLooking = status || dryRun || explain;
  const open = isLooking ? besideDatabase : besideNewDatabase;
  return await open(shell, 'the database could not be migrated', async (beside) => {
    const { operator, access, settings } = beside;
    if (status || dryRun) return stepsOf(await operator.migrationStatus(access.directUrl));
    if (explain) return scriptOf(operator, await operator.explainSchema(access.directUrl));
    const { applied } = await operator.migrate(access.directUrl, {
      acceptedBecause: accept,
      by: operator.operatorName(),
      ...(withoutBackup
        ? {}
        : { beforeMigrating: async () => await backUpFirst(shell, { settings, access }) }),
    });
    if (applied.length > 0 || accept !== undefined)
      await recordAction(beside, { action: 'migrate', detail: { applied, acceptedBecause: accept } });
    const items = applied.map((migration) => ({ migration, state: 'applied' as const }));
    return listing({ columns, items, note: applied.length === 0 ? 'The schema is the newest' : undefined });
  });
}

async function backUpFirst(
  { terminal }: Shell,
  { settings, access }: Pick<Beside, 'settings' | 'access'>,
): Promise<void> {
  const { backUpBeforeMigrating } = await import('@studyhall/api/backup');
  const say = (line: string) => terminal.say(line, 'hint');
  await backUpBeforeMigrating({ settings, access, say, clock: () => new Date() });
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
