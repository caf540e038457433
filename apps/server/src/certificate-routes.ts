import {
  type CertificateFormat,
  getBadge,
  getCertificateFile,
  keepRenderings,
  type LookingContext,
  publishedKeys,
} from '@studyhall/api/server';
import { type Request, type Response, Router } from 'express';
import { networkOf } from './addresses.ts';
import type { AppDeps } from './app-deps.ts';

const KEPT_BYTES = 32 * 1024 * 1024;
/** A drawing takes a core; whoever else asks waits for a turn. */
const DRAWN_AT_ONCE = 2;
/** How long a revocation may go unseen by whoever kept a copy. */
const MAX_AGE_SECONDS = 300;

const TYPES: Readonly<Record<CertificateFormat, string>> = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  share: 'image/png',
};

/** Certificates for the whole world: their files, their credentials, and the keys that signed them. */
export function createCertificateRoutes(deps: AppDeps): Router {
  const router = Router({ caseSensitive: true });
  const kept = keepRenderings({ maxBytes: KEPT_BYTES, atOnce: DRAWN_AT_ONCE });

  const sendFile = async (request: Request, response: Response, format: CertificateFormat) => {
    const order = { serial: String(request.params.serial), format };
    const file = await getCertificateFile(lookingFrom(deps, request), kept, order);
    const name = format === 'share' ? 'png' : format;
    openToAll(response, TYPES[format]).set('ETag', `"${file.revision}"`);
    response.set('Content-Disposition', `inline; filename="certificate-${file.serial}.${name}"`);
    if (request.fresh) return void response.status(304).end();
    response.send(await file.make());
  };

  router.get('/.well-known/jwks.json', async (_request, response) => {
    openToAll(response, 'application/jwk-set+json').send(
      JSON.stringify(await publishedKeys(deps.db, deps.secrets)),
    );
  });
  for (const format of ['pdf', 'svg', 'png'] as const)
    router.get(`/certificates/:serial.${format}`, (request, response) => sendFile(request, response, format));
  router.get('/certificates/:serial/share.png', (request, response) => sendFile(request, response, 'share'));
  router.get('/certificates/:serial/badge.jwt', async (request, response) => {
    const badge = await getBadge(lookingFrom(deps, request), request.params.serial);
    openToAll(response, 'application/jwt').send(badge);
  });
  return router;
}

/** Who looks, for the limits. */
export function lookingFrom({ db, secrets, limiter }: AppDeps, request: Request): LookingContext {
  return { db, secrets, limiter, client: { address: networkOf(request.ip ?? ''), userAgent: '' } };
}

/** Other sites may read and show it: it is meant to be verified by them. */
export function openToAll(response: Response, type: string): Response {
  return response.type(type).set({
    'Cache-Control': `public, max-age=${MAX_AGE_SECONDS}`,
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
}
