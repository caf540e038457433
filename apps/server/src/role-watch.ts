import { type Context, PowerfulRoleError, refusePowerfulRole } from '@studyhall/api/server';
import type { BackgroundTask } from './background.ts';

const MINUTE_MS = 60_000;

/**
 * Looks again as whom the connections work: a pooler between the two may have given one back with the rights of the log-in.
 */
export function roleWatch(db: Context['db'], tell: (line: string) => void): BackgroundTask {
  return {
    name: 'rights of the application',
    everyMs: MINUTE_MS,
    run: async () => {
      try {
        await refusePowerfulRole(db);
      } catch (error) {
        if (!(error instanceof PowerfulRoleError)) throw error;
        tell(error.message);
      }
    },
  };
}
