import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesOfReleased, type Hashes, hashesOfFiles } from '@studyhall/api/testing';

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

const BEGUN = `import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(\`
  \`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(\`
  \`);
}
`;

function migrationFiles(): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d.*\.ts$/.test(file))
    .sort();
}

function begin(name: string): void {
  if (!/^[a-z0-9]+(_[a-z0-9]+)+$/.test(name))
    fail(`"${name}": a migration is called after what it does, in words with _ between: let_answers_be_late`);
  const now = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  // Behind all there are, whatever their names say of the hour: what is new runs last on every database.
  const newest = Math.max(...migrationFiles().map((file) => Number(file.slice(0, 14))));
  const moment = Math.max(Number(now), newest + 1);
  const file = `${moment}_${name}.ts`;
  writeFileSync(join(folder, file), BEGUN, { flag: 'wx' });
  process.stdout.write(
    `migrations/${file} is yours to write. Run this again without a name when it is done.\n`,
  );
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
if (name !== undefined) begin(name);
else {
  const present = await hashesOfFiles(folder);
  const changes = changesOfReleased({ listed: read(hashes), recorded: read(record), present });
  if (changes.length > 0)
    fail(
      `${changes.join('\n')}\nNothing was written: put back what was released; what should change is a new migration`,
    );
  for (const path of [hashes, record]) writeFileSync(path, `${JSON.stringify(present, null, 2)}\n`);
  writeFileSync(list, listOf(migrationFiles()));
}
