import { Failure, Misuse } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

/** Begins the file of a migration; it needs the sources, and no database. */
export async function beginMigration(_shell: Shell, { name }: { readonly name: string }): Promise<Done> {
  const { beginMigration: begin, MigrationError, migrationFolder } = await import('@studyhall/api/server');
  const folder = migrationFolder();
  if (folder === undefined)
    throw new Failure('a migration is begun in a checkout of the sources, and here is none');
  try {
    const file = begin(folder, { name, now: new Date() });
    return done(`migrations/${file} is yours to write; npm run migrations tells the application of it`);
  } catch (error) {
    throw error instanceof MigrationError ? new Misuse(error.message) : error;
  }
}
