import type pg from 'pg';
import { withDirectConnection } from './direct-connection.ts';

/**
 * Which of the databases that came from one another. PostgreSQL's own number of a cluster is the same for all of them, and
 * so are the names of its log; a restore writes down in the restored one that it was made.
 */
export interface Branch {
  readonly systemIdentifier: string;
  /** The restore that this one began with; null where none was. */
  readonly restoreId: string | null;
}

/** That of the database of a connection. */
export async function findBranch(client: pg.Client): Promise<Branch> {
  const { rows } = await client.query<{ id: string; table: string | null }>(
    `select system_identifier::text as id, to_regclass('platform.restores')::text as table from pg_control_system()`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('A function that always answers has one row');
  // An older schema than the one that knows restores has seen none.
  const newest =
    row.table === null
      ? []
      : (await client.query<{ id: string }>('select id from platform.restores order by id desc limit 1'))
          .rows;
  return { systemIdentifier: row.id, restoreId: newest[0]?.id ?? null };
}

/** The same past any pooler. */
export async function findBranchOf(url: string): Promise<Branch> {
  return await withDirectConnection(url, findBranch);
}

export function isSameBranch(one: Branch, other: Branch): boolean {
  return one.systemIdentifier === other.systemIdentifier && one.restoreId === other.restoreId;
}
