import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  beginMigration,
  changesOfReleased,
  type Hashes,
  hashesOfFiles,
  MigrationError,
} from '@studyhall/api/testing';

// With a name, begins a migration of that name. Then tells the application of every migration there is, and gives each new
// one its line, in the list that goes with the server and in the record that checks keep of it. A line that is there never
// changes.
const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'migrations');
const hashes = join(folder, 'hashes.json');
const record = join(root, 'packages/checks/src/static/released-migrations.json');
const list = join(root, 'packages/api/src/platform/migration-list.ts');
const read = (path: string): Hashes => JSON.parse(readFileSync(path, 'utf8')) as Hashes;

function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function migrationFiles(): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d.*\.ts$/.test(file))
    .sort();
}

/** `20261129200000_create_quotas.ts` becomes `createQuotas`. */
function variableOf(file: string): string {
  return file
    .replaceAll(/^\d+_|\.ts$/g, '')
    .replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function listOf(files: readonly string[]): string {
  const imports = files.map(
    (file) => `import * as ${variableOf(file)} from '@studyhall/migrations/${file}';\n`,
  );
  const lines = files.map((file) => `  '${file}': ${variableOf(file)},\n`);
  return `${imports.join('')}import type { Knex } from 'knex';

export interface Migration {
  readonly up: (knex: Knex) => Promise<void>;
  readonly down: (knex: Knex) => Promise<void>;
}

/**
 * The folder \`migrations/\` as modules, so that a bundle carries them; written by \`npm run migrations\`. The names keep their
 * ending: Knex stores them, and a plain Node could not list a folder of TypeScript. A check compares this list with the folder.
 */
export const migrations: Readonly<Record<string, Migration>> = {
${lines.join('')}};
`;
}

const [name] = process.argv.slice(2);
if (name !== undefined) {
  try {
    const file = beginMigration(folder, { name, now: new Date() });
    process.stdout.write(
      `migrations/${file} is yours to write. Run this again without a name when it is done.\n`,
    );
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    fail(error.message);
  }
} else {
  const present = await hashesOfFiles(folder);
  const changes = changesOfReleased({ listed: read(hashes), recorded: read(record), present });
  if (changes.length > 0)
    fail(
      `${changes.join('\n')}\nNothing was written: put back what was released; what should change is a new migration`,
    );
  for (const path of [hashes, record]) writeFileSync(path, `${JSON.stringify(present, null, 2)}\n`);
  writeFileSync(list, listOf(migrationFiles()));
}
