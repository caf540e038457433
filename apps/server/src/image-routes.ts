import { domainErrorOf, readImageContent, sendImage } from '@studyhall/api/server';
import { DomainError } from '@studyhall/domain/errors';
import { IMAGE_MAX_BYTES } from '@studyhall/domain/quizzes/images/image-file';
import { type RequestHandler, Router } from 'express';
import { refuse, refuseWith } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { demandAuthor } from './demand-author.ts';
import { receivedBody } from './received-body.ts';
import { createRequestContext } from './request-context.ts';

const NAME = /^[\da-f]{64}$/;

/** `POST /images`: the body, as it is, becomes an image that authors may name in questions. `GET /images/HASH` shows it. */
export function createImageRoutes(deps: AppDeps): Router {
  const router = Router({ caseSensitive: true });
  router.post('/', createImageHandler(deps));
  router.get('/:hash', createImageView(deps));
  return router;
}

function createImageHandler(deps: AppDeps): RequestHandler {
  return async (request, response) => {
    try {
      const context = await createRequestContext(deps, request, response);
      const viewer = demandAuthor(context);
      if (viewer.impersonation !== undefined) throw new DomainError('impersonation-reads-only');
      const stored = await sendImage({ ...context, viewer }, () => receivedBody(request, IMAGE_MAX_BYTES));
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

/**
 * For whoever is signed in and knows the hash: that stands in the texts that show the image, and is sent with them alone.
 * What has this address never changes.
 */
function createImageView(deps: AppDeps): RequestHandler<{ hash: string }> {
  return async (request, response) => {
    const { hash } = request.params;
    const { viewer } = await createRequestContext(deps, request, response);
    if (viewer === null) return refuse(response, { status: 401, reason: 'unauthenticated' });
    const image = NAME.test(hash) ? await readImageContent(deps, hash) : undefined;
    if (image === undefined) return refuse(response, { status: 404, reason: 'not-found' });
    response
      .set({
        'Content-Type': image.type,
        'Cache-Control': 'private, max-age=31536000, immutable',
        ETag: `"${hash}"`,
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
        // Opened by itself it is a picture and nothing else.
        'Content-Security-Policy': "default-src 'none'; sandbox",
      })
      .end(image.content);
  };
}
