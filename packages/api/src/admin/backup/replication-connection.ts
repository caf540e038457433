import pg from 'pg';
import * as z from 'zod';
import { BackupError } from './backup-error.ts';

const REFUSED_BY_ACCESS_LIST = '28000';
const LACKS_RIGHT = '42501';
const NO_SENDER_FREE = '53300';

/**
 * Does `work` on a connection that speaks PostgreSQL's replication protocol.
 * Errors: BackupError `not-possible-here` where the role may not replicate, or the server lets nobody.
 */
export async function withReplication<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const config = { connectionString: url, application_name: 'studyhall-backup', replication: 'true' };
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const Identity = z.object({ systemid: z.string(), timeline: z.coerce.number(), xlogpos: z.string() });

/** Which cluster answers, on which timeline it is, and how far its log is there. */
export async function identify(replication: pg.Client) {
  const { rows } = await replication.query('IDENTIFY_SYSTEM');
  const { systemid, timeline, xlogpos } = Identity.parse(rows[0]);
  return { systemIdentifier: systemid, timeline, currentLsn: xlogpos };
}

export async function currentTimeline(url: string): Promise<number> {
  return (await withReplication(url, identify)).timeline;
}

function explained(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const reason = reasonOf(error);
  return reason === undefined ? error : new BackupError('not-possible-here', reason, { cause: error });
}

function reasonOf({ code, message }: pg.DatabaseError): string | undefined {
  if (code === LACKS_RIGHT)
    return 'the role of DATABASE_URL may not replicate: ALTER ROLE … REPLICATION lets it, or set BACKUPS=off';
  if (code === REFUSED_BY_ACCESS_LIST && message.includes('pg_hba.conf'))
    return 'PostgreSQL lets the role of DATABASE_URL not replicate from here: pg_hba.conf needs a line for "replication", or set BACKUPS=off';
  if (code === NO_SENDER_FREE || message.includes('max_wal_senders'))
    return 'PostgreSQL has no free connection for a backup: raise max_wal_senders';
  if (message.includes('wal_level'))
    return 'PostgreSQL writes too little into its log for backups: it needs wal_level = replica';
  if (message.includes('all replication slots are in use') || message.includes('max_replication_slots'))
    return 'PostgreSQL has no free replication slot for a backup: raise max_replication_slots';
  return undefined;
}
