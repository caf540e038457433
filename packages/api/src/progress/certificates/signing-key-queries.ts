import type { Knex } from 'knex';
import * as z from 'zod';
import { named } from '../../platform/database.ts';

/** The public half of an Ed25519 key (RFC 8037). */
export const PublicJwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });
export type PublicJwk = z.output<typeof PublicJwk>;

export interface SigningKeyRow {
  readonly generation: number;
  readonly id: string;
  readonly publicJwk: PublicJwk;
  readonly sealedPrivateKey: string;
  readonly createdAt: Date;
}

const COLUMNS = `k.generation, k.id, k.public_jwk as "publicJwk", k.sealed_private_key as "sealedPrivateKey",
  k.created_at as "createdAt"`;

/** The key that signs now. */
export async function findNewestKey(db: Knex): Promise<SigningKeyRow | undefined> {
  const [row] = await named<SigningKeyRow>(
    db,
    'progress_newest_key',
    `select ${COLUMNS} from progress.signing_keys k order by k.generation desc limit 1`,
    {},
  );
  return row;
}

/** All keys, the newest first, with how many certificates each signed. */
export async function listKeyRows(db: Knex): Promise<(SigningKeyRow & { readonly certificates: number })[]> {
  return await named(
    db,
    'progress_keys',
    `select ${COLUMNS}, (select count(*)::int from progress.certificates c where c.key_id = k.id) as certificates
     from progress.signing_keys k order by k.generation desc`,
    {},
  );
}

/** All keys, the newest first. */
export async function listKeys(db: Knex): Promise<SigningKeyRow[]> {
  return await named(
    db,
    'progress_public_keys',
    `select ${COLUMNS} from progress.signing_keys k order by k.generation desc`,
    {},
  );
}

interface NewKey extends Omit<SigningKeyRow, 'createdAt'> {
  readonly now: Date;
  readonly createdBy: string | null;
}

/** Adds a key, unless another one took its generation meanwhile. */
export async function insertKey(
  db: Knex,
  { generation, id, publicJwk, sealedPrivateKey, now, createdBy }: NewKey,
): Promise<void> {
  await db('progress.signing_keys')
    .insert({
      generation,
      id,
      publicJwk: JSON.stringify(publicJwk),
      sealedPrivateKey,
      createdAt: now,
      createdBy,
    })
    .onConflict('generation')
    .ignore();
}
