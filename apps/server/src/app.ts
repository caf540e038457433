import { randomUUID } from 'node:crypto';
import { domainErrorOf, isStorageFull } from '@studyhall/api/server';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { trustedProxies } from './addresses.ts';
import { refuse, refuseWith, requestIdOf } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { createCertificateRoutes } from './certificate-routes.ts';
import { createEventsHandler } from './events.ts';
import { createForwardingHint } from './forwarding-hint.ts';
import { createGuard } from './guard.ts';
import { SANDBOX_PATH } from './open-payments.ts';
import { createOperatorWarnings } from './operator-warnings.ts';
import { securityHeaders } from './security-headers.ts';
import { createStaticFiles } from './static-files.ts';
import { createTrpcHandler } from './trpc-handler.ts';
import { createUploadHandler } from './upload-handler.ts';
import { createVerifyPage } from './verify-page.ts';
import { createWebhookHandler } from './webhook-handler.ts';

const BODY_MAX_BYTES = 100 * 1024;
const UPLOAD_MAX_BYTES = 64 * 1024 * 1024;

/** Puts the HTTP surface together. It listens on nothing and starts nothing. */
export function createApp(deps: AppDeps): Express {
  const { publicOrigin, logger, clock } = deps;
  const warnings = deps.warnings ?? createOperatorWarnings(logger, clock);
  const app = express();
  app.set('trust proxy', trustedProxies(deps.trustProxy));
  app.enable('case sensitive routing');
  app.disable('x-powered-by');
  app.disable('etag');

  app.use(identify(logger));
  app.get('/livez', (_request, response) => void response.type('text').send('alive'));
  app.get('/readyz', async (_request, response) => {
    const isReady = await deps.readiness.check();
    // What is there can be read while the disk is full: the process stays in service.
    const storage = isStorageFull(warnings.list(), clock()) ? 'full' : 'ok';
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready', storage });
  });

  app.use(createForwardingHint((line) => warnings.tell(line)));
  app.use(securityHeaders(publicOrigin));
  app.use(compression({ filter: isWorthCompressing }));
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
  app.all('/trpc/*path', createGuard(json), createTrpcHandler({ ...deps, warnings }));
  app.all('/uploads', createGuard(binary), createUploadHandler(deps, UPLOAD_MAX_BYTES));
  app.get('/events', createEventsHandler(deps));
  app.post('/webhooks/stripe', createWebhookHandler(deps));
  const { sandboxPages } = deps;
  if (sandboxPages !== undefined)
    app.use(SANDBOX_PATH, (request, response) => sandboxPages(request, response));
  app.use(createCertificateRoutes(deps));
  app.get('/verify/:serial', createVerifyPage(deps));
  app.use(createStaticFiles(deps.folders));
  app.use((_request, response) => refuse(response, { status: 404, reason: 'not-found' }));
  app.use(answerFailures(logger));
  return app;
}

function identify(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    response.setHeader('X-Request-Id', requestId);
    if (logger.isLevelEnabled('debug')) {
      const { method, path } = request;
      const startedAt = performance.now();
      response.on('close', () => {
        const milliseconds = Math.round(performance.now() - startedAt);
        logger.debug({ method, path, status: response.statusCode, milliseconds, requestId }, 'request');
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
