import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import hashes from '@studyhall/migrations/hashes.json' with { type: 'json' };

/** The SHA-256 of each migration as it was released, by name. A line of it never changes. */
export const releasedHashes: Readonly<Record<string, string>> = hashes;

export interface MigrationFiles {
  /** Files whose text is not the one that was released. */
  readonly edited: readonly string[];
  /** Files that no line of the list knows. */
  readonly unlisted: readonly string[];
}

/** The SHA-256 of a migration's text, whichever way its lines end. */
export function hashOfMigration(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/** Compares the folder of migrations with the list of those that were released. */
export async function compareMigrationFiles(folder: string): Promise<MigrationFiles> {
  const names = (await readdir(folder)).filter((name) => /^\d{14}_\w+\.ts$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const differing = names.filter(
    (name, index) => releasedHashes[name] !== hashOfMigration(texts[index] ?? ''),
  );
  return {
    edited: differing.filter((name) => name in releasedHashes),
    unlisted: differing.filter((name) => !(name in releasedHashes)),
  };
}

/** The list of released migrations with a line for each of these files, which have none. */
export async function hashesWith(
  folder: string,
  unlisted: readonly string[],
): Promise<Record<string, string>> {
  const added = await Promise.all(
    unlisted.map(
      async (name) => [name, hashOfMigration(await readFile(join(folder, name), 'utf8'))] as const,
    ),
  );
  return Object.fromEntries([...Object.entries(releasedHashes), ...added].sort());
}

/** The folder of migrations; `undefined` where a bundle stands alone. */
export function migrationFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('@studyhall/migrations/hashes.json'));
  } catch {
    return undefined;
  }
}
