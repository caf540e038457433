import { incidentKinds } from '@studyhall/domain/admin/incidents';
import { nameProblems } from '@studyhall/domain/auth/name-problem';
import { Rights } from '@studyhall/domain/auth/rights-schemas';
import { Preferences, role } from '@studyhall/domain/auth/schemas';
import { ActivityCounts, ActivityKind } from '@studyhall/domain/gamification/activities';
import { addressOfLogo, type SiteLogo } from '@studyhall/domain/platform/site-logo';
import { languageTag } from '@studyhall/domain/primitives';
import * as z from 'zod';
import { AccountPlanView } from '../billing/admin-views.ts';

export const UserView = z.object({
  userId: z.string(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  /** An address that waits for its link. */
  pendingEmail: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  /** Why others do not see a name of theirs as it stands here; null where they do. */
  nameProblem: z.enum(nameProblems).nullable(),
  role,
  /** What they may beside their role. */
  rights: Rights,
  isActive: z.boolean(),
  /** Since when they are shut out; null for whoever is not. */
  bannedAt: z.date().nullable(),
  /** Null where nobody gave one. */
  banReason: z.string().nullable(),
  /** Null: until somebody lifts it. */
  banEndsAt: z.date().nullable(),
  /** That it is to be erased; null for every other. */
  deletion: z
    .object({
      eraseAt: z.date(),
      /** The administrator who asked for it, by name or else by id; null: the owner. */
      requestedBy: z.string().nullable(),
      /** By the owner, with the mailed link or by signing in; as long as a ban holds by nobody but an administrator. */
      canBeTakenBack: z.boolean(),
    })
    .nullable(),
  createdAt: z.date(),
  lastLoginAt: z.date().nullable(),
  /** Made for somebody who has not entered it yet. */
  isInvited: z.boolean(),
  xp: z.number(),
  level: z.number(),
});
export type UserView = z.output<typeof UserView>;

export const UserListView = z.object({ items: z.array(UserView), nextCursor: z.string().nullable() });

export const UserDetailView = UserView.extend({
  /** When the newest link into an account ends that was made for somebody; null where none is out. */
  invitationEndsAt: z.date().nullable(),
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
  /** The exams that an author of listed ones is author of, by code. */
  authorOf: z.array(z.object({ code: z.string(), title: z.string() })),
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

export const IncidentView = z.object({
  kind: z.enum(incidentKinds),
  since: z.date(),
  /** Null while it lasts. */
  until: z.date().nullable(),
  detail: z.string(),
});
export type IncidentView = z.output<typeof IncidentView>;

export const IncidentListView = z.object({ items: z.array(IncidentView) });

const JobView = z.object({
  name: z.string(),
  /** From one run to the next; null for a job of another release. */
  everySeconds: z.number().nullable(),
  nextAt: z.date(),
  isRunning: z.boolean(),
  lastStartedAt: z.date().nullable(),
  lastFinishedAt: z.date().nullable(),
  lastSucceededAt: z.date().nullable(),
  lastOutcome: z.enum(['done', 'failed']).nullable(),
  lastError: z.string().nullable(),
  runs: z.int(),
  failures: z.int(),
});
export type JobView = z.output<typeof JobView>;

export const JobListView = z.object({ items: z.array(JobView) });

export const JobOutcomeView = z.object({
  outcome: z.enum(['done', 'failed', 'running']),
  error: z.string().nullable(),
});

const DrillView = z.object({
  at: z.date(),
  isOk: z.boolean(),
  /** How long a restore takes, as it was measured. */
  seconds: z.number(),
  /** Null where there was no backup to try. */
  backupId: z.string().nullable(),
  findings: z.array(z.object({ check: z.string(), isOk: z.boolean(), detail: z.string() })),
});

/** Every backup that is kept, and the proof that one can be restored. */
export const BackupsOverview = z.object({
  /** Null where backups are switched off. */
  kept: z
    .object({
      from: z.date().nullable(),
      to: z.date().nullable(),
      newestFullAt: z.date().nullable(),
      bytes: z.number(),
      maxBytes: z.number().nullable(),
      place: z.string(),
      note: z.string().nullable(),
      fulls: z.array(
        z.object({
          id: z.string(),
          at: z.date(),
          to: z.date(),
          bytes: z.number(),
          isVerified: z.boolean(),
          missingSegments: z.int(),
        }),
      ),
      /** All rows as they were at one moment, where the database lets nobody copy its files. */
      sites: z.array(z.object({ id: z.string(), at: z.date(), bytes: z.number() })),
    })
    .nullable(),
  lastDrill: DrillView.nullable(),
  /** Of a copy off-site, whose key the server does not have: somebody tried it in the terminal. */
  lastOffsiteDrill: DrillView.nullable(),
});
export type BackupsOverview = z.output<typeof BackupsOverview>;

export const LogoView = z.object({ address: z.string().nullable() });

export function logoView(logo: SiteLogo | null): z.output<typeof LogoView> {
  return { address: logo === null ? null : addressOfLogo(logo) };
}

export const StatusView = z.object({
  version: z.string(),
  databaseVersion: z.string(),
  users: z.number(),
  attempts: z.number(),
  questions: z.number(),
  outboxWaiting: z.number(),
  outboxFailed: z.number(),
  migrations: z.number(),
  /** How far back the backups reach; null where they are switched off. */
  backups: z
    .object({
      from: z.date().nullable(),
      to: z.date().nullable(),
      newestFullAt: z.date().nullable(),
      bytes: z.number(),
      /** What all of them may take together. */
      maxBytes: z.number().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  /** What this process found that whoever runs the server can mend. */
  warnings: z.array(z.object({ line: z.string(), lastSeenAt: z.date() })),
  /** What is wrong with the installation itself, now. */
  incidents: z.array(IncidentView),
  /** Restores that still hold something back. */
  restores: z.array(
    z.object({
      id: z.string(),
      restoredTo: z.date().nullable(),
      at: z.date(),
      areMailsHeld: z.boolean(),
      isStoreClosed: z.boolean(),
    }),
  ),
});
export type StatusView = z.output<typeof StatusView>;

export const StandingDifferenceView = z.object({
  what: z.string(),
  stored: z.string(),
  expected: z.string(),
  /** Whether a repair makes what is stored what is expected. */
  isRepairable: z.boolean(),
});
export type StandingDifferenceView = z.output<typeof StandingDifferenceView>;
export const FailedMessageView = z.object({
  id: z.string(),
  /** `mail`, or what would have led to one. */
  kind: z.string(),
  to: z.string().nullable(),
  subject: z.string().nullable(),
  tries: z.int(),
  lastError: z.string().nullable(),
  failedAt: z.date(),
});
export type FailedMessageView = z.output<typeof FailedMessageView>;
export const FailedMessageListView = z.object({
  items: z.array(FailedMessageView),
  nextCursor: z.string().nullable(),
});

export const VerifiedStandingsView = z.object({
  /** Accounts with something that is not as it should be. */
  items: z.array(
    z.object({
      userId: z.string(),
      username: z.string().nullable(),
      differences: z.array(StandingDifferenceView),
    }),
  ),
  /** What ranks are counted from, where it is wrong: on the last page of all accounts. */
  ranks: z.array(StandingDifferenceView),
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
