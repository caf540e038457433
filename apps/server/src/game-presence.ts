import { type Context, type Heard, markPresence, readHereToken } from '@studyhall/api/server';
import { HERE_GATHER_MS } from '@studyhall/domain/live/phases';
import { json, type RequestHandler } from 'express';
import * as z from 'zod';
import { refuse } from './answers.ts';
import type { AppDeps } from './app-deps.ts';

const HereBody = z.strictObject({ here: z.string().max(2_000) });

/** Notes that pages are there, in two statements for all that were gathered. What cannot be noted is said again by the page, soon enough. */
function createPresence(db: Context['db']): (heard: Heard) => void {
  let gathered = new Map<string, Heard>();
  const note = () => {
    const heard = [...gathered.values()];
    gathered = new Map();
    void markPresence(db, heard).catch(() => undefined);
  };
  return (heard) => {
    if (gathered.size === 0) setTimeout(note, HERE_GATHER_MS).unref();
    gathered.set(`${heard.roomId}:${heard.userId}`, heard);
  };
}

/**
 * A page says that it is there, by the token that its stream gave it. An open connection does not say so: the lid of a
 * laptop may be closed on it.
 */
export function createHereHandler(deps: AppDeps): RequestHandler[] {
  const hear = createPresence(deps.db);
  return [
    json({ limit: '4kb' }),
    (request, response) => {
      const body = HereBody.safeParse(request.body);
      const here = body.success ? readHereToken(deps.secrets, body.data.here) : undefined;
      if (here === undefined) return refuse(response, { status: 401, reason: 'unauthenticated' });
      deps.connections?.vouch(request.socket);
      hear(here);
      response.status(204).end();
    },
  ];
}
