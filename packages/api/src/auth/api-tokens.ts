import { randomBytes } from 'node:crypto';
import { composeApiToken, parseApiToken, secretOfBytes } from '@studyhall/domain/auth/api-token';
import type { Holder } from '@studyhall/domain/auth/rights';
import { Rights } from '@studyhall/domain/auth/rights-schemas';
import { role } from '@studyhall/domain/auth/schemas';
import { mayHandOut, type Scope, scopeNames } from '@studyhall/domain/auth/scopes';
import {
  type CreateApiToken,
  MAX_API_TOKENS,
  type RevokeApiToken,
} from '@studyhall/domain/auth/token-schemas';
import { DomainError } from '@studyhall/domain/errors';
import { languageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import type { QueryBuilder } from 'objection';
import * as z from 'zod';
import { recordAudit } from '../platform/audit.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { hashToken } from '../platform/secrets.ts';
import { statement } from '../platform/statement.ts';
import { HELD_RIGHTS, IS_SECOND_FACTOR_MISSING } from './factors/queries.ts';
import { lockAccount } from './lock-queries.ts';
import { ApiToken, DeviceCode } from './models.ts';
import type { Visit } from './session-adapter.ts';
import { demandSession } from './sessions.ts';
import type { ApiTokenView, NewApiTokenView } from './views.ts';

type Signed = Context & { readonly viewer: Viewer };

const DAY_MS = 24 * 60 * 60 * 1000;
/** Of those that programs opened for a while; the one that ends first makes room. */
const MAX_LOG_INS = 20;
const USE_NOTED_EVERY_MS = 60_000;

/** A token that is not kept yet: the text is for whoever asked, the hash for the database. */
export interface FreshApiToken extends OfUser {
  readonly token: string;
  readonly id: string;
}

export function newApiToken(userId: string): FreshApiToken {
  const secret = secretOfBytes(randomBytes(32));
  return { userId, token: composeApiToken({ userId, secret }), id: hashToken(secret) };
}

/**
 * Makes a token for a program of the viewer's, which is shown this once. Errors: `too-many-tokens`, `forbidden` for scopes
 * that open nothing of theirs, and for a token without end where somebody is no administrator; `unauthenticated` where the
 * session ended meanwhile.
 */
export async function createApiToken(ctx: Signed, input: CreateApiToken): Promise<NewApiTokenView> {
  const { db, viewer, now } = ctx;
  const { userId } = viewer;
  const { name, scopes, expiresInDays } = input;
  refuseForeignScopes(viewer, scopes);
  if (expiresInDays === null && viewer.role !== 'admin') throw new DomainError('forbidden');
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
  const { token, id } = newApiToken(userId);
  const insert = async (trx: Knex) => {
    await demandSession(trx, { ...viewer, now });
    const held = await ApiToken.query(trx)
      .where({ userId, kind: 'made' })
      .modify(isHolding(now))
      .resultSize();
    if (held >= MAX_API_TOKENS) throw new DomainError('too-many-tokens', { max: MAX_API_TOKENS });
    await ApiToken.query(trx).insert({ userId, id, name, scopes, kind: 'made', createdAt: now, expiresAt });
    await auditOfAdministrator(trx, ctx, { action: 'auth.createApiToken', id, scopes });
    return true;
  };
  const recall = async (outside: Knex) =>
    (await ApiToken.query(outside).findById([userId, id])) === undefined ? undefined : true;
  await inTransaction(db, insert, { recall });
  return { token, id, scopes, expiresAt };
}

/** For a query: what has not ended. */
function isHolding(now: Date) {
  return (query: QueryBuilder<ApiToken>) =>
    void query.where((end) => void end.whereNull('expiresAt').orWhere('expiresAt', '>', now));
}

/** Errors: `forbidden`. */
export function refuseForeignScopes(holder: Holder, scopes: readonly Scope[]): void {
  if (!scopes.every((scope) => mayHandOut(holder, scope))) throw new DomainError('forbidden');
}

interface TokenLine {
  readonly action: string;
  readonly id: string;
  readonly scopes?: readonly Scope[];
}

/** What acts for an administrator is told in the audit log. */
async function auditOfAdministrator(
  trx: Knex,
  { viewer, requestId, now }: Signed,
  { action, id, scopes }: TokenLine,
): Promise<void> {
  if (viewer.role !== 'admin') return;
  const detail = scopes === undefined ? {} : { scopes };
  const target = { kind: 'token', id };
  await recordAudit(trx, { actor: viewer.userId, action, target, detail, requestId, now });
}

/** The tokens of the account that still hold, the newest first. */
export async function listApiTokens(db: Knex, { userId, now }: OfUserNow): Promise<ApiTokenView[]> {
  return await ApiToken.query(db)
    .where({ userId })
    .modify(isHolding(now))
    .orderBy([{ column: 'createdAt', order: 'desc' }, 'id'])
    .select('id', 'name', 'scopes', 'kind', 'createdAt', 'expiresAt', 'lastUsedAt', 'network');
}

/** Revokes a token of one's own, from the next call on. Errors: `not-found`. */
export async function revokeApiToken(ctx: Signed, { id }: RevokeApiToken): Promise<Record<string, never>> {
  const { db, viewer } = ctx;
  await inTransaction(db, async (trx) => {
    const count = await ApiToken.query(trx).delete().where({ userId: viewer.userId, id });
    if (count === 0) throw new DomainError('not-found');
    await auditOfAdministrator(trx, ctx, { action: 'auth.revokeApiToken', id });
  });
  return {};
}

/** Takes from an account everything that acts for it without a session: somebody else may have made it. */
export async function revokePrograms(trx: Knex, { userId }: OfUser): Promise<void> {
  await ApiToken.query(trx).delete().where({ userId });
  await DeviceCode.query(trx).delete().where({ claimedBy: userId });
}

export interface LogInToken extends OfUserNow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date;
  readonly network: string;
}

/** Keeps a token that a program opened for a while, in place of the one that ends first where there are enough. */
export async function insertLogInToken(trx: Knex, token: LogInToken): Promise<void> {
  const { userId, id, name, scopes, expiresAt, network, now } = token;
  await lockAccount(trx, userId);
  const others = await ApiToken.query(trx)
    .where({ userId, kind: 'log-in' })
    .orderBy([{ column: 'expiresAt', order: 'desc' }, 'id'])
    .select('id');
  const ended = others.slice(MAX_LOG_INS - 1).map((other) => other.id);
  if (ended.length > 0) await ApiToken.query(trx).delete().where({ userId }).whereIn('id', ended);
  await ApiToken.query(trx).insert({
    ...{ userId, id, name, network, expiresAt },
    scopes: [...scopes],
    kind: 'log-in',
    createdAt: now,
  });
}

const heldToken = statement(
  'auth_api_token',
  `select t.scopes, t.last_used_at as "lastUsedAt", u.role, p.time_zone as "timeZone", p.language,
     ${HELD_RIGHTS} as rights,
     ${IS_SECOND_FACTOR_MISSING} as "isSecondFactorMissing"
   from auth.api_tokens t
   join auth.users u on u.id = :userId and u.is_active
   join auth.profiles p on p.user_id = :userId
   where t.user_id = :userId and t.id = :id and (t.expires_at is null or t.expires_at > :now)`,
  z.object({
    scopes: z.array(z.enum(scopeNames)),
    lastUsedAt: z.date().nullable(),
    role,
    timeZone: z.string(),
    language: languageTag,
    rights: Rights,
    isSecondFactorMissing: z.boolean(),
  }),
);

/**
 * Whose a token is and what it may do, with the rights that its maker has now; null for any text that is none. One
 * statement, one more when the use is noted, once a minute. A mistyped token costs none.
 */
export async function resolveApiToken(
  db: Knex,
  { token, now, network = '' }: Visit & { readonly token: string },
): Promise<Viewer | null> {
  const parts = parseApiToken(token);
  if (parts === undefined) return null;
  const { userId, secret } = parts;
  const id = hashToken(secret);
  const found = await heldToken.first(db, { userId, id, now });
  if (found === undefined) return null;
  const { lastUsedAt, ...rest } = found;
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= USE_NOTED_EVERY_MS)
    await ApiToken.query(db).patch({ lastUsedAt: now, network }).where({ userId, id });
  return { userId, sessionId: id, ...rest };
}

/** Removes tokens and codes of devices that are over. Across users: retention. */
export async function sweepPrograms(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await ApiToken.query(db).delete().where('expiresAt', '<=', now);
  await DeviceCode.query(db).delete().where('expiresAt', '<=', now);
}
