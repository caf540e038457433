import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DomainError } from '@studyhall/domain/errors';
import express, { type RequestHandler, Router } from 'express';
import { requestIdOf } from '../answers.ts';
import type { AppDeps } from '../app-deps.ts';
import { createProgramContext } from '../request-context.ts';
import { readBearer } from '../session-cookie.ts';
import { callProcedure } from './call.ts';
import { openApiDocument } from './document.ts';
import { describeProcedure } from './procedures.ts';
import { readInput } from './read-input.ts';
import { type RestRoute, restRoutes } from './routes.ts';
import { createDeviceEndpoint, createTokenEndpoint, type RestCalls } from './token-endpoint.ts';

const BODY_MAX = '100kb';

/** Everything below `/api`, where it stands. Whoever asks shows a token: cookies are ignored, so no foreign page can use one's own. */
export function createRest(deps: AppDeps): Router {
  const router = Router({ caseSensitive: true });
  const calls: RestCalls = {
    context: async (request, response) => {
      const context = await createProgramContext(deps, request, response);
      // Who shows a token wants to know that it is none any more, also where nobody has to be signed in.
      if (context.viewer !== null || readBearer(request) === undefined) return context;
      response.set('WWW-Authenticate', 'Bearer error="invalid_token"');
      throw new DomainError('unauthenticated');
    },
    tell: (response, procedure, { fault }) => {
      if (fault === undefined) return;
      deps.logger.error({ err: fault, procedure, requestId: requestIdOf(response) }, 'a call failed');
    },
  };
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  const form = express.urlencoded({ extended: false, limit: BODY_MAX });
  router.post('/token', form, createTokenEndpoint(calls));
  router.post('/device_authorization', form, createDeviceEndpoint(calls));
  const json = express.json({ limit: BODY_MAX });
  for (const route of restRoutes)
    router[route.method === 'GET' ? 'get' : 'post'](expressPath(route), json, answerBy(route, calls));
  router.get('/openapi.json', (_request, response) => {
    response.json(openApiDocument({ publicOrigin: deps.publicOrigin() }));
  });
  router.use('/docs', createExplorer());
  return router;
}

function expressPath({ path }: RestRoute): string {
  return path.replace('/api', '').replace(/\{(\w+)\}/g, ':$1');
}

/** Dates become texts of ISO 8601 by themselves. */
function answerBy({ procedure: path }: RestRoute, { context, tell }: RestCalls): RequestHandler {
  const procedure = describeProcedure(path);
  return async (request, response) => {
    const called = await callProcedure(() => context(request, response), path, readInput(request, procedure));
    if (called.failure === undefined) return void response.json(called.answer);
    tell(response, path, called.failure);
    const { status, reason, details, issues } = called.failure;
    if (status === 429 || status === 503) response.set('Retry-After', String(details.retryAfterSeconds ?? 1));
    response.status(status).json({ reason, details, issues, requestId: requestIdOf(response) });
  };
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Studyhall: what programs may ask</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="explorer"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;
/** Asks nobody but this server. */
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#explorer', validatorUrl: null, deepLinking: true });
`;

/** The page that shows the document and tries it out, from files of this server alone. */
function createExplorer(): Router {
  const router = Router({ caseSensitive: true });
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  router.get('/', (_request, response) => void response.type('html').send(PAGE));
  router.get('/start.js', (_request, response) => void response.type('js').send(START));
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js'])
    router.get(`/${name}`, (_request, response) => {
      response.set('Cache-Control', 'public, max-age=86400').sendFile(join(folder, name));
    });
  return router;
}
