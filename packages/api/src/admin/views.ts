import { nameProblems } from '@studyhall/domain/auth/name-problem';
import { Preferences, role } from '@studyhall/domain/auth/schemas';
import { ActivityCounts, ActivityKind } from '@studyhall/domain/gamification/activities';
import { languageTag } from '@studyhall/domain/primitives';
import * as z from 'zod';
import { AccountPlanView } from '../billing/admin-views.ts';

export const UserView = z.object({
  userId: z.string(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  /** Why others do not see a name of theirs as it stands here; null where they do. */
  nameProblem: z.enum(nameProblems).nullable(),
  role,
  isActive: z.boolean(),
  createdAt: z.date(),
  lastLoginAt: z.date().nullable(),
  xp: z.number(),
  level: z.number(),
});
export type UserView = z.output<typeof UserView>;

export const UserListView = z.object({ items: z.array(UserView), nextCursor: z.string().nullable() });

export const UserDetailView = UserView.extend({
  pendingEmail: z.string().nullable(),
  phone: z.string(),
  timeZone: z.string(),
  language: languageTag,
  isOnLeaderboards: z.boolean(),
  extraTimePercent: z.number(),
  preferences: Preferences,
  /** How many devices are signed in. */
  sessions: z.number(),
  quizzes: z.number(),
  questionsAnswered: z.number(),
  streak: z.number(),
  plan: AccountPlanView.nullable(),
});
export type UserDetailView = z.output<typeof UserDetailView>;

const MailHeadView = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  sentAt: z.date(),
});
export const MailListView = z.object({
  /** False: a mail server takes the mails, and none can be read here. */
  isKept: z.boolean(),
  items: z.array(MailHeadView),
  nextCursor: z.string().nullable(),
});
export const MailView = MailHeadView.extend({ text: z.string() });

/** What the clients tell administrators unasked. */
export const HealthView = z.object({
  /** Saving failed for want of room a moment ago. */
  isStorageFull: z.boolean(),
});

export const StatusView = z.object({
  version: z.string(),
  databaseVersion: z.string(),
  users: z.number(),
  attempts: z.number(),
  questions: z.number(),
  outboxWaiting: z.number(),
  outboxFailed: z.number(),
  migrations: z.number(),
  /** What this process found that whoever runs the server can mend. */
  warnings: z.array(z.object({ line: z.string(), lastSeenAt: z.date() })),
});
export type StatusView = z.output<typeof StatusView>;

export const VerifiedStandingsView = z.object({
  /** Accounts with something that is not as it should be. */
  items: z.array(
    z.object({
      userId: z.string(),
      username: z.string().nullable(),
      differences: z.array(z.object({ what: z.string(), stored: z.string(), expected: z.string() })),
    }),
  ),
  /** How many accounts were looked at. */
  checked: z.int(),
  nextCursor: z.string().nullable(),
});
export type VerifiedStandingsView = z.output<typeof VerifiedStandingsView>;

export const StandingStreamView = z.object({
  items: z.array(
    z.object({
      version: z.int(),
      ordinal: z.int(),
      kind: ActivityKind,
      sourceId: z.string(),
      title: z.string().nullable(),
      occurredAt: z.date(),
      localDate: z.string(),
      isActivity: z.boolean(),
      xp: z.int(),
      rules: z.int(),
      counts: ActivityCounts,
      /** What everything until then had added up to. */
      totalXp: z.int(),
      level: z.int(),
      quizzes: z.int(),
      streak: z.int(),
      freezes: z.int(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type StandingStreamView = z.output<typeof StandingStreamView>;
