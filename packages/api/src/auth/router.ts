import * as commands from '@studyhall/domain/auth/schemas';
import * as z from 'zod';
import {
  accountProcedure,
  learnerProcedure,
  publicProcedure,
  router,
  savingProcedure,
} from '../platform/trpc.ts';
import { changeEmail, resendVerification } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { logIn, openTerminalSession } from './log-in.ts';
import { logOut, revokeSession } from './log-out.ts';
import { closeOtherSessions, findViewerView, listSessions, renameSession } from './queries.ts';
import { register } from './register.ts';
import { requestPasswordReset, resetPassword } from './reset-password.ts';
import { isSetupNeeded, setUpAdministrator } from './set-up-administrator.ts';
import { startGuest } from './start-guest.ts';
import { updateProfile } from './update-profile.ts';
import { claimEmail, verifyEmail, verifyEmailWithPassword } from './verify-email.ts';
import {
  DoneView,
  SessionView,
  SetupStateView,
  TerminalSessionView,
  VerificationView,
  ViewerView,
} from './views.ts';

export const authRouter = router({
  // Coming in
  startGuest: publicProcedure
    .input(commands.StartGuest)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await startGuest(ctx, input)),
  register: publicProcedure
    .input(commands.Register)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await register(ctx, input)),
  logIn: publicProcedure
    .input(commands.LogIn)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await logIn(ctx, input)),
  openTerminalSession: publicProcedure
    .input(commands.OpenTerminalSession)
    .output(TerminalSessionView)
    .mutation(async ({ ctx, input }) => await openTerminalSession(ctx, input)),
  logOut: learnerProcedure.output(DoneView).mutation(async ({ ctx }) => await logOut(ctx)),
  setupState: publicProcedure
    .output(SetupStateView)
    .query(async ({ ctx }) => ({ isSetupNeeded: await isSetupNeeded(ctx.db) })),
  setUpAdministrator: publicProcedure
    .input(commands.SetUpAdministrator)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await setUpAdministrator(ctx, input)),

  // Oneself
  me: publicProcedure
    .output(ViewerView.nullable())
    .query(async ({ ctx }) => await findViewerView(ctx.db, ctx.viewer)),
  updateProfile: savingProcedure
    .input(commands.UpdateProfile)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await updateProfile(ctx, input)),
  changePassword: accountProcedure
    .input(commands.ChangePassword)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await changePassword(ctx, input)),
  changeEmail: accountProcedure
    .input(commands.ChangeEmail)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await changeEmail(ctx, input)),

  // Devices
  listSessions: learnerProcedure
    .output(z.array(SessionView))
    .query(async ({ ctx }) => await listSessions(ctx.db, { ...ctx.viewer, now: ctx.now })),
  renameSession: savingProcedure
    .input(commands.RenameSession)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await renameSession(ctx.db, { ...input, userId: ctx.viewer.userId })),
  revokeSession: learnerProcedure
    .input(commands.RevokeSession)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await revokeSession(ctx, input)),
  revokeOtherSessions: learnerProcedure
    .output(DoneView)
    .mutation(async ({ ctx }) => await closeOtherSessions(ctx.db, ctx.viewer)),

  // Mailed links
  verifyEmail: publicProcedure
    .input(commands.VerifyEmail)
    .output(VerificationView)
    .mutation(async ({ ctx, input }) => await verifyEmail(ctx, input)),
  verifyEmailWithPassword: publicProcedure
    .input(commands.VerifyEmailWithPassword)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await verifyEmailWithPassword(ctx, input)),
  claimEmail: publicProcedure
    .input(commands.ClaimEmail)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await claimEmail(ctx, input)),
  resendVerification: accountProcedure
    .output(DoneView)
    .mutation(async ({ ctx }) => await resendVerification(ctx)),
  requestPasswordReset: publicProcedure
    .input(commands.RequestPasswordReset)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await requestPasswordReset(ctx, input)),
  resetPassword: publicProcedure
    .input(commands.ResetPassword)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await resetPassword(ctx, input)),
});
