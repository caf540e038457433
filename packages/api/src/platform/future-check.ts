import type { Knex } from 'knex';
import * as z from 'zod';
import type { DataCheck, Flaw, LookingAt } from './data-check.ts';
import { rowsOf } from './rows-of.ts';
import { listTables, quoted, quotedTable, rowName, walk } from './table-walk.ts';

/** Names of moments that have been. Others are deadlines, ends and appointments. */
const PAST =
  /^(created|updated|started|submitted|finished|last_\w+|issued|revoked|passed|completed|delivered|failed|used|changed|installed|occurred|earned|unlocked|paid|received|discarded|heard|revealed)_at$/;

const CLOCKS_MS = 15 * 60_000;
const FLAWS_AT_ONCE = 20;

/** Nothing has happened that is still to come: it would mean that a clock was wrong. */
export const futureCheck: DataCheck = {
  name: 'platform.future',
  holds: 'Nothing that has happened lies in the future',
  look: async (db, { after, now }) => {
    const tables = (await listTables(db))
      .map((facts) => ({ ...facts, moments: facts.moments.filter((name) => PAST.test(name)) }))
      .filter(({ moments }) => moments.length > 0);
    return await walk(
      tables,
      after,
      async (facts, within) => await findFuture(db, { ...facts, now, within }),
    );
  },
};

interface Future extends Pick<LookingAt, 'now'> {
  readonly table: string;
  readonly key: readonly string[];
  readonly moments: readonly string[];
  readonly within: string;
}

const Happened = z.object({ key: z.string(), latest: z.string() });

async function findFuture(db: Knex, { table, key, moments, now, within }: Future): Promise<Flaw[]> {
  const columns = moments.map((name) => `t.${quoted(name)}`);
  const rows = await rowsOf(db, Happened, [
    `select /* doctor */ ${rowName(key)} as key, greatest(${columns.join(', ')})::text as latest from ${quotedTable(table)} t
     where ${within} and greatest(${columns.join(', ')}) > ? limit ${FLAWS_AT_ONCE}`,
    new Date(now.getTime() + CLOCKS_MS),
  ]);
  return rows.map(({ key: found, latest }) => ({
    table,
    key: found,
    what: `happened ${latest} (${moments.join(', ')})`,
    cure: 'Set the clocks of the server and of the database, and look at what was written meanwhile',
  }));
}
