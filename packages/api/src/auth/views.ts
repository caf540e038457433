import { providerId } from '@studyhall/domain/auth/identity-provider';
import { reportedThings } from '@studyhall/domain/auth/reports';
import { Rights } from '@studyhall/domain/auth/rights-schemas';
import { Preferences, role } from '@studyhall/domain/auth/schemas';
import { scopeNames } from '@studyhall/domain/auth/scopes';
import { languageTag } from '@studyhall/domain/primitives';
import * as z from 'zod';

/** Everything about oneself that the clients show. */
export const ViewerView = z.object({
  userId: z.string(),
  role,
  /** Null for guests, and for whoever signs in by an address or a provider alone. */
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
  /** Where the own picture is shown from, which others see instead; null where there is none. */
  pictureUrl: z.string().nullable(),
  /** What others do not see, because an administrator has hidden it. */
  hidden: z.array(z.enum(reportedThings)),
  createdAt: z.date(),
  /** What they may beside their role. */
  rights: Rights,
  /** An administrator or a holder of rights, who has to set up a second factor before anything that is theirs to do. */
  isSecondFactorMissing: z.boolean(),
  /** An administrator looks on, until then; null where it is the owner. */
  impersonatedUntil: z.date().nullable(),
  /** They looked on, that holds no more, and they have to end it before anything else. */
  hasLookingEnded: z.boolean(),
});
export type ViewerView = z.output<typeof ViewerView>;

export const SessionView = z.object({
  id: z.string(),
  deviceName: z.string(),
  channel: z.enum(['browser', 'terminal']),
  userAgent: z.string(),
  /** As much of where it was last used as tells it again, such as 192.0.2.0/24; empty if unknown. */
  network: z.string(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  expiresAt: z.date(),
  /** The one that asks. */
  isCurrent: z.boolean(),
});
export type SessionView = z.output<typeof SessionView>;

/** A session for a program, which keeps the token itself. */
export const TerminalSessionView = z.object({ token: z.string(), expiresAt: z.date() });

const scopeList = z.array(z.enum(scopeNames));

export const ApiTokenView = z.object({
  id: z.string(),
  name: z.string(),
  scopes: scopeList,
  /** `log-in`: a program opened it for a while, with a password or a code. */
  kind: z.enum(['made', 'log-in']),
  createdAt: z.date(),
  /** Null: until it is revoked. */
  expiresAt: z.date().nullable(),
  lastUsedAt: z.date().nullable(),
  network: z.string(),
});
export type ApiTokenView = z.output<typeof ApiTokenView>;

/** The one time that the token itself is shown. */
export const NewApiTokenView = z.object({
  token: z.string(),
  id: z.string(),
  scopes: scopeList,
  expiresAt: z.date().nullable(),
});
export type NewApiTokenView = z.output<typeof NewApiTokenView>;

export const DeviceStartView = z.object({
  /** The device keeps it and asks with it. */
  deviceCode: z.string(),
  /** Somebody types it where they are signed in. */
  userCode: z.string(),
  verificationUrl: z.string(),
  verificationUrlComplete: z.string(),
  expiresInSeconds: z.number(),
  intervalSeconds: z.number(),
});
export type DeviceStartView = z.output<typeof DeviceStartView>;

/** A device, as whoever typed its code has to recognise it. */
export const DeviceView = z.object({
  userCode: z.string(),
  deviceName: z.string(),
  userAgent: z.string(),
  network: z.string(),
  /** Null: it gets a session, which may do everything. */
  scopes: scopeList.nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
});
export type DeviceView = z.output<typeof DeviceView>;

/** What a device acts with: a session, or a token with scopes. */
export const RedeemedDeviceView = z.object({
  token: z.string(),
  expiresAt: z.date(),
  scopes: scopeList.nullable(),
});
export type RedeemedDeviceView = z.output<typeof RedeemedDeviceView>;

/** Somebody else by whom one may sign in. */
export const SignInProviderView = z.object({ id: providerId, name: z.string() });
export type SignInProviderView = z.output<typeof SignInProviderView>;

/** The ways into one's own account. */
export const SignInMethodsView = z.object({
  hasPassword: z.boolean(),
  linked: z.array(
    z.object({
      issuer: z.string(),
      /** Null where this installation does not ask it any more. */
      id: providerId.nullable(),
      name: z.string(),
      /** As the provider said it last. */
      address: z.string().nullable(),
      linkedAt: z.date(),
      lastUsedAt: z.date(),
      /** False for the last way in. */
      mayBeRemoved: z.boolean(),
    }),
  ),
  /** Providers that could be linked as well. */
  offered: z.array(SignInProviderView),
});
export type SignInMethodsView = z.output<typeof SignInMethodsView>;

/** Where the browser is to go: another site. */
export const DepartureView = z.object({ url: z.string() });

export const SetupStateView = z.object({ isSetupNeeded: z.boolean() });

/** `password-needed`: opened outside the session that asked for it, so the password has to prove whose account it is. */
export const VerificationView = z.object({ state: z.enum(['verified', 'password-needed']) });

/** Done, and there is nothing to tell: also where telling would reveal who has an account. */
export const DoneView = z.object({});
