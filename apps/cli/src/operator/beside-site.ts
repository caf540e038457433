import { Failure } from '../failures.ts';
import type { Shell } from '../shell.ts';
import { type Beside, besideDatabase, besideNewDatabase } from './beside-database.ts';

type Site = typeof import('@studyhall/api/site');

/** What a command has that works on a whole site. */
interface BesideSite extends Beside {
  readonly site: Site;
}

type Work<T> = (beside: BesideSite) => Promise<T>;

/** Does `work` with the database of this installation; refusals come out in words. */
export async function besideSite<T>(shell: Shell, action: string, work: Work<T>): Promise<T> {
  const inWords = await explaining(work);
  return await besideDatabase(shell, action, inWords);
}

/** The same with a database that is made where there is none. */
export async function besideNewSite<T>(shell: Shell, action: string, work: Work<T>): Promise<T> {
  const inWords = await explaining(work);
  return await besideNewDatabase(shell, action, inWords);
}

async function explaining<T>(work: Work<T>): Promise<(beside: Beside) => Promise<T>> {
  const site = await import('@studyhall/api/site');
  return async (beside) => {
    try {
      return await work({ ...beside, site });
    } catch (error) {
      const isExplained =
        error instanceof Error && /^(SiteError|BackupError|MigrationError|BlobError)$/.test(error.name);
      throw isExplained ? new Failure(error.message, { cause: error }) : error;
    }
  };
}
