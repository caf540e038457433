import { InstallContent } from '@studyhall/domain/admin/schemas';
import * as z from 'zod';
import { adminProcedure } from '../platform/trpc.ts';
import { ContentPartView, putContent } from './content/put-content.ts';

/** The content of the release, on demand. */
export const contentProcedures = {
  installContent: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(InstallContent)
    .output(z.array(ContentPartView))
    .mutation(
      async ({ ctx, input }) => await putContent(ctx.db, { ...input, secrets: ctx.secrets, now: ctx.now }),
    ),
};
