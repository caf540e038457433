import type { Context, Limiter, LiveGames, LogLevel, Secrets } from '@studyhall/api/server';
import type { Logger } from 'pino';
import type { IdentityPages } from './open-identity-providers.ts';
import type { SandboxPages } from './open-payments.ts';
import type { OperatorWarnings } from './operator-warnings.ts';
import type { Readiness } from './readiness.ts';
import type { Connections } from './socket-limits.ts';
import type { StaticFolders } from './static-files.ts';
import type { StreamRegistry } from './streams.ts';

/** What the application is made of; everything that has a life of its own is made outside. */
export interface AppDeps {
  readonly db: Context['db'];
  readonly limiter: Limiter;
  readonly secrets: Secrets;
  readonly mailbox: Context['mailbox'];
  readonly payments: Context['payments'];
  readonly identityProviders: Context['identityProviders'];
  /** The page of the sandbox of identities, where no provider is set up. */
  readonly identityPages?: IdentityPages;
  readonly blobs: Context['blobs'];
  readonly games: LiveGames;
  /** The checkout of the stand-in for the payment provider, where there is no real one. */
  readonly sandboxPages?: SandboxPages;
  readonly logger: Logger;
  readonly readiness: Readiness;
  readonly streams: StreamRegistry;
  readonly clock: () => Date;
  /** A function, because with port 0 it is known only after listening. */
  readonly publicOrigin: () => string;
  readonly trustProxy: number | readonly string[];
  readonly folders: StaticFolders;
  readonly observe?: Context['observe'];
  /** Told of each message of the payment provider that was refused, with the reason. */
  readonly observeRefusedMessage?: (reason: string) => void;
  /** `debug` unless told. */
  readonly requestLogLevel?: LogLevel;
  readonly schedule?: Context['schedule'];
  /** Counts connections; where nobody does, nobody needs to know of sessions. */
  readonly connections?: Connections;
  readonly backups?: Context['backups'];
  /** Who looks on at one game without playing, at most, in this process. */
  readonly spectatorsMax?: number;
  /** How many streams guests of one address have at most, in this process. */
  readonly guestStreamsMax?: number;
  /** How many streams are open at most, in this process. */
  readonly streamsMax?: number;
  /** Kept from before the application was made; its own where there is none. */
  readonly warnings?: OperatorWarnings;
}
