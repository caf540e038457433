import { randomUUID } from 'node:crypto';
import { domainErrorOf, type LogLevel } from '@studyhall/api/server';
import { PICTURE_MAX_BYTES } from '@studyhall/domain/auth/picture';
import { IMAGE_MAX_BYTES } from '@studyhall/domain/quizzes/images/image-file';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { createAccountExport } from './account-export.ts';
import { trustedProxies } from './addresses.ts';
import { refuse, refuseWith, requestIdOf } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { createCertificateRoutes } from './certificate-routes.ts';
import { createClientDownload } from './client-download.ts';
import { createEventsHandler } from './events.ts';
import { createForwardingHint } from './forwarding-hint.ts';
import { createHereHandler } from './game-presence.ts';
import { createGuard } from './guard.ts';
import { createImageRoutes } from './image-routes.ts';
import { createLogoRoute } from './logo-route.ts';
import { IDENTITY_SANDBOX_PATH } from './open-identity-providers.ts';
import { SANDBOX_PATH } from './open-payments.ts';
import { createOperatorWarnings } from './operator-warnings.ts';
import { createReadSite } from './page.ts';
import { createPictureRoutes } from './picture-routes.ts';
import { createReadyHandler } from './ready-handler.ts';
import { createReceiptRoute } from './receipt-route.ts';
import { createRestOnFirstUse } from './rest-on-first-use.ts';
import { securityHeaders } from './security-headers.ts';
import { createSignInRoutes } from './sign-in-routes.ts';
import { createStaticFiles } from './static-files.ts';
import { createTrpcHandler } from './trpc-handler.ts';
import { createUploadHandler } from './upload-handler.ts';
import { createVerifyPage } from './verify-page.ts';
import { createWebhookHandler } from './webhook-handler.ts';

const BODY_MAX_BYTES = 100 * 1024;
const UPLOAD_MAX_BYTES = 64 * 1024 * 1024;

/** Puts the HTTP surface together. It listens on nothing and starts nothing. */
export function createApp(deps: AppDeps): Express {
  const { publicOrigin, logger } = deps;
  const warnings = deps.warnings ?? createOperatorWarnings(logger, deps.clock);
  const app = express();
  app.set('trust proxy', trustedProxies(deps.trustProxy));
  app.enable('case sensitive routing');
  app.disable('x-powered-by');
  app.disable('etag');

  app.use(identify(logger, deps.requestLogLevel ?? 'debug'));
  app.get('/livez', (_request, response) => void response.type('text').send('alive'));
  app.get('/readyz', createReadyHandler({ ...deps, warnings }));

  app.use(createForwardingHint((line) => warnings.tell(line)));
  app.use(securityHeaders(publicOrigin));
  const compress = compression({ filter: isWorthCompressing });
  const json = {
    contentType: 'application/json',
    maxBytes: BODY_MAX_BYTES,
    isLengthDemanded: true,
    publicOrigin,
    logger,
  };
  const binary = {
    contentType: 'application/octet-stream',
    maxBytes: UPLOAD_MAX_BYTES,
    isLengthDemanded: false,
    publicOrigin,
    logger,
  };
  app.use('/trpc', neverStore);
  app.all('/trpc/*path', createGuard(json), createTrpcHandler({ ...deps, warnings }, compress));
  // Before what compresses: thousands of streams would each hold what it needs for that.
  app.get('/events', createEventsHandler(deps));
  app.post('/events/here', neverStore, createGuard(json), createHereHandler(deps));
  app.use(compress);
  app.use('/api', createRestOnFirstUse(deps));
  app.all('/uploads', createGuard(binary), createUploadHandler(deps, UPLOAD_MAX_BYTES));
  app.post('/webhooks/stripe', createWebhookHandler({ ...deps, warnings }));
  app.use('/auth', neverStore, createGuard(json), createSignInRoutes(deps));
  const { sandboxPages, identityPages } = deps;
  if (sandboxPages !== undefined)
    app.use(SANDBOX_PATH, (request, response) => sandboxPages(request, response));
  app.use(createClientDownload(deps.folders));
  if (identityPages !== undefined)
    app.use(IDENTITY_SANDBOX_PATH, (request, response) => identityPages(request, response));
  app.use(createCertificateRoutes(deps));
  app.use(createLogoRoute(deps));
  app.use('/pictures', createGuard({ ...binary, maxBytes: PICTURE_MAX_BYTES }), createPictureRoutes(deps));
  app.use('/images', createGuard({ ...binary, maxBytes: IMAGE_MAX_BYTES }), createImageRoutes(deps));
  app.get('/account-export', neverStore, createAccountExport(deps));
  app.get('/receipts/:id.pdf', neverStore, createReceiptRoute(deps));
  app.get('/verify/:serial', createVerifyPage(deps));
  app.use(createStaticFiles(deps.folders, createReadSite(deps.db, deps.clock)));
  app.use((_request, response) => refuse(response, { status: 404, reason: 'not-found' }));
  app.use(answerFailures(logger));
  return app;
}

/** Each request is worth one line at a level of its own; what a path says after `?` stays out: links carry secrets there. */
function identify(logger: Logger, level: LogLevel): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    response.setHeader('X-Request-Id', requestId);
    if (logger.isLevelEnabled(level)) {
      const { method, path } = request;
      const startedAt = performance.now();
      response.on('close', () => {
        const milliseconds = Math.round(performance.now() - startedAt);
        logger[level]({ method, path, status: response.statusCode, milliseconds, requestId }, 'request');
      });
    }
    next();
  };
}

const neverStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

function isWorthCompressing(request: express.Request, response: express.Response): boolean {
  const type = String(response.getHeader('Content-Type') ?? '');
  return !type.startsWith('text/event-stream') && compression.filter(request, response);
}

/** What Express itself refuses, such as a path that is no URI, is the caller's fault; the rest is ours and logged. */
function answerFailures(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
    if (status >= 400 && status < 500)
      return refuse(response, { status, reason: status === 404 ? 'not-found' : 'invalid-input' });
    const failure = domainErrorOf(error);
    if (failure !== undefined) return refuseWith(response, failure);
    logger.error({ err: error, requestId: requestIdOf(response) }, 'a request failed');
    refuse(response, { status: 500, reason: 'unknown' });
  };
}
