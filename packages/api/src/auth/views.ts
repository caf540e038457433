import { Preferences, role } from '@studyhall/domain/auth/schemas';
import { languageTag } from '@studyhall/domain/primitives';
import * as z from 'zod';

/** Everything about oneself that the clients show. */
export const ViewerView = z.object({
  userId: z.string(),
  role,
  /** Null for guests. */
  username: z.string().nullable(),
  /** The address that was proved and signs in. */
  email: z.string().nullable(),
  /** The address that waits for its mailed link. */
  pendingEmail: z.string().nullable(),
  displayName: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  bio: z.string(),
  phone: z.string(),
  timeZone: z.string(),
  language: languageTag,
  isOnLeaderboards: z.boolean(),
  /** 50: half as much time again. */
  extraTimePercent: z.number(),
  preferences: Preferences,
  /** Null: the default picture. */
  avatarUrl: z.string().nullable(),
  createdAt: z.date(),
});
export type ViewerView = z.output<typeof ViewerView>;

export const SessionView = z.object({
  id: z.string(),
  deviceName: z.string(),
  channel: z.enum(['browser', 'terminal']),
  userAgent: z.string(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  expiresAt: z.date(),
  /** The one that asks. */
  isCurrent: z.boolean(),
});
export type SessionView = z.output<typeof SessionView>;

/** A session for a program, which keeps the token itself. */
export const TerminalSessionView = z.object({ token: z.string(), expiresAt: z.date() });

export const SetupStateView = z.object({ isSetupNeeded: z.boolean() });

/** `password-needed`: opened outside the session that asked for it, so the password has to prove whose account it is. */
export const VerificationView = z.object({ state: z.enum(['verified', 'password-needed']) });

/** Done, and there is nothing to tell: also where telling would reveal who has an account. */
export const DoneView = z.object({});
