import { domainErrorOf, recordAudit, storeUpload, UploadName } from '@studyhall/api/server';
import { DomainError } from '@studyhall/domain/errors';
import type { Request, RequestHandler } from 'express';
import { refuse, refuseWith } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { demandAuthor } from './demand-author.ts';
import { createRequestContext } from './request-context.ts';

/** `POST /uploads?name=FILE`: the body, as it is, becomes an upload of the author or administrator who sends it. */
export function createUploadHandler(deps: AppDeps, maxBytes: number): RequestHandler {
  return async (request, response) => {
    if (request.method !== 'POST') {
      response.set('Allow', 'POST');
      return refuse(response, { status: 405, reason: 'invalid-input' });
    }
    try {
      const context = await createRequestContext(deps, request, response);
      const { userId } = demandAuthor(context);
      const fileName = nameOf(request);
      // Whoever stops reading wants to say why, on the same connection.
      const content = request.iterator({ destroyOnReturn: false });
      const stored = await storeUpload(context.db, {
        userId,
        fileName,
        content,
        maxBytes,
        now: context.now,
      });
      const { byteCount } = stored;
      await recordAudit(context.db, {
        ...{ actor: userId, action: 'uploads.store', target: { kind: 'upload', id: stored.uploadId } },
        // Without its name, in which the names of people may stand: lines of the audit log are there for ever.
        ...{ detail: { byteCount }, requestId: context.requestId, now: context.now },
      });
      response.status(201).set('Cache-Control', 'no-store').json(stored);
    } catch (error) {
      // The sender went away: there is nobody to answer.
      if (request.destroyed && !request.complete) return;
      const failure = domainErrorOf(error);
      if (failure === undefined) throw error;
      refuseWith(response, failure);
    }
  };
}

function nameOf(request: Request): string {
  const name = UploadName.safeParse(request.query.name);
  if (!name.success) throw new DomainError('invalid-input', { field: 'name' });
  return name.data;
}
