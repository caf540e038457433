import { AcceptInvitation, LookAtInvitation } from '@studyhall/domain/auth/people-schemas';
import { ReportPerson } from '@studyhall/domain/auth/reports';
import * as commands from '@studyhall/domain/auth/schemas';
import { CreateApiToken, RevokeApiToken } from '@studyhall/domain/auth/token-schemas';
import { AgreedVersions, GetSiteText } from '@studyhall/domain/platform/site-texts';
import * as z from 'zod';
import {
  accountProcedure,
  impersonatorProcedure,
  learnerProcedure,
  publicProcedure,
  router,
  savingProcedure,
} from '../platform/trpc.ts';
import { acceptInvitation, lookAtInvitation } from './accept-invitation.ts';
import { createApiToken, listApiTokens, revokeApiToken } from './api-tokens.ts';
import { changeEmail, resendVerification } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { agree, getSiteText, listConsents } from './consents/consents.ts';
import { ConsentsView, SiteTextView } from './consents/views.ts';
import { approveDevice, claimDevice, denyDevice, redeemDevice, startDevice } from './device-log-in.ts';
import { provenProcedure } from './factors/proven-procedure.ts';
import { factorProcedures } from './factors/router.ts';
import { stopImpersonation } from './impersonation.ts';
import { unlinkProvider } from './link-identity.ts';
import { logIn, openTerminalSession } from './log-in.ts';
import { logOut, revokeSession } from './log-out.ts';
import { openApiToken } from './open-api-token.ts';
import { removePicture } from './pictures/pictures.ts';
import { findViewerView, listSessions, renameSession } from './queries.ts';
import { register } from './register.ts';
import { report } from './reports/report.ts';
import { requestPasswordReset, resetPassword } from './reset-password.ts';
import { closeOtherSessions } from './sessions.ts';
import { isSetupNeeded, setUpAdministrator } from './set-up-administrator.ts';
import { startLinking } from './sign-in-elsewhere.ts';
import { listSignInMethods, listSignInProviders } from './sign-in-methods.ts';
import { startGuest } from './start-guest.ts';
import { updateProfile } from './update-profile.ts';
import { claimEmail, verifyEmail, verifyEmailWithPassword } from './verify-email.ts';
import {
  ApiTokenView,
  DepartureView,
  DeviceStartView,
  DeviceView,
  DoneView,
  NewApiTokenView,
  RedeemedDeviceView,
  SessionView,
  SetupStateView,
  SignInMethodsView,
  SignInProviderView,
  TerminalSessionView,
  VerificationView,
  ViewerView,
} from './views.ts';

export const authRouter = router({
  // Coming in
  startGuest: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.StartGuest)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await startGuest(ctx, input)),
  register: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.Register)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await register(ctx, input)),
  logIn: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.LogIn)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await logIn(ctx, input)),
  openTerminalSession: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.OpenTerminalSession)
    .output(TerminalSessionView)
    .mutation(async ({ ctx, input }) => await openTerminalSession(ctx, input)),
  logOut: learnerProcedure
    .meta({ scope: 'person' })
    .output(DoneView)
    .mutation(async ({ ctx }) => await logOut(ctx)),
  setupState: publicProcedure
    .meta({ scope: 'open' })
    .output(SetupStateView)
    .query(async ({ ctx }) => ({ isSetupNeeded: await isSetupNeeded(ctx.db) })),
  setUpAdministrator: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.SetUpAdministrator)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await setUpAdministrator(ctx, input)),

  // Oneself
  me: publicProcedure
    .meta({ scope: 'read', answersAfterLooking: true })
    .output(ViewerView.nullable())
    .query(async ({ ctx }) => await findViewerView(ctx.db, ctx.viewer)),
  updateProfile: savingProcedure
    .meta({ scope: 'person' })
    .input(commands.UpdateProfile)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await updateProfile(ctx, input)),
  removePicture: accountProcedure
    .meta({ scope: 'person' })
    .output(z.object({ isRemoved: z.boolean() }))
    .mutation(async ({ ctx }) => await removePicture(ctx)),
  report: accountProcedure
    .meta({ scope: 'person' })
    .input(ReportPerson)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await report(ctx, input)),
  changePassword: provenProcedure
    .meta({ scope: 'person' })
    .input(commands.ChangePassword)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await changePassword(ctx, input)),
  changeEmail: provenProcedure
    .meta({ scope: 'person' })
    .input(commands.ChangeEmail)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await changeEmail(ctx, input)),

  // What one agrees to
  siteText: publicProcedure
    .meta({ scope: 'open' })
    .input(GetSiteText)
    .output(SiteTextView)
    .query(async ({ ctx, input }) => await getSiteText(ctx.db, input)),
  consents: accountProcedure
    .meta({ scope: 'read' })
    .output(ConsentsView)
    .query(async ({ ctx }) => await listConsents(ctx.db, ctx.viewer)),
  agree: accountProcedure
    .meta({ scope: 'person' })
    .input(AgreedVersions)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await agree(ctx, input)),

  // Other providers
  signInProviders: publicProcedure
    .meta({ scope: 'person' })
    .output(z.array(SignInProviderView))
    .query(({ ctx }) => listSignInProviders(ctx)),
  signInMethods: accountProcedure
    .meta({ scope: 'person' })
    .output(SignInMethodsView)
    .query(async ({ ctx }) => await listSignInMethods(ctx)),
  linkProvider: provenProcedure
    .meta({ scope: 'person' })
    .input(commands.LinkProvider)
    .output(DepartureView)
    .mutation(async ({ ctx, input }) => await startLinking(ctx, input)),
  unlinkProvider: provenProcedure
    .meta({ scope: 'person' })
    .input(commands.UnlinkProvider)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await unlinkProvider(ctx, input)),

  // Devices
  listSessions: learnerProcedure
    .meta({ scope: 'person' })
    .output(z.array(SessionView))
    .query(async ({ ctx }) => await listSessions(ctx.db, { ...ctx.viewer, now: ctx.now })),
  renameSession: savingProcedure
    .meta({ scope: 'person' })
    .input(commands.RenameSession)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await renameSession(ctx.db, { ...input, userId: ctx.viewer.userId })),
  revokeSession: learnerProcedure
    .meta({ scope: 'person' })
    .input(commands.RevokeSession)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await revokeSession(ctx, input)),
  revokeOtherSessions: learnerProcedure
    .meta({ scope: 'person' })
    .output(DoneView)
    .mutation(async ({ ctx }) => await closeOtherSessions(ctx.db, { ...ctx.viewer, now: ctx.now })),

  ...factorProcedures,

  // Programs
  openApiToken: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.OpenApiToken)
    .output(NewApiTokenView)
    .mutation(async ({ ctx, input }) => await openApiToken(ctx, input)),
  createApiToken: provenProcedure
    .meta({ scope: 'person' })
    .input(CreateApiToken)
    .output(NewApiTokenView)
    .mutation(async ({ ctx, input }) => await createApiToken(ctx, input)),
  listApiTokens: accountProcedure
    .meta({ scope: 'person' })
    .output(z.array(ApiTokenView))
    .query(async ({ ctx }) => await listApiTokens(ctx.db, { userId: ctx.viewer.userId, now: ctx.now })),
  revokeApiToken: accountProcedure
    .meta({ scope: 'person' })
    .input(RevokeApiToken)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await revokeApiToken(ctx, input)),
  startDevice: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.StartDevice)
    .output(DeviceStartView)
    .mutation(async ({ ctx, input }) => await startDevice(ctx, input)),
  redeemDevice: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.RedeemDevice)
    .output(RedeemedDeviceView)
    .mutation(async ({ ctx, input }) => await redeemDevice(ctx, input)),
  claimDevice: accountProcedure
    .meta({ scope: 'person' })
    .input(commands.ClaimDevice)
    .output(DeviceView)
    .mutation(async ({ ctx, input }) => await claimDevice(ctx, input)),
  approveDevice: provenProcedure
    .meta({ scope: 'person' })
    .input(commands.ClaimDevice)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await approveDevice(ctx, input)),
  denyDevice: accountProcedure
    .meta({ scope: 'person' })
    .input(commands.ClaimDevice)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await denyDevice(ctx, input)),

  stopImpersonation: impersonatorProcedure
    .meta({ scope: 'person' })
    .output(DoneView)
    .mutation(async ({ ctx }) => await stopImpersonation(ctx, ctx)),

  // Mailed links
  verifyEmail: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.VerifyEmail)
    .output(VerificationView)
    .mutation(async ({ ctx, input }) => await verifyEmail(ctx, input)),
  verifyEmailWithPassword: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.VerifyEmailWithPassword)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await verifyEmailWithPassword(ctx, input)),
  claimEmail: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.ClaimEmail)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await claimEmail(ctx, input)),
  acceptInvitation: publicProcedure
    .meta({ scope: 'person' })
    .input(AcceptInvitation)
    .output(ViewerView)
    .mutation(async ({ ctx, input }) => await acceptInvitation(ctx, input)),
  // It changes nothing, and is no query: the link would stand in an address.
  lookAtInvitation: publicProcedure
    .meta({ scope: 'person' })
    .input(LookAtInvitation)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await lookAtInvitation(ctx, input)),
  resendVerification: accountProcedure
    .meta({ scope: 'person' })
    .output(DoneView)
    .mutation(async ({ ctx }) => await resendVerification(ctx)),
  requestPasswordReset: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.RequestPasswordReset)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await requestPasswordReset(ctx, input)),
  resetPassword: publicProcedure
    .meta({ scope: 'person' })
    .input(commands.ResetPassword)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await resetPassword(ctx, input)),
});
