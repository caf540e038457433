import type { Knex } from 'knex';
import type { Model } from 'objection';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { PublicJwk, StoredKey } from './models.ts';

const KeyWithUse = z.object({
  generation: z.int(),
  id: z.string(),
  publicJwk: PublicJwk,
  sealedPrivateKey: z.string(),
  createdAt: z.date(),
  /** How many it signed. */
  certificates: z.int(),
});

const keysWithUse = statement(
  'progress_keys',
  `select k.generation, k.id, k.public_jwk as "publicJwk", k.sealed_private_key as "sealedPrivateKey",
     k.created_at as "createdAt",
     (select count(*)::int from progress.certificates c where c.key_id = k.id) as certificates
   from progress.signing_keys k order by k.generation desc`,
  KeyWithUse,
);

/** All keys, the newest first, with how many certificates each signed. */
export async function listKeyRows(db: Knex): Promise<z.output<typeof KeyWithUse>[]> {
  return await keysWithUse.all(db, {});
}

/** All keys, the newest first. */
export async function listKeys(db: Knex): Promise<StoredKey[]> {
  return await StoredKey.query(db).orderBy('generation', 'desc');
}

/** The key that signs now; undefined before the first. */
export async function findNewestKey(db: Knex): Promise<StoredKey | undefined> {
  const [newest] = await StoredKey.query(db).orderBy('generation', 'desc').limit(1);
  return newest;
}

/** Adds a key, unless another one took its generation meanwhile. */
export async function insertKey(db: Knex, key: Omit<StoredKey, keyof Model>): Promise<void> {
  await StoredKey.query(db).insert(key).onConflict('generation').ignore();
}
