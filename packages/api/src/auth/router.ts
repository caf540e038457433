import {
  LogIn,
  OpenTerminalSession,
  Register,
  RenameSession,
  RevokeSession,
  StartGuest,
} from '@studyhall/domain/auth/schemas';
import * as z from 'zod';
import { accountProcedure, learnerProcedure, publicProcedure, router } from '../platform/trpc.ts';
import { logIn, openTerminalSession } from './log-in.ts';
import { closeOtherSessions, getViewerView, listSessions, renameSession } from './queries.ts';
import { register } from './register.ts';
import { close } from './sessions.ts';
import { startGuest } from './start-guest.ts';
import { DoneView, SessionView, TerminalSessionView, ViewerView } from './views.ts';

export const authRouter = router({
  startGuest: publicProcedure
    .input(StartGuest)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await startGuest(ctx, input)),
  register: publicProcedure
    .input(Register)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await register(ctx, input)),
  logIn: publicProcedure
    .input(LogIn)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await logIn(ctx, input)),
  openTerminalSession: publicProcedure
    .input(OpenTerminalSession)
    .output(TerminalSessionView)
    .mutation(async ({ ctx, input }) => await openTerminalSession(ctx, input)),
  logOut: learnerProcedure.output(DoneView).mutation(async ({ ctx }) => {
    await close(ctx.db, { ...ctx.viewer, now: ctx.now });
    ctx.cookie.clear();
    return {};
  }),
  me: publicProcedure
    .output(ViewerView.nullable())
    .query(async ({ ctx }) => (ctx.viewer === null ? null : await getViewerView(ctx.db, ctx.viewer))),

  listSessions: learnerProcedure
    .output(z.array(SessionView))
    .query(async ({ ctx }) => await listSessions(ctx.db, { ...ctx.viewer, now: ctx.now })),
  renameSession: learnerProcedure
    .input(RenameSession)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await renameSession(ctx.db, { ...input, userId: ctx.viewer.userId })),
  revokeSession: learnerProcedure
    .input(RevokeSession)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => {
      const { userId, sessionId } = ctx.viewer;
      await close(ctx.db, { userId, sessionId: input.id, now: ctx.now });
      if (input.id === sessionId) ctx.cookie.clear();
      return {};
    }),
  revokeOtherSessions: accountProcedure
    .output(DoneView)
    .mutation(async ({ ctx }) => await closeOtherSessions(ctx.db, ctx.viewer)),
});
