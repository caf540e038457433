import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { checkKey } from '../http/authenticate.ts';
import { badParameter, Failure } from '../http/failure.ts';
import { readBody } from '../http/read-body.ts';
import { findRoute } from '../http/route.ts';
import type { SandboxControls } from './controls.ts';
import { controlRoutes } from './routes.ts';

interface HandlerParts {
  readonly controls: SandboxControls;
  readonly apiKey: string | undefined;
  readonly saved: () => Promise<void>;
}

/** Answers `/_sandbox/…`: JSON in and out, opened by the key that opens the API. */
export function controlsHandler(
  parts: HandlerParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const { status, body } = await answerTo(parts, request);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}, null, 2));
  };
}

async function answerTo(
  { controls, apiKey, saved }: HandlerParts,
  request: IncomingMessage,
): Promise<{ readonly status: number; readonly body: unknown }> {
  try {
    checkKey(request.headers.authorization, apiKey);
    const path = new URL(request.url ?? '/', 'http://sandbox').pathname;
    const text = await readBody(request);
    const found = findRoute(controlRoutes, request.method ?? 'GET', path);
    if (found === undefined) throw badParameter(`The sandbox has no control at ${path}.`);
    const body = found.route.run(controls, found.id, text === '' ? {} : JSON.parse(text));
    await saved();
    return { status: 200, body };
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): { readonly status: number; readonly body: unknown } {
  if (error instanceof Failure) return { status: error.status, body: { error: error.body } };
  const isOfCaller = error instanceof SyntaxError || error instanceof z.ZodError;
  const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  return { status: isOfCaller ? 400 : 500, body: { error: { message } } };
}
