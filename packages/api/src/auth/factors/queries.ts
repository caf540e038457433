import type { Factors } from '@studyhall/domain/auth/proof';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { lockAccount } from '../lock-queries.ts';

const Kept = z.object({
  hasPassword: z.boolean(),
  hasIdentifier: z.boolean(),
  hasTotp: z.boolean(),
  passkeys: z.number(),
  recoveryCodes: z.number(),
});
type Kept = z.output<typeof Kept>;

const keptFactors = statement(
  'auth_factors',
  `select exists (select from auth.passwords w where w.user_id = :userId) as "hasPassword",
     exists (select from auth.identifiers i where i.user_id = :userId) as "hasIdentifier",
     exists (select from auth.totp_secrets t where t.user_id = :userId and t.confirmed_at is not null) as "hasTotp",
     (select count(*)::int from auth.passkeys k where k.user_id = :userId) as passkeys,
     (select count(*)::int from auth.recovery_codes r where r.user_id = :userId and r.used_at is null) as "recoveryCodes"`,
  Kept,
);

/** What an account signs in and proves itself with. */
export async function findKept(db: Knex, { userId }: OfUser): Promise<Kept> {
  const kept = await keptFactors.first(db, { userId });
  if (kept === undefined) throw new Error('A statement without a condition has a row');
  return kept;
}

/** What an account has to prove itself with. */
export async function getFactors(db: Knex, user: OfUser): Promise<Factors> {
  return await findKept(db, user);
}

/**
 * Locks the account for what changes its factors, and answers with what it has: of two at once, the second sees what the
 * first has left.
 */
export async function lockFactors(
  trx: Knex,
  { userId }: OfUser,
): Promise<Factors & { readonly hasIdentifier: boolean }> {
  await lockAccount(trx, userId);
  return await findKept(trx, { userId });
}

/** Of the account `u`: an administrator, or somebody who holds a right beside their role. */
const IS_POWERFUL = `(u.role = 'admin' or exists (select from auth.rights held where held.user_id = u.id))`;

/** Of the account `u`: its rights, by name, with how far each reaches. */
export const HELD_RIGHTS = `coalesce((select json_object_agg(held.name, held.reach) from auth.rights held
  where held.user_id = u.id), '{}'::json)`;

/** Of the account `u`. A passkey counts: it is a second factor, and more. */
export const IS_SECOND_FACTOR_MISSING = `(${IS_POWERFUL}
  and exists (select from platform.instance_settings o
    where o.name = 'secondFactorForAdministrators' and o.value = 'true'::jsonb)
  and not exists (select from auth.totp_secrets t where t.user_id = u.id and t.confirmed_at is not null)
  and not exists (select from auth.passkeys k where k.user_id = u.id))`;
