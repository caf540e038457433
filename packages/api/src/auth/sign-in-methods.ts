import {
  mayRemoveMethod,
  type SignInMethodKind,
  type SignInMethods,
  signInMethodKinds,
} from '@studyhall/domain/auth/sign-in-methods';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { Context, Viewer } from '../platform/context.ts';
import type { IdentityProviders } from '../platform/identity-providers.ts';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { OauthAccount } from './models.ts';
import type { SignInMethodsView, SignInProviderView } from './views.ts';

/** How each kind is counted, for the account `u`: a new kind is a name in the domain and a line here. */
const counters: Readonly<Record<SignInMethodKind, string>> = {
  password: `select count(*) from auth.passwords w where w.user_id = u.id
    and exists (select from auth.identifiers i where i.user_id = u.id)`,
  passkey: 'select count(*) from auth.passkeys k where k.user_id = u.id',
  provider:
    'select count(*) from auth.oauth_accounts o where o.user_id = u.id and o.provider = any(:issuers)',
};

const signInMethods = statement(
  'auth_sign_in_methods',
  `select ${signInMethodKinds.map((kind) => `(${counters[kind]})::int as "${kind}"`).join(', ')}
   from auth.users u where u.id = :userId`,
  z.object({ password: z.int(), passkey: z.int(), provider: z.int() } satisfies Record<
    SignInMethodKind,
    z.ZodType
  >),
);

interface Counted extends OfUser {
  readonly providers: IdentityProviders;
}

/** How many ways in an account has. Providers that this installation no longer asks are none. */
export async function countMethods(db: Knex, { userId, providers }: Counted): Promise<SignInMethods> {
  const issuers = providers.list().map(({ issuer }) => issuer);
  const methods = await signInMethods.first(db, { userId, issuers });
  if (methods === undefined) throw new DomainError('not-found');
  return methods;
}

/** What kind of way in a link to this issuer is: none where nobody asks it any more. */
export function kindOfLink(providers: IdentityProviders, issuer: string): SignInMethodKind | null {
  return providers.list().some((provider) => provider.issuer === issuer) ? 'provider' : null;
}

/**
 * Refuses to take the last way into an account, asked before it is taken. The account's row has to be locked, so that of
 * two removals at once the second one counts what the first has left. Errors: `last-sign-in-method`.
 */
export async function demandOtherMethod(
  trx: Knex,
  { kind, ...counted }: Counted & { readonly kind: SignInMethodKind | null },
): Promise<void> {
  if (!mayRemoveMethod(await countMethods(trx, counted), kind)) throw new DomainError('last-sign-in-method');
}

/** The providers by which one may sign in here. */
export function listSignInProviders({
  identityProviders,
}: Pick<Context, 'identityProviders'>): SignInProviderView[] {
  return identityProviders.list().map(({ id, name }) => ({ id, name }));
}

/** The ways into one's own account, what of them may go, and what could be added. */
export async function listSignInMethods(
  ctx: Context & { readonly viewer: Viewer },
): Promise<SignInMethodsView> {
  const { db, viewer, identityProviders: providers } = ctx;
  const { userId } = viewer;
  const methods = await countMethods(db, { userId, providers });
  const links = await OauthAccount.query(db).where({ userId }).orderBy(['linkedAt', 'provider']);
  return {
    hasPassword: methods.password > 0,
    linked: links.map(({ provider: issuer, address, linkedAt, lastUsedAt }) => {
      const provider = providers.list().find((one) => one.issuer === issuer);
      return {
        issuer,
        id: provider?.id ?? null,
        name: provider?.name ?? issuer,
        address,
        linkedAt,
        lastUsedAt,
        mayBeRemoved: mayRemoveMethod(methods, kindOfLink(providers, issuer)),
      };
    }),
    offered: listSignInProviders(ctx).filter(
      ({ id }) => !links.some((link) => link.provider === providers.find(id)?.issuer),
    ),
  };
}
