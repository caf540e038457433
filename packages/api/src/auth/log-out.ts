import type { RevokeSession } from '@studyhall/domain/auth/schemas';
import type { Context, Viewer } from '../platform/context.ts';
import { close } from './sessions.ts';

type Signed = Context & { readonly viewer: Viewer };

/** Ends the session that asks. */
export async function logOut(ctx: Signed): Promise<Record<string, never>> {
  return await revokeSession(ctx, { id: ctx.viewer.sessionId });
}

/** Ends one of one's own sessions; one that is over already, or was never one's own, changes nothing. */
export async function revokeSession(ctx: Signed, { id }: RevokeSession): Promise<Record<string, never>> {
  const { db, now, viewer, cookie } = ctx;
  await close(db, { userId: viewer.userId, sessionId: id, now });
  if (id === viewer.sessionId) cookie.clear();
  return {};
}
