import type { Rights } from '@studyhall/domain/auth/rights';
import type { Scope } from '@studyhall/domain/auth/scopes';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import type { Blobs } from './blobs.ts';
import type { Games } from './games.ts';
import type { IdentityProviders } from './identity-providers.ts';
import type { Limiter } from './limits.ts';
import type { Mailbox } from './mail.ts';
import type { OfUser } from './of-user.ts';
import type { Payments } from './payments.ts';
import type { Schedule } from './schedule.ts';
import type { Secrets } from './secrets.ts';

export type Role = 'admin' | 'member' | 'guest' | 'individual';

/** An administrator who sees what somebody sees, and changes nothing. */
export interface Impersonation {
  /** The administrator's account. */
  readonly by: string;
  readonly until: Date;
  /**
   * Whom they saw, where that holds no more and nobody has ended it: the session is its administrator's again, who can
   * only do that. A page that shows somebody else would write into theirs.
   */
  readonly endedOf?: string;
}

/** Who is asking, as the session says at this request. */
export interface Viewer extends OfUser {
  readonly role: Role;
  readonly sessionId: string;
  readonly timeZone: string;
  readonly language: LanguageTag;
  /** What a token may do; a session, which has none, may do whatever its account may. */
  readonly scopes?: readonly Scope[];
  /** What administrators let them do beside their role. */
  readonly rights?: Rights | undefined;
  /** When whoever uses the session last proved to be the owner; never, where it is not said. */
  readonly provedAt?: Date | null | undefined;
  /** An administrator, or a holder of rights, who has to set up a second factor first. */
  readonly isSecondFactorMissing?: boolean | undefined;
  /** Where the session is somebody else's, who looks on. */
  readonly impersonation?: Impersonation | undefined;
}

/** Hands a session token to the browser, or takes it back. What a request cannot do (a terminal's) does nothing. */
export interface SessionCookie {
  set(token: string, expiresAt: Date): void;
  clear(): void;
}

/** The secret by which a browser that signed in before is known. It outlives sessions. */
export interface DeviceCookie {
  /** As it came: any text. Undefined where there is none. */
  readonly token: string | undefined;
  set(token: string, expiresAt: Date): void;
}

/** The secret of a sign-in that waits for its second factor: this browser goes on with it, and no other. */
export interface BegunSignInCookie {
  /** As it came: any text. Undefined where there is none. */
  readonly token: string | undefined;
  set(token: string, expiresAt: Date): void;
  clear(): void;
}

/** What a procedure may use: values and interfaces, never a request or a response. */
export interface Context {
  readonly db: Knex;
  readonly now: Date;
  /** When the request came in, by `performance.now()`, before anything was waited for. */
  readonly cameAtMs: number;
  readonly viewer: Viewer | null;
  readonly requestId: string;
  /** Where the call came from: for limits, where an IPv6 /64 is one address, and the list of devices. */
  readonly client: { readonly address: string; readonly userAgent: string };
  readonly cookie: SessionCookie;
  readonly device: DeviceCookie;
  readonly begunSignIn: BegunSignInCookie;
  readonly limiter: Limiter;
  readonly secrets: Secrets;
  readonly mailbox: Mailbox;
  readonly blobs: Blobs;
  readonly games: Games;
  readonly payments: Payments;
  readonly identityProviders: IdentityProviders;
  /** Links in mails begin with it, whatever the request said. */
  readonly publicOrigin: string;
  /** What whoever runs the server should know and can mend. */
  readonly warnings?: (() => readonly { readonly line: string; readonly lastSeenAt: Date }[]) | undefined;
  /** How far back the backups reach; null where they are switched off. */
  readonly backups?: (() => Promise<KeptBackups | null>) | undefined;
  /** The work that comes back, as this process does it. */
  readonly schedule?: Pick<Schedule, 'jobs' | 'runNow'> | undefined;
  /** Told of each call when it is done, for the metrics. */
  readonly observe?: ((call: ObservedCall) => void) | undefined;
}

/** Every moment from `from` to `to` can be brought back; null where none can yet. */
export interface KeptBackups {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly newestFullAt: Date | null;
  readonly bytes: number;
  /** What all of them may take together; null where nobody can say. */
  readonly maxBytes: number | null;
  /** The folder that holds them. */
  readonly place: string;
  /** Full backups, the oldest first. */
  readonly fulls: readonly KeptFull[];
  /** Those of the logical kind, the oldest first. */
  readonly sites: readonly KeptSite[];
  /** What whoever runs the server should know of it. */
  readonly note: string | null;
}

/** All rows as they were at one moment. */
export interface KeptSite {
  readonly id: string;
  readonly at: Date;
  readonly bytes: number;
}

/** A full backup, and how far the log behind it reaches without a gap. */
export interface KeptFull {
  readonly id: string;
  /** From `at` to `to` it brings back every moment. */
  readonly at: Date;
  readonly to: Date;
  /** As it lies in its folder, without the log behind it. */
  readonly bytes: number;
  /** Every byte was read back, and was as it should be. */
  readonly isVerified: boolean;
  /** How many segments of the log are missing behind `to`, although later ones are there. */
  readonly missingSegments: number;
}

export interface ObservedCall {
  readonly path: string;
  readonly seconds: number;
  /** `refused`: the caller's affair; `failed`: the installation's. */
  readonly outcome: 'ok' | 'refused' | 'failed';
}
