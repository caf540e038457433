import { readFile } from 'node:fs/promises';
import { isAlive } from '../../platform/embedded-postgres-cluster.ts';

const OWNER = /^(?<pid>[\da-z]+)-(?<began>[\da-z]+)$/;

/** This process and when it began, so that a number which something else has later is not taken for it. */
export async function ownerHere(): Promise<string> {
  const began = (await findProcess(process.pid))?.began ?? 0;
  return `${process.pid.toString(36)}-${began.toString(36)}`;
}

/** Whether the process that called itself so still runs. */
export async function isOwnerAlive(owner: string): Promise<boolean> {
  const { pid, began } = OWNER.exec(owner)?.groups ?? {};
  if (pid === undefined || began === undefined) return false;
  const number = Number.parseInt(pid, 36);
  if (!isAlive(number)) return false;
  const found = await findProcess(number);
  // Where nothing more is known of it, it may be the owner.
  return found === undefined || (!found.isEnded && found.began === Number.parseInt(began, 36));
}

interface FoundProcess {
  /** In ticks since the machine was started. */
  readonly began: number;
  /** Its end was not asked for yet. */
  readonly isEnded: boolean;
}

/** Undefined where there is no /proc, or it is closed to us. */
async function findProcess(pid: number): Promise<FoundProcess | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name before it may hold anything, parentheses too.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const began = Number(fields?.[19]);
  return Number.isInteger(began) ? { began, isEnded: fields?.[0] === 'Z' } : undefined;
}
