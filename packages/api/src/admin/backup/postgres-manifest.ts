import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import * as z from 'zod';

const Manifest = z.object({
  Files: z.array(
    z.object({
      Path: z.string().optional(),
      /** In hex, where the name is no UTF-8. */
      'Encoded-Path': z.string().optional(),
      Size: z.int(),
      Checksum: z.string(),
    }),
  ),
  'Manifest-Checksum': z.string(),
});

/** A file of the data folder as PostgreSQL sent it. */
interface SentFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** PostgreSQL's list of what it sent, by path; undefined if it is not what PostgreSQL wrote. */
export function readPostgresManifest(content: Buffer): ReadonlyMap<string, SentFile> | undefined {
  const result = Manifest.safeParse(parsed(content.toString()));
  if (!result.success) return undefined;
  // The last line holds the hash of all before it.
  const covered = content.subarray(0, content.lastIndexOf('"Manifest-Checksum"'));
  const sha256 = createHash('sha256').update(covered).digest('hex');
  if (sha256 !== result.data['Manifest-Checksum']) return undefined;
  return new Map(
    result.data.Files.map((file) => [
      file.Path ?? Buffer.from(file['Encoded-Path'] ?? '', 'hex').toString(),
      { bytes: file.Size, sha256: file.Checksum },
    ]),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Which files of a base backup are not as the manifest says, in words, one each. The log and what the restored server
 * must not have stand in no manifest.
 */
export async function differencesFrom(
  manifest: ReadonlyMap<string, SentFile>,
  tar: Readable,
): Promise<string[]> {
  const differences: string[] = [];
  const missing = new Set(manifest.keys());
  const entries = extract();
  const reading = pipeline(tar, createBrotliDecompress(), entries);
  const comparing = (async () => {
    for await (const entry of entries) {
      const path = entry.header.name.replace(/^\.\//, '');
      const hash = createHash('sha256');
      for await (const chunk of entry) if (Buffer.isBuffer(chunk)) hash.update(chunk);
      if (entry.header.type !== 'file') continue;
      const sent = manifest.get(path);
      missing.delete(path);
      if (sent === undefined) {
        if (!path.startsWith('pg_wal/')) differences.push(`${path} is in no list of PostgreSQL's`);
      } else if (sent.sha256 !== hash.digest('hex')) differences.push(`${path} in it is damaged`);
    }
  })();
  await Promise.all([reading, comparing]);
  return [...differences, ...[...missing].map((path) => `${path} is not in it`)];
}
