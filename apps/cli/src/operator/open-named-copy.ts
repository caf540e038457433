import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure, Misuse } from '../failures.ts';
import type { Shell } from '../shell.ts';

export type OpenedCopy = import('@studyhall/api/offsite').OpenedCopy;

/** What names a copy off-site on the command line. */
export interface NamedCopy {
  readonly from?: string | undefined;
  /** A file with the same, for what holds a secret. */
  readonly fromFile?: string | undefined;
  readonly identity?: string | undefined;
}

/** Whether a copy is meant: with the key alone it is that of the settings. */
export function isNamed({ from, fromFile, identity }: NamedCopy): boolean {
  return (from ?? fromFile ?? identity) !== undefined;
}

/** Opens it, before anything else is touched; undefined where none is named. */
export async function openNamedCopy(shell: Shell, named: NamedCopy): Promise<OpenedCopy | undefined> {
  if (!isNamed(named)) return undefined;
  const { root } = shell;
  const { identity } = named;
  if (identity === undefined)
    throw new Misuse('say --identity with the file of the key that opens the copies');
  const from = await placeOf(shell, named);
  const [{ openCopy }, { BackupError }] = await Promise.all([
    import('@studyhall/api/offsite'),
    import('@studyhall/api/backup'),
  ]);
  try {
    return await openCopy({ from, identityFile: resolve(root, identity), root, clock: () => new Date() });
  } catch (error) {
    throw error instanceof BackupError ? new Failure(error.message, { cause: error }) : error;
  }
}

/** Of a bucket it holds a secret, which has no place among the arguments: everybody on the machine sees those. */
async function placeOf({ env, root }: Shell, { from, fromFile }: NamedCopy): Promise<string> {
  if (from !== undefined && fromFile !== undefined) throw new Misuse('say --from or --from-file, not both');
  if (from !== undefined && HOLDS_SECRET.test(from))
    throw new Misuse('--from holds a secret, which everybody on this machine sees in its list of processes', {
      hint: 'Write the target into a file and say --from-file FILE, or say neither where BACKUP_TARGET or BACKUP_TARGET_FILE names it. Change that secret: it was seen',
    });
  if (from !== undefined) return from;
  if (fromFile !== undefined) return await lineIn(resolve(root, fromFile));
  const { loadSettings, explainDatabaseFailure } = await import('@studyhall/api/server');
  try {
    const target = loadSettings(env, root).asSet['BACKUP_TARGET'];
    if (target !== undefined) return target;
    throw new Misuse('say --from with the place of the copies: BACKUP_TARGET names none');
  } catch (error) {
    const line = error instanceof Failure ? undefined : explainDatabaseFailure(error);
    throw line === undefined ? error : new Failure(line, { cause: error });
  }
}

const HOLDS_SECRET = /^[a-z\d]+:\/\/[^/]*@/i;

async function lineIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`--from-file: ${file} cannot be read (${error.code ?? error.message})`);
  });
  if (text.trim() === '') throw new Failure(`--from-file: ${file} is empty`);
  return text.trim();
}
