import * as z from 'zod';

/**
 * How backups lie in a store. The files are the whole truth: a database that is gone cannot say which backups there are.
 *
 * ```
 * full/ID/base.tar.br         the data folder as PostgreSQL's BASE_BACKUP sent it (brotli)
 * full/ID/backup_manifest.br  PostgreSQL's own list of its files with SHA-256 (brotli)
 * full/ID/backup.json         written last: without it the backup is not there
 * full/ID/verified.json       every byte of it was read back and was as it should be
 * wal/NAME-SHA256.br          a finished segment, timeline history or backup label, NAME as PostgreSQL calls it (brotli);
 *                             the hash is that of the kept bytes, so that a flipped bit is found without a list
 * site/ID/…                   the logical kind: tables as they were in one snapshot
 * branches/NUMBER-….json      whose the store is since then: the last one counts
 * keys/ID.json                off-site only: secret keys and settings
 * ```
 * Off-site every file has `.age` behind its name and is encrypted for the recipients.
 */
export const PhysicalBackup = z.object({
  version: z.literal(1),
  kind: z.literal('physical'),
  /** The moment of the start in UTC and four random digits: they sort by age. */
  id: z.string().regex(/^\d{8}T\d{6}Z-[\da-f]{4}$/),
  startedAt: z.coerce.date(),
  finishedAt: z.coerce.date(),
  /** As PostgreSQL writes them, such as `0/2000028`. */
  startLsn: z.string(),
  stopLsn: z.string(),
  timeline: z.int().positive(),
  systemIdentifier: z.string(),
  /** Such as `18.4`. */
  serverVersion: z.string(),
  walSegmentBytes: z.int().positive(),
  /** The newest migration that was done. */
  migration: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string().length(64) })),
});
export type PhysicalBackup = z.output<typeof PhysicalBackup>;

export const BACKUP_FILE = 'backup.json';
export const VERIFIED_FILE = 'verified.json';

/** The folder of a full backup in its store, with the slash. */
export function folderOfFull(id: string): string {
  return `full/${id}/`;
}

const WAL_NAME =
  /^wal\/(?<name>[\dA-F]{24}(\.[\dA-F]{8}\.backup|\.partial)?|[\dA-F]{8}\.history)-(?<sha256>[\da-f]{64})\.br$/;

/** What a file below `wal/` holds; undefined for a name that is none of ours. */
export function walFileOf(
  storedName: string,
): { readonly name: string; readonly sha256: string } | undefined {
  const { name, sha256 } = WAL_NAME.exec(storedName)?.groups ?? {};
  return name === undefined || sha256 === undefined ? undefined : { name, sha256 };
}

export function storedWalName(name: string, sha256: string): string {
  return `wal/${name}-${sha256}.br`;
}
