import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** One process's share in a server that several processes may use. */
export interface PostgresUsage {
  /** Gives the share up; true when nobody else has one, and then nobody gets one before this process ends or lets go. */
  leave(): Promise<boolean>;
}

/** The two halves of an advisory lock in the database "postgres". */
const USERS_LOCK = '20261, 18';
const REJOIN_MS = 200;
const LEAVE_ATTEMPTS = 10;

/** Who is told while the server cannot be reached. */
export interface Reviver {
  /** One step towards a server that answers. */
  revive(): Promise<void>;
  /** It answers again. */
  settle(): void;
}

/**
 * Takes a share: a shared advisory lock, held by an open session. PostgreSQL drops it with the process, however that
 * ends, so there is nothing to clean up after a crash. `undefined` while the server cannot be reached.
 */
export async function joinUsers(url: string, reviver: Reviver): Promise<PostgresUsage | undefined> {
  let share = await openShare(url);
  if (share === undefined) return undefined;
  let isLeaving = false;

  // Somebody may end all sessions, a crash of one restarts all, and the server itself may be killed.
  const rejoin = async () => {
    share = undefined;
    while (!isLeaving && share === undefined) {
      share = await openShare(url);
      if (share !== undefined) break;
      await reviver.revive();
      await sleep(REJOIN_MS, undefined, { ref: false });
    }
    if (share !== undefined) reviver.settle();
    share?.client.once('end', () => void rejoin());
  };
  share.client.once('end', () => void rejoin());

  return {
    async leave() {
      isLeaving = true;
      for (let left = LEAVE_ATTEMPTS; left > 0; left -= 1) {
        share ??= await openShare(url);
        if (share !== undefined) return isLastUser(share);
        await sleep(REJOIN_MS);
      }
      return false;
    },
  };
}

interface Share {
  readonly client: pg.Client;
  readonly socket: Socket;
}

async function openShare(url: string): Promise<Share | undefined> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    application_name: 'studyhall-usage',
    stream: () => socket,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`SELECT pg_advisory_lock_shared(${USERS_LOCK})`);
    // A program that is done may end without stopping the server first.
    socket.unref();
    return { client, socket };
  } catch {
    socket.destroy();
    return undefined;
  }
}

/** Lets go first, then asks: of two that leave at once, one is the last. The lock then holds off newcomers. */
async function isLastUser({ client, socket }: Share): Promise<boolean> {
  socket.ref();
  try {
    await client.query(`SELECT pg_advisory_unlock_shared(${USERS_LOCK})`);
    const { rows } = await client.query<{ last: boolean }>(
      `SELECT pg_try_advisory_lock(${USERS_LOCK}) AS last`,
    );
    const isLast = rows[0]?.last === true;
    if (!isLast) await client.end();
    return isLast;
  } catch {
    return false;
  }
}
