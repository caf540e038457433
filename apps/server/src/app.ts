import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Context,
  domainErrorOf,
  isStorageFull,
  type Limiter,
  type Secrets,
} from '@studyhall/api/server';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { refuse, refuseWith, requestIdOf } from './answers.ts';
import { createCertificateRoutes } from './certificate-routes.ts';
import { createEventsHandler } from './events.ts';
import { createForwardingHint } from './forwarding-hint.ts';
import { createGuard } from './guard.ts';
import { SANDBOX_PATH } from './open-payments.ts';
import { createOperatorWarnings, type OperatorWarnings } from './operator-warnings.ts';
import type { Readiness } from './readiness.ts';
import { securityHeaders } from './security-headers.ts';
import type { Connections } from './socket-limits.ts';
import { createStaticFiles, type StaticFolders } from './static-files.ts';
import type { StreamRegistry } from './streams.ts';
import { createTrpcHandler } from './trpc-handler.ts';
import { createUploadHandler } from './upload-handler.ts';
import { createVerifyPage } from './verify-page.ts';
import { createWebhookHandler } from './webhook-handler.ts';

/** What the application is made of; everything that has a life of its own is made outside. */
export interface AppDeps {
  readonly db: Context['db'];
  readonly limiter: Limiter;
  readonly secrets: Secrets;
  readonly mailbox: Context['mailbox'];
  readonly payments: Context['payments'];
  /** The checkout of the stand-in for the payment provider, where there is no real one. */
  readonly sandboxPages?: (request: IncomingMessage, response: ServerResponse) => void;
  readonly logger: Logger;
  readonly readiness: Readiness;
  readonly streams: StreamRegistry;
  readonly clock: () => Date;
  /** A function, because with port 0 it is known only after listening. */
  readonly publicOrigin: () => string;
  readonly trustProxy: number | readonly string[];
  readonly folders: StaticFolders;
  readonly observe?: Context['observe'];
  /** Counts connections; where nobody does, nobody needs to know of sessions. */
  readonly connections?: Connections;
  /** Kept from before the application was made; its own where there is none. */
  readonly warnings?: OperatorWarnings;
}

const BODY_MAX_BYTES = 100 * 1024;
const UPLOAD_MAX_BYTES = 64 * 1024 * 1024;

/** Puts the HTTP surface together. It listens on nothing and starts nothing. */
export function createApp(deps: AppDeps): Express {
  const { publicOrigin, logger, clock } = deps;
  const warnings = deps.warnings ?? createOperatorWarnings(logger, clock);
  const app = express();
  app.set('trust proxy', deps.trustProxy);
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
  if (deps.sandboxPages !== undefined) app.use(SANDBOX_PATH, deps.sandboxPages);
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
