import * as z from 'zod';
import { DataHash } from './data-hashes.ts';
import { SiteSequence, SiteTable } from './site-tables.ts';

/**
 * A whole site in one file: a tar archive, compressed with brotli.
 *
 * ```
 * site.json                   what it is, and of which state of the schema
 * tables/NAME/000000          rows as COPY writes them, a table after the other, in pieces of a few megabytes
 * blobs/HASH/000000           files that are too large for a row, in pieces
 * keys.json.age               secret keys, where they were asked for: encrypted for the recipients
 * manifest.json               written last: rows and SHA-256 of each table
 * ```
 */
export const SITE_FILE = 'site.json';
export const MANIFEST_FILE = 'manifest.json';
export const KEYS_FILE = 'keys.json.age';

export const SiteHead = z.object({
  format: z.literal('studyhall-site'),
  version: z.literal(1),
  exportedAt: z.coerce.date(),
  /** Such as `18.4`. */
  serverVersion: z.string(),
  /** Those that were applied, in their order. */
  migrations: z.array(z.string()).min(1),
});
export type SiteHead = z.output<typeof SiteHead>;

export const SiteManifest = z.object({
  tables: z.array(
    SiteTable.extend({
      rows: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
      sha256: z.string().length(64),
    }),
  ),
  blobs: z.array(z.object({ hash: z.string().regex(/^[\da-f]{64}$/), bytes: z.int().nonnegative() })),
  sequences: z.array(SiteSequence),
  /** Of each domain, as they have to be once everything is loaded. */
  hashes: z.array(DataHash),
  /** How many secrets the database holds sealed, which only its secret keys open. */
  sealed: z.int().nonnegative(),
});
export type SiteManifest = z.output<typeof SiteManifest>;

/** The table that a piece is of; undefined for what is none. */
export function tableOfPiece(name: string): string | undefined {
  return /^tables\/(?<table>[^/]+)\/\d{6,}$/.exec(name)?.groups?.table;
}

/** The blob that a piece is of; undefined for what is none. */
export function blobOfPiece(name: string): string | undefined {
  return /^blobs\/(?<hash>[\da-f]{64})\/\d{6,}$/.exec(name)?.groups?.hash;
}

export function blobPieceName(hash: string, index: number): string {
  return `blobs/${hash}/${String(index).padStart(6, '0')}`;
}

export function pieceName(table: string, index: number): string {
  return `tables/${table}/${String(index).padStart(6, '0')}`;
}
