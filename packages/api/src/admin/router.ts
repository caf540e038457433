import {
  GetMail,
  GetUser,
  ListMails,
  ListUsers,
  SetActive,
  SetExtraTime,
  SetRole,
} from '@studyhall/domain/auth/schemas';
import { ExplainStanding, VerifyStandings } from '@studyhall/domain/gamification/schemas';
import * as z from 'zod';
import { AccountPlanView } from '../billing/admin-views.ts';
import { isStorageFull } from '../platform/resource-warning.ts';
import { adminProcedure, router } from '../platform/trpc.ts';
import { setActive, setExtraTime, setRole } from './change-user.ts';
import { getMail } from './get-mail.ts';
import { getStatus } from './status.ts';
import { getUser, listUsers } from './user-queries.ts';
import { explainStanding, repairStandings, verifyStandings } from './verify-standings.ts';
import {
  HealthView,
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
  listUsers: adminProcedure
    .input(ListUsers)
    .output(UserListView)
    .query(async ({ ctx, input }) => await listUsers(ctx.db, input)),
  getUser: adminProcedure
    .input(GetUser)
    .output(UserDetailView)
    .query(async ({ ctx, input }) => await getUser(ctx.db, { ...input, now: ctx.now })),
  setRole: adminProcedure
    .input(SetRole)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await setRole(ctx, input)),
  setActive: adminProcedure
    .input(SetActive)
    .output(z.object({ plan: AccountPlanView.nullable() }))
    .mutation(async ({ ctx, input }) => await setActive(ctx, input)),
  setExtraTime: adminProcedure
    .input(SetExtraTime)
    .output(DoneView)
    .mutation(async ({ ctx, input }) => await setExtraTime(ctx, input)),

  listMails: adminProcedure
    .input(ListMails)
    .output(MailListView)
    .query(async ({ ctx, input }) => await ctx.mailbox.list(input)),
  getMail: adminProcedure
    .input(GetMail)
    .output(MailView)
    .query(async ({ ctx, input }) => await getMail(ctx.mailbox, input)),

  verifyStandings: adminProcedure
    .input(VerifyStandings)
    .output(VerifiedStandingsView)
    .query(async ({ ctx, input }) => await verifyStandings(ctx.db, input)),
  repairStandings: adminProcedure
    .input(VerifyStandings)
    .output(VerifiedStandingsView)
    .mutation(async ({ ctx, input }) => await repairStandings(ctx.db, { ...input, now: ctx.now })),
  explainStanding: adminProcedure
    .input(ExplainStanding)
    .output(StandingStreamView)
    .query(async ({ ctx, input }) => await explainStanding(ctx.db, input)),

  health: adminProcedure
    .output(HealthView)
    .query(({ ctx }) => ({ isStorageFull: isStorageFull(ctx.warnings?.() ?? [], ctx.now) })),
  status: adminProcedure
    .output(StatusView)
    .query(async ({ ctx }) => await getStatus(ctx.db, { warnings: [...(ctx.warnings?.() ?? [])] })),
});
