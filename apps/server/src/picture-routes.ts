import {
  demandLooking,
  domainErrorOf,
  isActingAdministrator,
  readPicture,
  setPicture,
} from '@studyhall/api/server';
import { PICTURE_MAX_BYTES } from '@studyhall/domain/auth/picture';
import { DomainError } from '@studyhall/domain/errors';
import { type RequestHandler, Router } from 'express';
import { refuse, refuseWith } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { receivedBody } from './received-body.ts';
import { createRequestContext } from './request-context.ts';

const NAME = /^[\da-f]{64}$/;

/** `POST /pictures`: the body, as it is, becomes the picture of whoever sends it. `GET /pictures/HASH.webp` shows it. */
export function createPictureRoutes(deps: AppDeps): Router {
  const router = Router({ caseSensitive: true });
  router.post('/', createPictureHandler(deps));
  router.get('/:hash.webp', createPictureView(deps));
  return router;
}

function createPictureHandler(deps: AppDeps): RequestHandler {
  return async (request, response) => {
    try {
      const context = await createRequestContext(deps, request, response);
      const { viewer } = context;
      if (viewer === null) throw new DomainError('unauthenticated');
      demandLooking(viewer);
      if (viewer.impersonation !== undefined) throw new DomainError('impersonation-reads-only');
      if (viewer.scopes !== undefined) throw new DomainError('session-needed');
      if (viewer.role === 'guest') throw new DomainError('forbidden');
      const set = await setPicture({ ...context, viewer }, () => receivedBody(request, PICTURE_MAX_BYTES));
      response.status(201).set('Cache-Control', 'no-store').json(set);
    } catch (error) {
      // The sender went away: there is nobody to answer.
      if (request.destroyed && !request.complete) return;
      const failure = domainErrorOf(error);
      if (failure === undefined) throw error;
      refuseWith(response, failure);
    }
  };
}

/** For whoever is signed in, as the names beside them are. Its address holds the hash of its bytes, which never change. */
function createPictureView(deps: AppDeps): RequestHandler<{ hash: string }> {
  return async (request, response, next) => {
    const { hash } = request.params;
    const { viewer } = await createRequestContext(deps, request, response);
    if (viewer === null) return refuse(response, { status: 401, reason: 'unauthenticated' });
    const content = NAME.test(hash)
      ? await readPicture(deps, { hash, withHidden: isActingAdministrator(viewer, 'admin:read') })
      : undefined;
    if (content === undefined) return next();
    response.set({
      // Asked about each time: what was removed or hidden is gone at once.
      'Cache-Control': 'private, no-cache',
      ETag: `"${hash}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      // Opened by itself it is a picture and nothing else.
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    if (request.headers['if-none-match'] === `"${hash}"`) return void response.status(304).end();
    response.type('image/webp').end(content);
  };
}
