import { appRouter, asProcedureError, type Context } from '@studyhall/api/server';
import { DomainError } from '@studyhall/domain/errors';
import {
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  type TRPCError,
  transformTRPCResponse,
} from '@trpc/server';
import { getHTTPStatusCode } from '@trpc/server/http';
import type { Request, RequestHandler, Response } from 'express';
import { requestIdOf } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { createRequestContext } from './request-context.ts';
import { type Call, procedureOf, readBody, readCalls } from './trpc-calls.ts';

/** A shorter answer is hardly smaller when it is compressed. */
const COMPRESSED_FROM = 1024;

const config = appRouter._def._config;

/** What became of a call. */
type Outcome = { readonly data: unknown } | { readonly error: TRPCError; readonly path: string | undefined };

/** What became of a request: of each of its calls, or of all of them at once. */
interface Answered {
  readonly outcomes: readonly Outcome[];
  readonly isBatch: boolean;
  /** Undefined where it could not be made. */
  readonly context: Context | undefined;
}

/**
 * The procedures, as tRPC's batch link asks for them: JSON in and out, by GET and POST. tRPC's own adapters make a Request,
 * a Response, streams and signals of each call, which costs more than most calls do. Long answers go through `compress`.
 */
export function createTrpcHandler(deps: AppDeps, compress: RequestHandler): RequestHandler {
  return async (request, response, next) => {
    if (request.method === 'HEAD') return void response.status(204).end();
    const answered = await answer(deps, request, response);
    logFaults(deps, answered.outcomes, requestIdOf(response));
    const text = textOf(answered, response);
    response.setHeader('Content-Type', 'application/json');
    if (text.length < COMPRESSED_FROM) return void response.end(text);
    compress(request, response, (error) => (error === undefined ? response.end(text) : next(error)));
  };
}

async function answer(deps: AppDeps, request: Request, response: Response): Promise<Answered> {
  try {
    const body = request.method === 'POST' ? await readBody(request) : '';
    const { calls, isBatch } = readCalls(request, body);
    const asked = await contextOf(deps, request, response);
    const outcomes = await Promise.all(calls.map((call) => outcomeOf(call, asked, request.method)));
    return { outcomes, isBatch, context: asked.context };
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    return { outcomes: [{ error, path: undefined }], isBatch: false, context: undefined };
  }
}

interface Asked {
  readonly context: Context | undefined;
  /** Why there is none. */
  readonly failure?: unknown;
}

/** Who asks. A failure is that of each call, so that each is answered. */
async function contextOf(deps: AppDeps, request: Request, response: Response): Promise<Asked> {
  try {
    return { context: await createRequestContext(deps, request, response) };
  } catch (cause) {
    return { context: undefined, failure: asProcedureError(cause) };
  }
}

async function outcomeOf(call: Call, { context, failure }: Asked, method: string): Promise<Outcome> {
  const { path, input } = call;
  try {
    const procedure = procedureOf(call, method);
    if (context === undefined) throw failure;
    const getRawInput = async () => input();
    const { type } = procedure._def;
    return {
      data: await procedure({ path, type, ctx: context, getRawInput, signal: undefined, batchIndex: 0 }),
    };
  } catch (cause) {
    return { error: getTRPCErrorFromUnknown(cause), path };
  }
}

/** Sets the status, and when to come again. */
function textOf({ outcomes, isBatch, context }: Answered, response: Response): string {
  const items = outcomes.map((outcome) =>
    'error' in outcome
      ? { error: getTRPCErrorShape({ config, ...outcome, type: 'unknown', input: undefined, ctx: context }) }
      : { result: outcome },
  );
  const errors = outcomes.flatMap((outcome) => ('error' in outcome ? outcome.error : []));
  if (errors.length > 0) response.statusCode = getHTTPStatusCode(items);
  const seconds = errors.flatMap(retryAfterSeconds);
  if (seconds.length > 0) response.setHeader('Retry-After', String(Math.max(...seconds)));
  const [first] = items;
  return JSON.stringify(transformTRPCResponse(config, isBatch || first === undefined ? items : first));
}

function logFaults({ logger }: AppDeps, outcomes: readonly Outcome[], requestId: string): void {
  for (const outcome of outcomes) {
    if (!('error' in outcome) || outcome.error.code !== 'INTERNAL_SERVER_ERROR') continue;
    const { error, path } = outcome;
    logger.error({ err: error.cause ?? error, procedure: path, requestId }, 'a call failed');
  }
}

function retryAfterSeconds(error: TRPCError): number[] {
  if (error.code !== 'TOO_MANY_REQUESTS' && error.code !== 'SERVICE_UNAVAILABLE') return [];
  const details = error.cause instanceof DomainError ? error.cause.details : undefined;
  return [Number(details?.retryAfterSeconds ?? 1)];
}
