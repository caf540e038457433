import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import * as z from 'zod';
import { migrations } from '../../platform/migrations.ts';
import {
  blobOfPiece,
  KEYS_FILE,
  MANIFEST_FILE,
  SITE_FILE,
  SiteHead,
  SiteManifest,
  tableOfPiece,
} from './site-archive.ts';
import { SiteError } from './site-error.ts';

export interface SiteEntry {
  readonly name: string;
  /** To be read to its end before the next entry comes. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** The files of an archive, one after the other. Rejects with SiteError for one that is damaged, and says behind what. */
export async function* readEntries(file: string): AsyncGenerator<SiteEntry, undefined> {
  const archive = extract();
  const reading = pipeline(createReadStream(file), createBrotliDecompress(), archive);
  reading.catch(() => undefined);
  let last = 'its beginning';
  const explained = (error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing) return new SiteError(`${file} is not there`, { cause: error });
    return new SiteError(`${file} is damaged or cut: it cannot be read behind ${last}`, { cause: error });
  };
  try {
    for await (const entry of archive) {
      last = entry.header.name;
      yield { name: last, content: bytesOf(entry, explained) };
    }
    await reading;
  } catch (error) {
    throw explained(error);
  } finally {
    archive.destroy();
  }
}

async function* bytesOf(
  content: AsyncIterable<unknown>,
  explained: (error: unknown) => Error,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of content) if (piece instanceof Uint8Array) yield piece;
  } catch (error) {
    throw explained(error);
  }
}

export interface VerifiedSite {
  readonly head: SiteHead;
  readonly manifest: SiteManifest;
  /** Encrypted. */
  readonly keys: Buffer | undefined;
}

/**
 * Reads an archive to its end, and holds every table against its hash. Rejects with SiteError for what is no export, what
 * is damaged, with the table's name, and what a newer release wrote.
 */
export async function verifySite(file: string): Promise<VerifiedSite> {
  let head: SiteHead | undefined;
  let manifest: SiteManifest | undefined;
  let keys: Buffer | undefined;
  const parts = new Map<string, { hash: ReturnType<typeof createHash>; bytes: number }>();
  for await (const { name, content } of readEntries(file)) {
    if (head === undefined) head = name === SITE_FILE ? headIn(file, await textOf(content)) : noSite(file);
    else if (name === KEYS_FILE) keys = await wholeOf(content);
    else if (name === MANIFEST_FILE) manifest = manifestIn(file, await textOf(content));
    else {
      const part = tableOfPiece(name) ?? blobOfPiece(name) ?? damaged(file, name);
      const found = parts.get(part) ?? { hash: createHash('sha256'), bytes: 0 };
      parts.set(part, found);
      for await (const piece of content) {
        found.hash.update(piece);
        found.bytes += piece.length;
      }
    }
  }
  if (head === undefined) return noSite(file);
  if (manifest === undefined) throw new SiteError(`${file} is cut: its end is missing`);
  const blobs = manifest.blobs.map(({ hash, bytes }) => ({ name: hash, bytes, sha256: hash }));
  for (const { name, bytes, sha256 } of [...manifest.tables, ...blobs]) {
    const found = parts.get(name) ?? { hash: createHash('sha256'), bytes: 0 };
    if (found.bytes !== bytes || found.hash.digest('hex') !== sha256) damaged(file, name);
    parts.delete(name);
  }
  const [surplus] = parts.keys();
  if (surplus !== undefined) damaged(file, surplus);
  return { head, manifest, keys };
}

function damaged(file: string, name: string): never {
  throw new SiteError(`${file} is damaged: ${name} is not what was exported`);
}

function noSite(file: string): never {
  throw new SiteError(`${file} is no export of a site`);
}

function headIn(file: string, text: string): SiteHead {
  const head: unknown = parsed(text);
  const kind = z.object({ format: z.literal('studyhall-site'), version: z.int() }).safeParse(head).data;
  if (kind === undefined) return noSite(file);
  const found = SiteHead.safeParse(head).data;
  const unknown = found?.migrations.filter((name) => !(name in migrations)) ?? [];
  if (kind.version > 1 || unknown.length > 0)
    throw new SiteError(
      `${file} was exported by a newer Studyhall${unknown.length === 0 ? '' : `, which applied ${unknown.join(', ')}`}: import it with that one`,
    );
  return found ?? damaged(file, SITE_FILE);
}

function manifestIn(file: string, text: string): SiteManifest {
  return SiteManifest.safeParse(parsed(text)).data ?? damaged(file, MANIFEST_FILE);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  return (await wholeOf(content)).toString('utf8');
}

async function wholeOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}
