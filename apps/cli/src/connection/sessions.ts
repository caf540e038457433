import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';
import * as z from 'zod';
import { Failure } from '../failures.ts';

const StoredSession = z.object({ token: z.string(), userName: z.string(), expiresAt: z.iso.datetime() });

const StoredSessions = z.object({
  /** The server that commands talk to when none is named. */
  current: z.string().nullable(),
  servers: z.record(z.string(), StoredSession),
});

/** A log-in on one server, as it is kept between commands. */
export type StoredSession = z.output<typeof StoredSession>;
export type StoredSessions = z.output<typeof StoredSessions>;

const OWNER_ONLY = { file: 0o600, folder: 0o700 };

/** The folder for what the commands of this user on this machine keep. */
export function configFolder(): string {
  return envPaths('studyhall', { suffix: '' }).config;
}

/** Where the log-ins are kept. */
export function sessionsFileIn(folder: string): string {
  return join(folder, 'sessions.json');
}

export async function readSessions(file: string): Promise<StoredSessions> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{ "current": null, "servers": {} }';
    throw new Failure(`cannot read ${file} (${error.code})`);
  });
  try {
    return StoredSessions.parse(JSON.parse(text));
  } catch (cause) {
    throw new Failure(`${file} is damaged`, { hint: 'Remove it and log in again: studyhall login', cause });
  }
}

/** Replaced as a whole and readable by its owner alone: a token in it is as good as a password. */
export async function writeSessions(file: string, sessions: StoredSessions): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY.folder });
    await writeFile(draft, `${JSON.stringify(sessions, null, 2)}\n`, { mode: OWNER_ONLY.file });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new Failure(`cannot keep the log-in in ${file} (${code})`, { cause: error });
  }
}
