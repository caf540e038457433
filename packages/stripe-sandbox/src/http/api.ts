import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { API_VERSION } from '../emit.ts';
import type { Faults, RequestFault } from '../faults/faults.ts';
import { includables } from '../resources/includables.ts';
import { routes } from '../resources/routes.ts';
import type { Cause, World } from '../world.ts';
import { checkKey, checkVersion } from './authenticate.ts';
import { expandAnswer } from './expand.ts';
import { badParameter, Failure } from './failure.ts';
import { type Form, parseForm } from './form.ts';
import { earlierAnswer, fingerprintOf } from './idempotency.ts';
import { readBody } from './read-body.ts';
import { findRoute } from './route.ts';

interface ApiParts {
  readonly world: World;
  readonly faults: Faults;
  readonly apiKey: string | undefined;
  readonly saved: () => Promise<void>;
  /** Runs with every event that happens meanwhile said to come of this request. */
  readonly because: <T>(cause: Cause, run: () => T) => T;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  readonly isReplayed?: boolean;
}

interface Request {
  readonly id: string;
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  readonly key: string | undefined;
}

/** Answers requests to `/v1/…` as Stripe's API does. */
export function createApi(
  parts: ApiParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const underWay = new Set<string>();
  return async (incoming, response) => {
    const id = parts.world.newId('req_');
    const version = incoming.headers['stripe-version'];
    try {
      checkKey(incoming.headers.authorization, parts.apiKey);
      checkVersion(version);
      const request = await readRequest(incoming, id);
      const faults = parts.faults.forRequest(request.method, request.url.pathname);
      const answer = await guarded(parts, { request, faults, underWay });
      if (answer === undefined) incoming.socket.destroy();
      else send(response, answer, { version, key: request.key });
    } catch (error) {
      send(response, failureAnswer(error, id), { version, key: undefined });
    }
  };
}

async function readRequest(incoming: IncomingMessage, id: string): Promise<Request> {
  const method = incoming.method ?? 'GET';
  const key = incoming.headers['idempotency-key'];
  return {
    id,
    method,
    url: new URL(incoming.url ?? '/', 'http://sandbox'),
    body: await readBody(incoming),
    key: method === 'POST' && typeof key === 'string' && key !== '' ? key : undefined,
  };
}

interface Guarded {
  readonly request: Request;
  readonly faults: readonly RequestFault[];
  readonly underWay: Set<string>;
}

/** The answer under idempotency and faults; undefined when the connection is to break. */
async function guarded(parts: ApiParts, { request, faults, underWay }: Guarded): Promise<Answer | undefined> {
  const { key, method, url, body } = request;
  const { store, clock } = parts.world;
  const asked = { key: key ?? '', method, path: url.pathname + url.search, body };
  if (key !== undefined) {
    const earlier = earlierAnswer(store, underWay, { ...asked, now: clock.now() });
    if (earlier !== undefined) return { ...earlier, isReplayed: true };
    underWay.add(key);
  }
  try {
    for (const { kind, milliseconds } of faults) if (kind === 'delay') await wait(milliseconds ?? 1000);
    const broken = faults.find(({ kind }) => kind !== 'delay');
    if (broken !== undefined && broken.isAfter !== true) return breakOff(broken, request.id);
    const { answer, isOfParameters } = run(parts, request);
    if (key !== undefined && !isOfParameters)
      store.answers.put({ id: key, fingerprint: fingerprintOf(asked), at: clock.now(), ...answer });
    if (method !== 'GET') await parts.saved();
    return broken === undefined ? answer : breakOff(broken, request.id);
  } finally {
    if (key !== undefined) underWay.delete(key);
  }
}

function breakOff({ kind, status }: RequestFault, requestId: string): Answer | undefined {
  if (kind === 'reset') return undefined;
  const error = { type: 'api_error', message: 'An error that was asked for.' };
  return { status: status ?? 500, body: toJson({ error }), requestId };
}

function run(
  parts: ApiParts,
  request: Request,
): { readonly answer: Answer; readonly isOfParameters: boolean } {
  const cause = { id: request.id, idempotency_key: request.key ?? null };
  try {
    const body = parts.because(cause, () => answerOf(parts.world, request));
    return { answer: { status: 200, body: toJson(body), requestId: request.id }, isOfParameters: false };
  } catch (error) {
    const isOfParameters = error instanceof Failure && error.isOfParameters;
    return { answer: failureAnswer(error, request.id), isOfParameters };
  }
}

function answerOf(world: World, { method, url, body }: Request): unknown {
  const found = findRoute(routes, method, url.pathname);
  if (found === undefined)
    throw new Failure(
      404,
      {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${method}: ${url.pathname}). The sandbox does not have it.`,
      },
      true,
    );
  const { expand, ...form }: Form = parseForm(body === '' ? url.search.slice(1) : body);
  const answer = found.route.answer(world, found.id, form);
  return expandAnswer(answer, pathsOf(expand), { world, includables });
}

function pathsOf(expand: Form[string] | undefined): string[] {
  if (expand === undefined) return [];
  const paths = Array.isArray(expand) ? expand : [];
  if (!Array.isArray(expand) || paths.some((path) => typeof path !== 'string'))
    throw badParameter('Invalid array', { param: 'expand' });
  return paths.map(String);
}

function failureAnswer(error: unknown, requestId: string): Answer {
  if (error instanceof Failure)
    return { status: error.status, body: toJson({ error: error.body }), requestId };
  const message = `The sandbox failed: ${error instanceof Error ? error.message : String(error)}`;
  return { status: 500, body: toJson({ error: { type: 'api_error', message } }), requestId };
}

function send(
  response: ServerResponse,
  answer: Answer,
  { version, key }: { readonly version: string | string[] | undefined; readonly key: string | undefined },
): void {
  const { isReplayed, requestId, status, body } = answer;
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'request-id': requestId,
    'stripe-version': typeof version === 'string' ? version : API_VERSION,
    ...(key === undefined ? {} : { 'idempotency-key': key, 'original-request': requestId }),
    ...(isReplayed === true ? { 'idempotent-replayed': 'true' } : {}),
  });
  response.end(body);
}

function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
