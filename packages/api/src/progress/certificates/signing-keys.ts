import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Secrets } from '../../platform/secrets.ts';
import type { SigningKeyView } from '../certificate-views.ts';
import type { PublicJwk, StoredKey } from './models.ts';
import { newSigningKey, publicJwkOf, type SigningKey, thumbprintOf } from './signature.ts';
import { findNewestKey, insertKey, listKeyRows, listKeys } from './signing-key-queries.ts';

type SealedKey = Pick<StoredKey, 'id' | 'publicJwk' | 'sealedPrivateKey'>;

/**
 * The key with its private half; `undefined` if that was not sealed with our secrets or belongs to another public half.
 * So a key that somebody put into the database counts for nothing.
 */
export function openKey(
  secrets: Secrets,
  { id, publicJwk, sealedPrivateKey }: SealedKey,
): SigningKey | undefined {
  try {
    const privateKey = secrets.open(sealedPrivateKey);
    const isOurs = publicJwkOf(privateKey).x === publicJwk.x && thumbprintOf(publicJwk) === id;
    return isOurs ? { id, publicJwk, privateKey } : undefined;
  } catch {
    return undefined;
  }
}

/** The key that signs now; made if there is none yet. Errors: `signing-key-unreadable` if it was sealed with lost secrets. */
export async function currentKey(
  db: Knex,
  { secrets, now }: { readonly secrets: Secrets; readonly now: Date },
): Promise<SigningKey> {
  const row = (await findNewestKey(db)) ?? (await addKey(db, { secrets, now, after: 0, createdBy: null }));
  const key = openKey(secrets, row);
  if (key === undefined) throw new DomainError('signing-key-unreadable', { keyId: row.id });
  return key;
}

/** Has a new key sign from now on. Whatever older keys signed stays valid. */
export async function rotateKey(
  db: Knex,
  {
    secrets,
    now,
    administratorId,
  }: { readonly secrets: Secrets; readonly now: Date; readonly administratorId: string | null },
): Promise<{ keyId: string }> {
  const newest = await findNewestKey(db);
  const { id } = await addKey(db, {
    secrets,
    now,
    after: newest?.generation ?? 0,
    createdBy: administratorId,
  });
  return { keyId: id };
}

interface Addition {
  readonly secrets: Secrets;
  readonly now: Date;
  /** The generation it follows. */
  readonly after: number;
  readonly createdBy: string | null;
}

/** Of two that are added at once, one is, and both callers get it. */
async function addKey(db: Knex, { secrets, now, after, createdBy }: Addition): Promise<StoredKey> {
  const { id, publicJwk, privateKey } = newSigningKey();
  const sealedPrivateKey = secrets.seal(privateKey);
  const key = { id, publicJwk, sealedPrivateKey, createdAt: now, createdBy };
  await insertKey(db, { generation: after + 1, ...key });
  const newest = await findNewestKey(db);
  if (newest === undefined) throw new Error('A signing key was added and is not there');
  return newest;
}

/** Every key that ever signed, for administrators. */
export async function listSigningKeys(db: Knex, secrets: Secrets): Promise<SigningKeyView[]> {
  const rows = await listKeyRows(db);
  return rows.map((row, index) => ({
    keyId: row.id,
    createdAt: row.createdAt,
    isCurrent: index === 0,
    isReadable: openKey(secrets, row) !== undefined,
    certificates: row.certificates,
  }));
}

/** A published key (RFC 7517). */
export type PublishedKey = PublicJwk & { readonly kid: string; readonly use: 'sig'; readonly alg: 'EdDSA' };

/** The public keys of every certificate, old ones for ever: what `/.well-known/jwks.json` answers. */
export async function publishedKeys(db: Knex, secrets: Secrets): Promise<{ keys: PublishedKey[] }> {
  const keys = (await listKeys(db)).filter((row) => openKey(secrets, row) !== undefined);
  return { keys: keys.map(({ id, publicJwk }) => ({ ...publicJwk, kid: id, use: 'sig', alg: 'EdDSA' })) };
}
