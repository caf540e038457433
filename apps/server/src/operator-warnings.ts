import type { Logger } from 'pino';

/** What whoever runs the server should know and can mend: told in the log, and to administrators who ask. */
export interface OperatorWarnings {
  tell(line: string): void;
  list(): readonly OperatorWarning[];
}

export interface OperatorWarning {
  readonly line: string;
  readonly lastSeenAt: Date;
}

/** What goes on is told again, but not at each of a thousand requests. */
const REPEATED_AFTER_MS = 60_000;
/** More different ones than there can be by mistake. */
const KEPT_MAX = 20;

export function createOperatorWarnings(logger: Logger, clock: () => Date): OperatorWarnings {
  const kept = new Map<string, { readonly loggedAt: Date; readonly lastSeenAt: Date }>();
  return {
    tell: (line) => {
      const now = clock();
      const known = kept.get(line);
      if (known === undefined && kept.size >= KEPT_MAX) return;
      const isDue = known === undefined || now.getTime() - known.loggedAt.getTime() >= REPEATED_AFTER_MS;
      if (isDue) logger.warn(line);
      kept.set(line, { loggedAt: isDue ? now : known.loggedAt, lastSeenAt: now });
    },
    list: () => [...kept].map(([line, { lastSeenAt }]) => ({ line, lastSeenAt })),
  };
}
