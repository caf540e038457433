import {
  isActingAdministrator,
  isStorageFull,
  listOpenIncidents,
  resolveBearer,
} from '@studyhall/api/server';
import { shownNetworkOf } from '@studyhall/domain/auth/shown-network';
import type { Request, RequestHandler } from 'express';
import { networkOf } from './addresses.ts';
import type { AppDeps } from './app-deps.ts';
import type { OperatorWarnings } from './operator-warnings.ts';
import { readSessionToken } from './session-cookie.ts';

interface ReadyDeps extends Pick<AppDeps, 'db' | 'readiness' | 'clock' | 'publicOrigin' | 'logger'> {
  readonly warnings: OperatorWarnings;
}

/**
 * Answers a balancer whether this process should get requests, and administrators what is wrong with the installation as
 * well: an incident takes no process out of service.
 */
export function createReadyHandler(deps: ReadyDeps): RequestHandler {
  const { readiness, warnings, clock } = deps;
  return async (request, response) => {
    const isReady = await readiness.check();
    // What is there can be read while the disk is full: the process stays in service.
    const storage = isStorageFull(warnings.list(), clock()) ? 'full' : 'ok';
    const incidents = isReady ? await incidentsFor(request, deps) : undefined;
    if (incidents !== undefined) response.setHeader('Cache-Control', 'no-store');
    response
      .status(isReady ? 200 : 503)
      .json({ status: isReady ? 'ready' : 'not ready', storage, ...(incidents && { incidents }) });
  };
}

/** Nothing for everybody else; what cannot be read must not make a process look dead. */
async function incidentsFor(request: Request, { db, clock, publicOrigin, logger }: ReadyDeps) {
  const token = readSessionToken(request, publicOrigin().startsWith('https:'));
  if (token === undefined) return undefined;
  try {
    const network = shownNetworkOf(networkOf(request.ip ?? ''));
    const viewer = (await resolveBearer(db, { token, now: clock(), network }))?.viewer;
    if (viewer === undefined || !isActingAdministrator(viewer, 'admin:read')) return undefined;
    const open = await listOpenIncidents(db);
    return open.map(({ kind, since, detail }) => ({ kind, since, detail }));
  } catch (error) {
    logger.warn({ err: error }, 'incidents cannot be read');
    return undefined;
  }
}
