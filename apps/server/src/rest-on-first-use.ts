import { onFirstUse } from '@studyhall/api/server';
import type { RequestHandler, Router } from 'express';
import type { AppDeps } from './app-deps.ts';

/** What programs ask that do not speak tRPC, read when the first of them asks: most installations never need it. */
export function createRestOnFirstUse(deps: AppDeps): RequestHandler {
  const rest = onFirstUse<Router>(async () => (await import('./rest/create-rest.ts')).createRest(deps));
  return async (request, response, next) => {
    const router = await rest.open();
    router(request, response, next);
  };
}
