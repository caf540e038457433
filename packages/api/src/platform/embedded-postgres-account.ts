import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ifExists } from './embedded-postgres-error.ts';

/** Whom PostgreSQL runs as. It refuses to run as root, so root hands it to another user; anyone else runs it themselves. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | undefined;

const NOBODY = { uid: 65_534, gid: 65_534 };

/** For root the owner of data that exists already (made by an ordinary user, perhaps), else uid 65534. */
export async function chooseAccount(dataFolder: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return undefined;
  const data = await ifExists(stat(dataFolder));
  return data === undefined || data.uid === 0 ? NOBODY : { uid: data.uid, gid: data.gid };
}

export async function giveTo(account: PostgresAccount, path: string): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

/** Runs a program as the account, in a folder that everyone may enter and with nothing of our environment. */
export async function runAs(
  account: PostgresAccount,
  file: string,
  args: readonly string[],
): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(file, [...args], launchOptions(account));
}

/** initdb and postgres ask for the current folder and read PG* and LC_* variables: none of ours may reach them. */
export function launchOptions(account: PostgresAccount) {
  return { ...account, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
}

/** Tried, not computed: mode bits say nothing about access lists, mounts and containers. */
export async function canEnter(account: PostgresAccount, folder: string): Promise<boolean> {
  if (account === undefined) return true;
  return runAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]).then(
    () => true,
    () => false,
  );
}
