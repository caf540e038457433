import { join } from 'node:path';
import express, { type Request, Router } from 'express';
import { createPage, type ReadSite } from './page.ts';

export interface StaticFolders {
  /** The built web client. */
  readonly web: string;
  /** Avatars and badges. */
  readonly art: string;
  /** The terminal client in one file. */
  readonly download: string;
}

/** Names below it hold a hash of their content. */
const HASHED = '/assets';
/** `/verify` itself is a page: where a serial is entered. */
const RESERVED =
  /^\/((trpc|api|auth|uploads|webhooks|events|assets|art|livez|readyz|metrics|site-logo)(\/|$)|verify\/)/;

const HIDDEN = /\/\./;

/** The web client and its pictures. Every path that is a page's, and nobody else's, gets the client. */
export function createStaticFiles({ web, art }: StaticFolders, readSite: ReadSite): Router {
  const page = createPage(web, readSite);
  const router = Router({ caseSensitive: true });
  const shared = { index: false, redirect: false, dotfiles: 'ignore' } as const;
  router.use(HASHED, express.static(join(web, 'assets'), { ...shared, immutable: true, maxAge: '1y' }));
  router.use('/art', express.static(art, { ...shared, maxAge: '1d' }));
  router.use(
    express.static(web, {
      ...shared,
      cacheControl: false,
      setHeaders: (response) => void response.set('Cache-Control', 'no-cache'),
    }),
  );
  router.use((request, response, next) => {
    if (!isPage(request)) return next();
    return page(request, response, next);
  });
  return router;
}

function isPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (RESERVED.test(request.path) || HIDDEN.test(request.path)) return false;
  const isNavigation = request.headers.accept?.includes('text/html') === true;
  const looksLikeFile = request.path.includes('.', request.path.lastIndexOf('/'));
  return isNavigation || (!looksLikeFile && request.accepts('html') !== false);
}
