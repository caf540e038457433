import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBrotliDecompress } from 'node:zlib';
import { giveTo, type PostgresAccount } from '../../platform/embedded-postgres-account.ts';
import { BackupError } from '../backup/backup-error.ts';
import type { KeptWal, WalFile } from './kept-wal.ts';

export interface WalFeedOptions {
  readonly folder: string;
  readonly account: PostgresAccount;
  readonly kept: KeptWal;
  /** What will be asked for, in this order; nothing beyond is handed out. */
  readonly segments: readonly WalFile[];
  readonly progress: (done: number, all: number) => void;
}

export interface WalFeed {
  /** What PostgreSQL runs for each file it needs. */
  readonly restoreCommand: string;
  /** What went wrong while a file was handed out. */
  failure(): Error | undefined;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

const LOOK_MS = 15;
/** Files that lie ready before they are asked for. */
const AHEAD = 12;

/**
 * PostgreSQL's account may neither read the store nor run our Node. So its command leaves a note in a folder of its own
 * and this process, which may, lays the file there. Without an answer for two minutes it gives up: we were killed.
 */
const COMMAND = `
  if [ ! -e "$1/have-$2" ]; then
    : > "$1/want-$2" || exit 200
    tries=0
    while [ ! -e "$1/have-$2" ] && [ ! -e "$1/none-$2" ] && [ ! -e "$1/fail" ]; do
      tries=$((tries + 1))
      [ "$tries" -gt 4000 ] && exit 200
      sleep 0.03
    done
    rm -f "$1/want-$2"
  fi
  [ -e "$1/fail" ] && exit 200
  if [ -e "$1/none-$2" ]; then rm -f "$1/none-$2"; exit 1; fi
  mv "$1/have-$2" "$3"
`;

/** Hands files of the log out, unpacked and held to their hashes. */
export async function openWalFeed(options: WalFeedOptions): Promise<WalFeed> {
  const { folder, account } = options;
  await mkdir(folder, { mode: 0o700 });
  const script = join(folder, 'command.sh');
  await writeFile(script, COMMAND, { mode: 0o600 });
  await giveTo(account, script);
  await giveTo(account, folder);
  let isStopped = false;
  let failure: Error | undefined;
  const running = (async () => {
    const state: FeedState = { next: 0 };
    while (!isStopped) {
      await serve(options, state);
      await sleep(LOOK_MS);
    }
  })().catch(async (error: unknown) => {
    failure = error instanceof Error ? error : new Error(String(error));
    await writeFile(join(folder, 'fail'), '');
  });
  return {
    restoreCommand: `/bin/sh ${quoted(script)} ${quoted(folder)} "%f" "%p"`,
    failure: () => failure,
    stop: async () => {
      isStopped = true;
      await running;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** For the shell, and a per cent sign is PostgreSQL's own. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`;
}

interface FeedState {
  /** The place of the next segment to lay ready. */
  next: number;
}

async function serve(options: WalFeedOptions, state: FeedState): Promise<void> {
  const { folder, kept, segments } = options;
  const there = new Set(await readdir(folder));
  const handedOut = new Set(segments.map(({ name }) => name));
  for (const note of there) {
    const name = note.startsWith('want-') ? note.slice('want-'.length) : undefined;
    if (name === undefined || there.has(`have-${name}`) || there.has(`none-${name}`)) continue;
    const file = kept.get(name);
    if (file === undefined || (!handedOut.has(name) && !name.endsWith('.history')))
      await writeFile(join(folder, `none-${name}`), '');
    else await lay(options, file);
    const place = segments.findIndex((segment) => segment.name === name);
    if (place >= 0) state.next = Math.max(state.next, place + 1);
  }
  let ready = [...there].filter((name) => name.startsWith('have-')).length;
  for (; state.next > 0 && ready < AHEAD; ready += 1) {
    const file = segments[state.next];
    if (file === undefined) break;
    await lay(options, file);
    state.next += 1;
    options.progress(state.next, segments.length);
  }
}

/** Whole or not at all: it appears under its name when it is. */
async function lay({ folder, account }: WalFeedOptions, file: WalFile): Promise<void> {
  const draft = join(folder, `draft-${file.name}`);
  const hash = createHash('sha256');
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const target = createWriteStream(draft, { mode: 0o600 });
  if (file.sha256 === undefined) await pipeline(await file.read(), target);
  else {
    const damaged = `${file.place} is damaged: its hash is not the one in its name`;
    await pipeline(await file.read(), measure, createBrotliDecompress(), target).catch((error: unknown) => {
      throw new BackupError('damaged-file', damaged, { cause: error });
    });
    if (hash.digest('hex') !== file.sha256) throw new BackupError('damaged-file', damaged);
  }
  await giveTo(account, draft);
  await rename(draft, join(folder, `have-${file.name}`));
}
