import { readLogoContent } from '@studyhall/api/server';
import { logoTypes, SiteLogo } from '@studyhall/domain/platform/site-logo';
import { type RequestHandler, Router } from 'express';
import type { AppDeps } from './app-deps.ts';

/** The logo of the installation. Its address holds the hash of its bytes, so what was fetched once is never asked for again. */
export function createLogoRoute(deps: Pick<AppDeps, 'db' | 'blobs'>): Router {
  const send: RequestHandler<{ hash: string; kind: string }> = async (request, response, next) => {
    const { data: wanted } = SiteLogo.safeParse(request.params);
    const content = wanted === undefined ? undefined : await readLogoContent(deps, wanted);
    if (wanted === undefined || content === undefined) return next();
    response
      .set({
        'Content-Type': logoTypes[wanted.kind],
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
        // Opened by itself it is a picture and nothing else.
        'Content-Security-Policy': "default-src 'none'; sandbox",
      })
      .end(content);
  };
  const router = Router({ caseSensitive: true });
  router.get('/site-logo/:hash.:kind', send);
  return router;
}
