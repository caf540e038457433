import pg from 'pg';

/** Does `work` on one plain connection, past any pooler; gives it up again. */
export async function withDirectConnection<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'studyhall-backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The halves of the advisory locks: for whoever changes full backups, takes segments over, receives the log, or prunes copies of rows. */
const LOCKS = { fulls: '20261, 19', wal: '20261, 20', receiving: '20261, 21', sites: '20261, 22' } as const;

/**
 * Does `work` unless another process does the same now, which answers undefined. PostgreSQL lets go of the lock with the
 * connection, so that nothing is left of a killed process.
 */
export async function alone<T>(
  url: string,
  what: keyof typeof LOCKS,
  work: (client: pg.Client) => Promise<T>,
): Promise<T | undefined> {
  return await withDirectConnection(url, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(${LOCKS[what]}) as mine`,
    );
    return rows[0]?.mine === true ? await work(client) : undefined;
  });
}

/** Does `work` while nobody does the same `alone`; any number of processes may. */
export async function amongOthers<T>(
  url: string,
  what: keyof typeof LOCKS,
  work: () => Promise<T>,
): Promise<T> {
  return await withDirectConnection(url, async (client) => {
    await client.query(`select pg_advisory_lock_shared(${LOCKS[what]})`);
    return await work();
  });
}
