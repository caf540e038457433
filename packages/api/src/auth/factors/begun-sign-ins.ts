import { type ProofMethod, secondFactorMethods } from '@studyhall/domain/auth/proof';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context } from '../../platform/context.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { parseRouteToken, type RouteToken } from '../route-token.ts';
import { BegunSignIn } from './models.ts';
import { getFactors, lockFactors } from './queries.ts';
import type { BegunSignInView } from './views.ts';

/** A sign-in that waits for its second factor, as its browser holds it. */
export interface Begun extends OfUser {
  readonly token: string;
  /** SHA-256 of the secret: what is stored. */
  readonly id: string;
  readonly expiresAt: Date;
}

const LIFETIME_MS = 5 * 60 * 1000;
/** Of one account, whoever begins: the one that ends first goes. */
const MAX_BEGUN = 10;

const begunSignIn = statement(
  'auth_begin_sign_in',
  `with begun as (
     insert into auth.begun_sign_ins (user_id, id, expires_at) values (:userId, :id, :expiresAt)
   )
   delete from auth.begun_sign_ins b where b.user_id = :userId and b.id in (
     select o.id from auth.begun_sign_ins o where o.user_id = :userId
     order by o.expires_at desc, o.id offset ${MAX_BEGUN - 1})`,
  null,
  { because: 'guarded' },
);

/** Keeps that the first factor was right, for five minutes. The account has to be locked, so that ten are ten. */
export async function beginSignIn(
  trx: Knex,
  { now }: Pick<Context, 'now'>,
  { token, userId, hash }: RouteToken,
): Promise<Begun> {
  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  await begunSignIn.run(trx, { userId, id: hash, expiresAt });
  return { token, userId, id: hash, expiresAt };
}

/** The begun sign-in that the token names, if it was begun. */
export async function findBegun(db: Knex, { token, userId, hash }: RouteToken): Promise<Begun | undefined> {
  const row = await BegunSignIn.query(db).findById([userId, hash]);
  return row === undefined ? undefined : { token, userId, id: hash, expiresAt: row.expiresAt };
}

/** The sign-in that this browser has begun. Errors: `sign-in-expired`. */
export async function getBegun({ db, now, begunSignIn: { token } }: Context): Promise<Begun> {
  const parts = token === undefined ? undefined : parseRouteToken(token);
  const begun = parts === undefined ? undefined : await findBegun(db, parts);
  if (begun === undefined || begun.expiresAt <= now) throw new DomainError('sign-in-expired');
  return begun;
}

/** Uses a begun sign-in up: of any number at once one opens a session. Errors: `sign-in-expired`. */
export async function useBegun(trx: Knex, { userId, id }: Begun): Promise<void> {
  const used = await BegunSignIn.query(trx).deleteById([userId, id]);
  if (used === 0) throw new DomainError('sign-in-expired');
}

/** What this browser may go on with; null where it has begun nothing. */
export async function findBegunSignIn(ctx: Context): Promise<BegunSignInView | null> {
  try {
    const begun = await getBegun(ctx);
    const methods = secondFactorMethods(await getFactors(ctx.db, begun));
    return { methods: [...methods], expiresAt: begun.expiresAt };
  } catch (error) {
    if (error instanceof DomainError && error.reason === 'sign-in-expired') return null;
    throw error;
  }
}

/**
 * What the account asks for after the right password; nothing: the password is enough. It stays so until the transaction
 * ends: a second factor that is added at this moment finds the session that was opened without, and ends it.
 */
export async function lockSecondFactors(trx: Knex, user: OfUser): Promise<readonly ProofMethod[]> {
  return secondFactorMethods(await lockFactors(trx, user));
}

/** For whoever signs in with the first factor alone. */
export function secondFactorNeeded(methods: readonly ProofMethod[]): DomainError {
  return new DomainError('second-factor-needed', { methods: methods.join(',') });
}

/** Removes sign-ins that were left behind. Across users: retention. */
export async function sweepBegunSignIns(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await BegunSignIn.query(db).delete().where('expiresAt', '<=', now);
}
