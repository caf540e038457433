import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { UniqueViolationError } from 'objection';
import type { IdentityProvider, ProvedIdentity } from '../platform/identity-providers.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { OauthAccount } from './models.ts';

/** Somebody whom a provider has proved. */
export interface Proved {
  readonly provider: Pick<IdentityProvider, 'issuer' | 'name'>;
  readonly identity: ProvedIdentity;
}

/** The account that this identity is linked to. */
export async function findLinked(db: Knex, { provider, identity }: Proved): Promise<string | undefined> {
  const linked = await OauthAccount.query(db).findById([provider.issuer, identity.subject]).select('userId');
  return linked?.userId;
}

/** Links it to the account, in the whole installation. Errors: `identity-taken`, also by one of the same provider. */
export async function insertLink(
  trx: Knex,
  { provider, identity, userId, now }: Proved & OfUserNow,
): Promise<void> {
  const { subject, address = null } = identity;
  try {
    await OauthAccount.query(trx).insert({
      provider: provider.issuer,
      subject,
      userId,
      address,
      linkedAt: now,
      lastUsedAt: now,
    });
  } catch (error) {
    if (error instanceof UniqueViolationError && error.table === 'oauth_accounts')
      throw new DomainError('identity-taken');
    throw error;
  }
}

/** Notes that it was used; false if it is not linked to the account any more. */
export async function touchLink(
  trx: Knex,
  { provider, identity, userId, now }: Proved & OfUserNow,
): Promise<boolean> {
  const touched = await OauthAccount.query(trx)
    .patch({ lastUsedAt: now, address: identity.address ?? null })
    .where({ provider: provider.issuer, subject: identity.subject, userId });
  return touched > 0;
}
