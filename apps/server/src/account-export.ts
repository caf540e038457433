import { pipeline } from 'node:stream/promises';
import { domainErrorOf, openExport } from '@studyhall/api/server';
import type { RequestHandler } from 'express';
import * as z from 'zod';
import { refuseWith } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { createRequestContext } from './request-context.ts';

const Query = z.object({ ticket: z.string().max(2000).catch('') });

/**
 * `GET /account-export?ticket=…`: everything of an account as one archive, for the session that prepared it. Made while it
 * is sent; whoever stops reading ends it.
 */
export function createAccountExport(deps: AppDeps): RequestHandler {
  return async (request, response) => {
    try {
      const context = await createRequestContext(deps, request, response);
      const { fileName, content } = await openExport(context, Query.parse(request.query));
      response.type('application/zip').set('Content-Disposition', `attachment; filename="${fileName}"`);
      await pipeline(content, response);
    } catch (error) {
      const failure = domainErrorOf(error);
      if (failure !== undefined && !response.headersSent) return refuseWith(response, failure);
      if (!response.headersSent && !response.destroyed) throw error;
      // Cut off it is no archive, and every browser says so.
      response.destroy();
      if (!request.destroyed) throw error;
    }
  };
}
