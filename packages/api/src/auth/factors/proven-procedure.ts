import { confirmationMethods, isProved } from '@studyhall/domain/auth/proof';
import { DomainError } from '@studyhall/domain/errors';
import type { Context, Viewer } from '../../platform/context.ts';
import { accountProcedure, adminProcedure, auditedOfOwn } from '../../platform/trpc.ts';
import { getFactors } from './queries.ts';

/** Lets pass whose session proved within ten minutes who uses it. Errors: `confirmation-needed` with the `methods`. */
async function demandProof({ db, now, viewer }: Context & { readonly viewer: Viewer }): Promise<void> {
  if (isProved(viewer.provedAt, now)) return;
  const methods = confirmationMethods(await getFactors(db, viewer));
  throw new DomainError('confirmation-needed', { methods: methods.join(',') });
}

/** Registered accounts, for what a borrowed session must not do. What administrators change so is told in the audit log. */
export const provenProcedure = accountProcedure
  .meta({ access: 'account', needsProof: true })
  .use(auditedOfOwn)
  .use(async ({ ctx, next }) => {
    await demandProof(ctx);
    return await next();
  });

/** The same for administrators. A call that was sent back for a proof stands in the audit log, too. */
export const provenAdminProcedure = adminProcedure
  .meta({ access: 'admin', needsProof: true })
  .use(async ({ ctx, next }) => {
    await demandProof(ctx);
    return await next();
  });
