import { type Context, demandLooking } from '@studyhall/api/server';
import { holds } from '@studyhall/domain/auth/rights';
import { DomainError } from '@studyhall/domain/errors';

type Author = NonNullable<Context['viewer']>;

/**
 * Whoever sends what the bank is made of. Errors: `unauthenticated`, `forbidden`, `second-factor-required`,
 * `scope-missing`, and those of `demandLooking`.
 */
export function demandAuthor({ viewer }: Pick<Context, 'viewer'>): Author {
  if (viewer === null) throw new DomainError('unauthenticated');
  demandLooking(viewer);
  if (!holds(viewer, 'author')) throw new DomainError('forbidden', { right: 'author' });
  if (viewer.isSecondFactorMissing === true) throw new DomainError('second-factor-required');
  if (viewer.scopes !== undefined && !viewer.scopes.includes('author'))
    throw new DomainError('scope-missing', { scope: 'author' });
  return viewer;
}
