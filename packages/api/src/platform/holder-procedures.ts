import { holds, isAuthorOfListed, type RightName } from '@studyhall/domain/auth/rights';
import { DomainError } from '@studyhall/domain/errors';
import { audited, signedProcedure, withSecondFactor } from './trpc.ts';

/**
 * Administrators, and whoever holds the right. What they change is told in the audit log. Errors: `forbidden` with the
 * `right` that lacks.
 */
const holderProcedure = (right: RightName) =>
  signedProcedure
    .meta({ access: right })
    .use(({ ctx, next }) => {
      if (ctx.viewer === null) throw new DomainError('unauthenticated');
      if (!holds(ctx.viewer, right)) throw new DomainError('forbidden', { right });
      return next({ ctx: { viewer: ctx.viewer } });
    })
    .use(withSecondFactor)
    .use(audited);

/** Authors. Of which exams, every query says for itself: see `quizzes/authored-exam-queries.ts`. */
export const authorProcedure = holderProcedure('author');

/** Authors of everything, for what is of no exam. Errors: `forbidden` for authors of a list, with the `reach` that lacks. */
export const authorOfAllProcedure = authorProcedure.use(({ ctx, next }) => {
  if (isAuthorOfListed(ctx.viewer)) throw new DomainError('forbidden', { right: 'author', reach: 'all' });
  return next();
});

/** Those who look after people. Whom they may see, every query says for itself: see `auth/seen-people.ts`. */
export const supportProcedure = holderProcedure('support');
