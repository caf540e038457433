import { databaseUrl, startTestCluster, withClient } from '@studyhall/api/testing';

/** A PostgreSQL server of the benchmark's own. */
export interface Cluster {
  /** The process that all of PostgreSQL's others descend from. */
  readonly postgresPid: number;
  /** What it says it is, such as 18.4. */
  readonly version: string;
  /** Returns the address of a new, empty database. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startCluster(): Promise<Cluster> {
  const { url, stop } = await startTestCluster();
  const [about] = await withClient(url, async (client) => {
    const { rows } = await client.query<{ pid: number; version: string }>(
      `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid, current_setting('server_version') as version`,
    );
    return rows;
  });
  if (about === undefined) throw new Error('PostgreSQL does not say who it is');
  return {
    postgresPid: about.pid,
    version: about.version,
    createDatabase: async (name) => {
      await withClient(url, (client) => client.query(`create database ${name}`));
      return databaseUrl(url, name);
    },
    stop,
  };
}
