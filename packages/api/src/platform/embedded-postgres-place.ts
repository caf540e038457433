import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { canEnter, chooseAccount, giveTo, type PostgresAccount } from './embedded-postgres-account.ts';
import { EmbeddedPostgresError, errorCode, ifExists, withFileErrors } from './embedded-postgres-error.ts';

/** Where one cluster lives and whom it belongs to. */
export interface PostgresPlace {
  readonly account: PostgresAccount;
  readonly dataFolder: string;
  readonly socketFolder: string;
  readonly logFile: string;
}

/** Where root keeps what another user must reach although the checkout is closed to them. */
export const systemStateFolder = process.platform === 'darwin' ? '/var/db/studyhall' : '/var/lib/studyhall';

/** macOS has room for 103 bytes in a socket address, Linux for 107. */
const SOCKET_PATH_MAX_BYTES = 103;

/** The data stays in `dataRoot`, unless PostgreSQL's account cannot enter it: then in `stateFolder`. */
export async function choosePlace(dataRoot: string, stateFolder: string): Promise<PostgresPlace> {
  const root = await withFileErrors(dataRoot, () => makeFolder(dataRoot));
  const account = await chooseAccount(join(root, 'postgres'));
  const home = await chooseHome(root, join(stateFolder, `data-${shortHash(root)}`), account);
  return {
    account,
    dataFolder: join(home, 'postgres'),
    socketFolder: await makeSocketFolder(home, account),
    logFile: join(root, 'postgres.log'),
  };
}

async function chooseHome(root: string, stateHome: string, account: PostgresAccount): Promise<string> {
  if (account === undefined) return root;
  const dataIsInRoot = (await ifExists(lstat(join(root, 'postgres')))) !== undefined;
  const dataIsInState = (await ifExists(lstat(join(stateHome, 'postgres')))) !== undefined;
  const isOpen = await canEnter(account, root);
  if (isOpen && (dataIsInRoot || !dataIsInState)) return root;
  if (dataIsInRoot) {
    throw new EmbeddedPostgresError(
      `PostgreSQL (uid ${account.uid}) may no longer enter ${root}: open the folders above it, or move its "postgres" folder to ${stateHome}.`,
    );
  }
  return withFileErrors(stateHome, () => makeFolder(stateHome));
}

/** New folders may be entered by all, whatever the umask: what must be private lies in folders of its own below. */
export async function makeFolder(path: string): Promise<string> {
  const firstMade = await mkdir(path, { recursive: true });
  for (let made = resolve(path); firstMade !== undefined; made = resolve(made, '..')) {
    await chmod(made, 0o755);
    if (made === resolve(firstMade)) break;
  }
  return realpath(path);
}

async function makeSocketFolder(home: string, account: PostgresAccount): Promise<string> {
  const uid = account?.uid ?? process.getuid?.() ?? 0;
  const beside = join(home, 'run');
  const fits = Buffer.byteLength(join(beside, '.s.PGSQL.5432')) <= SOCKET_PATH_MAX_BYTES;
  const folder = fits ? beside : `/tmp/studyhall-${uid}-${shortHash(home)}`;
  await withFileErrors(folder, async () => {
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
    await claim(folder, uid, account);
  });
  return folder;
}

/** Whoever enters this folder is let in as superuser, and /tmp is everyone's: a folder another user put there is refused. */
async function claim(folder: string, uid: number, account: PostgresAccount): Promise<void> {
  const found = await lstat(folder);
  const isOurs = found.isDirectory() && (found.uid === uid || found.uid === process.getuid?.());
  if (!isOurs)
    throw new EmbeddedPostgresError(`${folder} belongs to another user: remove it and start again.`);
  await giveTo(account, folder);
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700);
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
