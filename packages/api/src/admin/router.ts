import { ListIncidents, RunJob } from '@studyhall/domain/admin/schemas';
import {
  BanUser,
  CreateUser,
  GrantRight,
  ImportUsers,
  RevokeRight,
} from '@studyhall/domain/auth/people-schemas';
import {
  GetMail,
  GetUser,
  ListMails,
  ListUsers,
  SetActive,
  SetExtraTime,
  SetRole,
} from '@studyhall/domain/auth/schemas';
import { ExplainStanding, ListUserXp, VerifyStandings } from '@studyhall/domain/gamification/schemas';
import { ChangeInstanceSettings, InstanceSettings } from '@studyhall/domain/platform/instance-settings';
import { ListAudit } from '@studyhall/domain/platform/schemas';
import { SetLogo } from '@studyhall/domain/platform/site-logo';
import { GetUserAttempt, ListUserAttempts } from '@studyhall/domain/quizzes/schemas';
import * as z from 'zod';
import { provenAdminProcedure } from '../auth/factors/proven-procedure.ts';
import { resetSecondFactor } from '../auth/factors/reset-second-factor.ts';
import { impersonate } from '../auth/impersonation.ts';
import { AccountPlanView } from '../billing/admin-views.ts';
import { XpHistoryView } from '../gamification/views.ts';
import { getAuditHead } from '../platform/audit-chain.ts';
import { supportProcedure } from '../platform/holder-procedures.ts';
import { changeInstanceSettings, readInstanceSettings } from '../platform/instance-settings.ts';
import { isStorageFull } from '../platform/resource-warning.ts';
import { releaseMails } from '../platform/restores.ts';
import { readSiteLogo, removeSiteLogo, setSiteLogo } from '../platform/site-logo.ts';
import { adminProcedure, router } from '../platform/trpc.ts';
import { UserAttemptsView, WholeUserAttemptView } from '../quizzes/user-attempt-views.ts';
import { listAudit } from './audit-queries.ts';
import { AuditHeadView, AuditListView } from './audit-views.ts';
import { getBackups } from './backups-overview.ts';
import { banUser, setActive, setExtraTime, setRole } from './change-user.ts';
import { contentProcedures } from './content-router.ts';
import { listFailedMessages, retryMessage } from './failed-messages.ts';
import { getMail } from './get-mail.ts';
import { listIncidents } from './incidents.ts';
import { listJobs, runJob } from './jobs.ts';
import { grantRight, revokeRight } from './people/change-rights.ts';
import { createUser, sendInvitation, takeBackInvitation } from './people/create-user.ts';
import { importPeople } from './people/import-people.ts';
import {
  getUserAttempt,
  getUserRecord,
  listUserAttempts,
  listUserXp,
  UserRecordView,
} from './people/record.ts';
import { resetPasswordOf } from './people/reset-password-of.ts';
import { CreatedUserView, ImportedPeopleView, SentInvitationView } from './people/views.ts';
import { reportProcedures } from './report-router.ts';
import { siteTextProcedures } from './site-text-router.ts';
import { getStatus } from './status.ts';
import { getUser, listUsers } from './user-queries.ts';
import { explainStanding, repairStandings, verifyStandings } from './verify-standings.ts';
import {
  BackupsOverview,
  FailedMessageListView,
  HealthView,
  IncidentListView,
  JobListView,
  JobOutcomeView,
  LogoView,
  logoView,
  MailListView,
  MailView,
  StandingStreamView,
  StatusView,
  UserDetailView,
  UserListView,
  VerifiedStandingsView,
} from './views.ts';

const DoneView = z.object({});

export const adminRouter = router({
  listUsers: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(ListUsers)
    .output(UserListView)
    .query(async ({ ctx, input }) => await listUsers(ctx.db, { ...input, viewer: ctx.viewer, now: ctx.now })),
  getUser: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(GetUser)
    .output(UserDetailView)
    .query(async ({ ctx, input }) => await getUser(ctx.db, { ...input, viewer: ctx.viewer, now: ctx.now })),
  // A link that opens an account may come of it.
  createUser: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(CreateUser)
    .output(CreatedUserView)
    .mutation(async ({ ctx, input }) => await createUser(ctx, input)),
  sendInvitation: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(GetUser)
    .output(SentInvitationView)
    .mutation(async ({ ctx, input }) => await sendInvitation(ctx, input)),
  takeBackInvitation: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(GetUser)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await takeBackInvitation(ctx, input)),
  // Links come of it into accounts that nobody has entered, and none of an administrator or whoever holds a right.
  importUsers: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(ImportUsers)
    .output(ImportedPeopleView)
    .mutation(async ({ ctx, input }) => await importPeople(ctx, input)),
  resetPassword: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(GetUser)
    .output(SentInvitationView)
    .mutation(async ({ ctx, input }) => await resetPasswordOf(ctx, input)),
  getUserRecord: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(GetUser)
    .output(UserRecordView)
    .query(
      async ({ ctx, input }) => await getUserRecord(ctx.db, { ...input, viewer: ctx.viewer, now: ctx.now }),
    ),
  listUserAttempts: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(ListUserAttempts)
    .output(UserAttemptsView)
    .query(async ({ ctx, input }) => await listUserAttempts(ctx.db, { ...input, viewer: ctx.viewer })),
  // The learner is for those who look after people, the key for authors: this takes both rights.
  getUserAttempt: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(GetUserAttempt)
    .output(WholeUserAttemptView)
    .query(async ({ ctx, input }) => await getUserAttempt(ctx.db, { ...input, viewer: ctx.viewer })),
  listUserXp: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(ListUserXp)
    .output(XpHistoryView)
    .query(async ({ ctx, input }) => await listUserXp(ctx.db, { ...input, viewer: ctx.viewer })),
  resetSecondFactor: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(GetUser)
    .output(z.object({ wasReset: z.boolean() }))
    .mutation(async ({ ctx, input }) => await resetSecondFactor(ctx.db, ctx, input)),
  setRole: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(SetRole)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await setRole(ctx, input)),
  grantRight: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(GrantRight)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await grantRight(ctx, input)),
  revokeRight: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(RevokeRight)
    .output(z.object({ wasHeld: z.boolean() }))
    .mutation(async ({ ctx, input }) => await revokeRight(ctx, input)),
  setActive: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(SetActive)
    .output(z.object({ plan: AccountPlanView.nullable() }))
    .mutation(async ({ ctx, input }) => await setActive(ctx, input)),
  impersonate: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(GetUser)
    .output(z.object({ userId: z.string(), until: z.date() }))
    .mutation(async ({ ctx, input }) => await impersonate(ctx, input)),
  banUser: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(BanUser)
    .output(z.object({ plan: AccountPlanView.nullable() }))
    .mutation(async ({ ctx, input }) => await banUser(ctx, input)),
  setExtraTime: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(SetExtraTime)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await setExtraTime(ctx, input)),

  listMails: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListMails)
    .output(MailListView)
    .query(async ({ ctx, input }) => await ctx.mailbox.list(input)),
  // It may hold a link that opens somebody's account.
  getMail: adminProcedure
    .meta({ scope: 'person' })
    .input(GetMail)
    .output(MailView)
    .query(async ({ ctx, input }) => await getMail(ctx.mailbox, input)),

  listFailedMessages: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListMails)
    .output(FailedMessageListView)
    .query(async ({ ctx, input }) => await listFailedMessages(ctx, input)),
  retryMessage: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(GetMail)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await retryMessage(ctx.db, { ...input, now: ctx.now })),
  releaseMails: provenAdminProcedure
    .meta({ scope: 'person' })
    .output(z.object({ restores: z.int() }))
    .mutation(async ({ ctx }) => ({ restores: await releaseMails(ctx.db, ctx) })),

  verifyStandings: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(VerifyStandings)
    .output(VerifiedStandingsView)
    .query(async ({ ctx, input }) => await verifyStandings(ctx.db, { ...input, now: ctx.now })),
  repairStandings: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(VerifyStandings)
    .output(VerifiedStandingsView)
    .mutation(async ({ ctx, input }) => await repairStandings(ctx.db, { ...input, now: ctx.now })),
  explainStanding: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ExplainStanding)
    .output(StandingStreamView)
    .query(async ({ ctx, input }) => await explainStanding(ctx.db, input)),

  listJobs: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(JobListView)
    .query(async ({ ctx }) => await listJobs(ctx.db, ctx)),
  runJob: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(RunJob)
    .output(JobOutcomeView)
    .mutation(async ({ ctx, input }) => await runJob(ctx, input)),
  listIncidents: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListIncidents)
    .output(IncidentListView)
    .query(async ({ ctx, input }) => await listIncidents(ctx.db, input)),
  getSettings: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(InstanceSettings)
    .query(async ({ ctx }) => await readInstanceSettings(ctx.db)),
  // Among them is whether administrators need a second factor, and who may register.
  changeSettings: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(ChangeInstanceSettings)
    .output(InstanceSettings)
    .mutation(
      async ({ ctx, input }) =>
        (await changeInstanceSettings(ctx.db, { changes: input, now: ctx.now })).settings,
    ),
  getBackups: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(BackupsOverview)
    .query(async ({ ctx }) => await getBackups(ctx.db, ctx)),
  getLogo: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(LogoView)
    .query(async ({ ctx }) => logoView(await readSiteLogo(ctx.db))),
  setLogo: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(SetLogo)
    .output(LogoView)
    .mutation(async ({ ctx, input }) =>
      logoView(await setSiteLogo(ctx, { ...input, userId: ctx.viewer.userId, now: ctx.now })),
    ),
  removeLogo: adminProcedure
    .meta({ scope: 'admin:write' })
    .output(z.object({ isRemoved: z.boolean() }))
    .mutation(async ({ ctx }) => ({ isRemoved: await removeSiteLogo(ctx, ctx) })),
  ...contentProcedures,
  ...siteTextProcedures,
  ...reportProcedures,
  listAudit: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListAudit)
    .output(AuditListView)
    .query(async ({ ctx, input }) => await listAudit(ctx.db, input)),
  auditHead: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(AuditHeadView)
    .query(async ({ ctx }) => await getAuditHead(ctx.db)),

  health: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(HealthView)
    .query(({ ctx }) => ({ isStorageFull: isStorageFull(ctx.warnings?.() ?? [], ctx.now) })),
  status: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(StatusView)
    .query(async ({ ctx }) => {
      const backups = (await ctx.backups?.()) ?? null;
      return await getStatus(ctx.db, { backups, warnings: [...(ctx.warnings?.() ?? [])] });
    }),
});
