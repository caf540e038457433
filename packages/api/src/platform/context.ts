import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import type { Limiter } from './limits.ts';
import type { Mailbox } from './mail.ts';
import type { OfUser } from './of-user.ts';
import type { Payments } from './payments.ts';
import type { Secrets } from './secrets.ts';

export type Role = 'admin' | 'member' | 'guest' | 'individual';

/** Who is asking, as the session says at this request. */
export interface Viewer extends OfUser {
  readonly role: Role;
  readonly sessionId: string;
  readonly timeZone: string;
  readonly language: LanguageTag;
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

/** What a procedure may use: values and interfaces, never a request or a response. */
export interface Context {
  readonly db: Knex;
  readonly now: Date;
  readonly viewer: Viewer | null;
  readonly requestId: string;
  /** Where the call came from: for limits, where an IPv6 /64 is one address, and the list of devices. */
  readonly client: { readonly address: string; readonly userAgent: string };
  readonly cookie: SessionCookie;
  readonly device: DeviceCookie;
  readonly limiter: Limiter;
  readonly secrets: Secrets;
  readonly mailbox: Mailbox;
  readonly payments: Payments;
  /** Links in mails begin with it, whatever the request said. */
  readonly publicOrigin: string;
  /** What whoever runs the server should know and can mend. */
  readonly warnings?: (() => readonly { readonly line: string; readonly lastSeenAt: Date }[]) | undefined;
  /** Told of each call when it is done, for the metrics. */
  readonly observe?: ((call: ObservedCall) => void) | undefined;
}

export interface ObservedCall {
  readonly path: string;
  readonly seconds: number;
  readonly isOk: boolean;
}
