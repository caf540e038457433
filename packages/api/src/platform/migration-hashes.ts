import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import hashes from '@studyhall/migrations/hashes.json' with { type: 'json' };

/** The SHA-256 of each migration as it was released, by name. A line of it never changes. */
export const releasedHashes: Hashes = hashes;

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
  const present = await hashesOfFiles(folder);
  const differing = Object.keys(present).filter((name) => releasedHashes[name] !== present[name]);
  return {
    edited: differing.filter((name) => name in releasedHashes),
    unlisted: differing.filter((name) => !(name in releasedHashes)),
  };
}

export type Hashes = Readonly<Record<string, string>>;

interface Lists {
  /** `migrations/hashes.json` as it stands. */
  readonly listed: Hashes;
  /** What was released, as a second place remembers it. */
  readonly recorded: Hashes;
  /** Of the files that are there. */
  readonly present: Hashes;
}

/** What must never change and did, in words; nothing where all is as it was released. */
export function changesOfReleased({ listed, recorded, present }: Lists): string[] {
  const released: Hashes = { ...listed, ...recorded };
  return Object.keys(released)
    .sort()
    .flatMap((name) => {
      const hash = released[name];
      if (name in recorded && listed[name] === undefined) return [`${name}: its line was taken out`];
      if (name in recorded && listed[name] !== hash) return [`${name}: its line was changed`];
      if (present[name] === undefined) return [`${name}: its file is gone`];
      return present[name] === hash ? [] : [`${name}: edited after its release`];
    });
}

/** The SHA-256 of each migration in a folder, by name. */
export async function hashesOfFiles(folder: string): Promise<Hashes> {
  const names = (await readdir(folder)).filter((name) => /^\d{14}_\w+\.ts$/.test(name)).sort();
  const texts = await Promise.all(names.map(async (name) => await readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, hashOfMigration(texts[index] ?? '')]));
}

/** The folder of migrations; `undefined` where a bundle stands alone. */
export function migrationFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('@studyhall/migrations/hashes.json'));
  } catch {
    return undefined;
  }
}
