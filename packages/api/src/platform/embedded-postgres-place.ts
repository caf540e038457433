import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { canEnter, chooseAccount, giveTo, type PostgresAccount } from './embedded-postgres-account.ts';
import { EmbeddedPostgresError, errorCode, ifExists, withFileErrors } from './embedded-postgres-error.ts';
import { finishSwap, swapNoteOf } from './embedded-postgres-swap.ts';

/** Where one cluster lives and whom it belongs to. */
export interface PostgresPlace {
  readonly account: PostgresAccount;
  readonly dataFolder: string;
  readonly socketFolder: string;
  readonly logFile: string;
}

/** Where root keeps what another user must reach although the checkout is closed to them. */
export const systemStateFolder = process.platform === 'darwin' ? '/var/db/studyhall' : '/var/lib/studyhall';

/** Stands in the data root and names the folder outside that holds the database, so that it goes where the root goes. */
const POINTER = 'postgres-is-in';
/** Stands beside a database outside, and names the root that it belongs to. */
const OWNER = 'belongs-to';
/** Made with a database's first start and kept beside it: they seal what is in it. */
const KEYS = 'secret-keys';

/** macOS has room for 103 bytes in a socket address, Linux for 107. */
const SOCKET_PATH_MAX_BYTES = 103;

/**
 * The data stays in `dataRoot`, unless PostgreSQL's account cannot enter it: then in `stateFolder`. A swap that was killed
 * is ended first, and told of.
 */
export async function choosePlace(
  dataRoot: string,
  stateFolder: string,
  log: (line: string) => void = () => undefined,
): Promise<PostgresPlace> {
  const root = await withFileErrors(dataRoot, () => makeFolder(dataRoot));
  await withFileErrors(root, () => finishSwaps({ root, stateFolder }, log));
  const account = await chooseAccount(join(root, 'postgres'));
  const home = await withFileErrors(root, () => chooseHome({ root, stateFolder, account }));
  return {
    account,
    dataFolder: join(home, 'postgres'),
    socketFolder: await makeSocketFolder(home, account),
    logFile: join(root, 'postgres.log'),
  };
}

/** Whether a database was ever made for this root, here or elsewhere; nothing is. */
export async function isDatabaseMade(dataRoot: string): Promise<boolean> {
  for (const name of ['postgres', swapNoteOf('postgres'), POINTER, KEYS])
    if ((await ifExists(lstat(join(dataRoot, name)))) !== undefined) return true;
  return false;
}

interface Choice {
  readonly root: string;
  readonly stateFolder: string;
  readonly account: PostgresAccount;
}

/** Here, or outside. */
async function finishSwaps(
  { root, stateFolder }: Pick<Choice, 'root' | 'stateFolder'>,
  log: (line: string) => void,
): Promise<void> {
  const pointed = await pointedFrom(root);
  for (const home of [root, pointed ?? stateHomeOf(root, stateFolder)]) {
    const kept = await finishSwap(join(home, 'postgres'));
    if (kept !== undefined)
      log(
        `A swap that was interrupted is done now: ${home} has what was restored, and the old data is in ${kept}`,
      );
  }
}

function stateHomeOf(root: string, stateFolder: string): string {
  return join(stateFolder, `data-${shortHash(root)}`);
}

async function pointedFrom(root: string): Promise<string | undefined> {
  return (await ifExists(readFile(join(root, POINTER), 'utf8')))?.trim();
}

/** Data that is there decides; only a root that never had any chooses where to begin. */
async function chooseHome(choice: Choice): Promise<string> {
  const { root, stateFolder, account } = choice;
  const stateHome = stateHomeOf(root, stateFolder);
  if (await hasData(root)) {
    if (await canEnter(account, root)) return root;
    throw new EmbeddedPostgresError(
      `PostgreSQL (uid ${account?.uid}) may no longer enter ${root}: open the folders above it, or move its "postgres" folder to ${stateHome}.`,
    );
  }
  const pointed = await pointedFrom(root);
  // A release that wrote no pointers named the folder after the path.
  const outside = pointed ?? ((await hasData(stateHome)) ? stateHome : undefined);
  if (outside !== undefined) return await takeUp(outside, choice);
  if ((await ifExists(lstat(join(root, KEYS)))) !== undefined) throw await missingData(choice, stateHome);
  if (await canEnter(account, root)) return root;
  const home = await withFileErrors(stateHome, () => makeFolder(stateHome));
  await tie(root, home);
  return home;
}

async function hasData(home: string): Promise<boolean> {
  return (await ifExists(lstat(join(home, 'postgres')))) !== undefined;
}

/** The database outside that belongs to this root, wherever the root was moved. */
async function takeUp(home: string, { root, account }: Choice): Promise<string> {
  const pointer = join(root, POINTER);
  const data = await ifExists(stat(join(home, 'postgres')));
  if (data === undefined)
    throw new EmbeddedPostgresError(
      `The database is in ${home}, says ${pointer}, and is not there: put it back or correct that file. To begin with an empty one, move that file and ${join(root, KEYS)} away.`,
    );
  if (account === undefined && data.uid !== process.getuid?.())
    throw new EmbeddedPostgresError(
      `The database of ${root} is in ${home} and belongs to another user (uid ${data.uid}): start as root, as it was before.`,
    );
  const owner = (await ifExists(readFile(join(home, OWNER), 'utf8')))?.trim() ?? root;
  const ownersPointer = await ifExists(readFile(join(owner, POINTER), 'utf8'));
  if (owner !== root && ownersPointer?.trim() === home)
    throw new EmbeddedPostgresError(
      `The database in ${home} belongs to ${owner}, of which ${root} is a copy: remove ${pointer} and ${join(root, KEYS)} to begin with an empty one, or use DATA_DIR=${owner}.`,
    );
  await tie(root, home);
  return home;
}

/** Each names the other. */
async function tie(root: string, home: string): Promise<void> {
  await writeFile(join(root, POINTER), `${home}\n`);
  if (process.getuid?.() === 0) await writeFile(join(home, OWNER), `${root}\n`);
}

/** There was a database here: an empty one in its place would look like a loss of everything. */
async function missingData({ root, stateFolder }: Choice, stateHome: string): Promise<EmbeddedPostgresError> {
  const names = (await ifExists(readdir(stateFolder))) ?? [];
  const others = names.filter((name) => name.startsWith('data-')).map((name) => join(stateFolder, name));
  const found =
    others.length === 0
      ? ''
      : ` If the checkout was moved, it is one of ${others.join(', ')}: write which into ${join(root, POINTER)}.`;
  return new EmbeddedPostgresError(
    `${join(root, KEYS)} belongs to a database that is not there, neither in ${join(root, 'postgres')} nor in ${stateHome}.${found} To begin with an empty one, move that file away.`,
  );
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
