import { API_TOKEN_PREFIX } from '@studyhall/domain/auth/api-token';
import type { Knex } from 'knex';
import { resolveApiToken } from './api-tokens.ts';
import type { Visit } from './session-adapter.ts';
import { type ResolvedSession, resolve } from './sessions.ts';

/** Who holds a secret: the token of a session, or one that a program has. Null for any text that is neither. */
export async function resolveBearer(
  db: Knex,
  bearer: Visit & { readonly token: string },
): Promise<ResolvedSession | null> {
  if (!bearer.token.startsWith(API_TOKEN_PREFIX)) return await resolve(db, bearer);
  const viewer = await resolveApiToken(db, bearer);
  return viewer === null ? null : { viewer };
}
