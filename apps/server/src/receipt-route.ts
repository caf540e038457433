import { getReceiptFile } from '@studyhall/api/server';
import type { RequestHandler } from 'express';
import type { AppDeps } from './app-deps.ts';
import { createRequestContext } from './request-context.ts';

/** `GET /receipts/:id.pdf`: one's own receipt, by its id or its order's. */
export function createReceiptRoute(deps: AppDeps): RequestHandler {
  return async (request, response) => {
    const context = await createRequestContext(deps, request, response);
    const { fileName, content } = await getReceiptFile(context, { id: String(request.params['id']) });
    response
      .type('application/pdf')
      .set('Content-Disposition', `inline; filename="${fileName}"`)
      .send(content);
  };
}
