import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MigrationError } from './migration-error.ts';

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

/**
 * Begins the file of a migration in `folder` and answers with its name, which is the moment and what the migration does.
 * @throws MigrationError where `name` does not say what it does.
 */
export function beginMigration(
  folder: string,
  { name, now }: { readonly name: string; readonly now: Date },
): string {
  if (!/^[a-z0-9]+(_[a-z0-9]+)+$/.test(name))
    throw new MigrationError(
      `"${name}": a migration is called after what it does, in words with _ between: let_answers_be_late`,
    );
  const moment = Number(now.toISOString().replaceAll(/\D/g, '').slice(0, 14));
  const numbers = readdirSync(folder).flatMap((file) =>
    /^\d{14}_.*\.ts$/.test(file) ? [Number(file.slice(0, 14))] : [],
  );
  // Behind all there are, whatever their names say of the hour: what is new runs last on every database.
  const file = `${Math.max(moment, Math.max(...numbers) + 1)}_${name}.ts`;
  writeFileSync(join(folder, file), BEGUN, { flag: 'wx' });
  return file;
}
