import type { Knex } from 'knex';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { withClient } from '../testing/template-database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { recordAudit, SYSTEM } from './audit.ts';
import { chainAudit, getAuditHead } from './audit-chain.ts';
import { openDatabase } from './database.ts';
import { verifyAudit } from './verify-audit.ts';

let database: TestDatabase;
let db: Knex;
/** Of the lines, by position from 1. */
let ids: readonly string[];
let head: string;

const LINES = 9;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl });
});
beforeEach(async () => {
  await manipulate((client) => client.query('delete from platform.audit_log'));
  const added = [];
  for (let count = 1; count <= LINES; count += 1) added.push(await record());
  ids = ['', ...added];
  await chainAudit(db);
  ({ hash: head } = await getAuditHead(db));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const record = (now = NOW) =>
  recordAudit(db, {
    ...{ actor: SYSTEM, action: 'billing.grant', target: { kind: 'order', id: 'one' } },
    ...{ detail: { credits: 5, reason: 'why' }, requestId: 'r', now },
  });

/** As somebody whom no right of the database stops. */
const manipulate = (work: (client: pg.Client) => Promise<unknown>) => withClient(database.url, work);

async function findings(kept: string | undefined = head, now = NOW): Promise<object[]> {
  const found = [];
  // A batch ends within the lines.
  for await (const finding of verifyAudit(db, { now, head: kept, batch: 4 })) found.push(finding);
  return found;
}

/** All lines from `position` on get numbers higher by `by`, in an order in which no two are alike. */
const shift = async (client: pg.Client, position: number, by: number) => {
  await client.query('update platform.audit_log set position = position + 1000 where position >= $1', [
    position,
  ]);
  await client.query('update platform.audit_log set position = position - 1000 + $1 where position > 1000', [
    by,
  ]);
};

describe('the log', () => {
  test('that nobody touched is whole, with every head that somebody kept', async () => {
    expect(await findings()).toEqual([]);
    await record();
    await chainAudit(db);
    expect(await findings()).toEqual([]);
    expect(await findings('0'.repeat(64))).toEqual([]);
  });

  test.each([
    ['detail', `jsonb_set(detail, '{credits}', '50')`],
    ['actor', `'operator:eve@example.org'`],
    ['at', `at + interval '1 microsecond'`],
    ['target_id', 'null'],
  ])('with another %s names the line', async (column, value) => {
    await manipulate((client) =>
      client.query(`update platform.audit_log set ${column} = ${value} where position = 4`),
    );
    expect(await findings()).toEqual([{ kind: 'altered', position: 4, id: ids[4] }]);
  });

  test('from which lines were removed in the middle names their places', async () => {
    await manipulate((client) => client.query('delete from platform.audit_log where position in (4, 5)'));
    expect(await findings()).toEqual([{ kind: 'removed', position: 4, until: 5, id: ids[6] }]);
  });

  test('from which a line was removed and the rest counted anew names the line before', async () => {
    await manipulate(async (client) => {
      await client.query('delete from platform.audit_log where position = 4');
      await shift(client, 5, -1);
    });
    expect(await findings()).toEqual([{ kind: 'replaced', position: 3, id: ids[3] }]);
  });

  test('whose end was cut off is whole by itself, and not with the head that somebody kept', async () => {
    await manipulate((client) => client.query('delete from platform.audit_log where position > 7'));
    expect(await findings('0'.repeat(64))).toEqual([]);
    expect(await findings()).toEqual([{ kind: 'head' }]);
  });

  test('that is empty is not with a head that somebody kept', async () => {
    await manipulate((client) => client.query('delete from platform.audit_log'));
    expect(await findings()).toEqual([{ kind: 'head' }]);
  });

  test('into which a line was inserted names it', async () => {
    const id = await record();
    await manipulate(async (client) => {
      await shift(client, 4, 1);
      await client.query(
        `update platform.audit_log set position = 4, previous_hash = repeat('a', 64), hash = repeat('b', 64) where id = $1`,
        [id],
      );
    });
    expect(await findings()).toContainEqual({ kind: 'inserted', position: 4, until: 4, id });
  });

  test('in which lines changed their places names them', async () => {
    await manipulate(async (client) => {
      await client.query('update platform.audit_log set position = 1000 where position = 4');
      await client.query('update platform.audit_log set position = 4 where position = 5');
      await client.query('update platform.audit_log set position = 5 where position = 1000');
    });
    expect(await findings()).toEqual([
      { kind: 'reordered', position: 4, id: ids[5] },
      { kind: 'reordered', position: 5, id: ids[4] },
    ]);
  });

  test('whose first line was removed says so', async () => {
    await manipulate((client) => client.query('delete from platform.audit_log where position = 1'));
    expect(await findings()).toEqual([{ kind: 'removed', position: 1, until: 1, id: ids[2] }]);
  });

  test('of which lines wait says so once they have waited long', async () => {
    await record();
    expect(await findings()).toEqual([]);
    const later = new Date(NOW.getTime() + 11 * 60_000);
    expect(await findings(head, later)).toEqual([{ kind: 'unchained', count: 1, since: NOW }]);
  });
});

test('a head that changed since it was kept is found', async () => {
  await manipulate((client) =>
    client.query(`update platform.audit_log set hash = repeat('c', 64) where position = $1`, [LINES]),
  );
  expect(await findings()).toEqual([{ kind: 'altered', position: LINES, id: ids[LINES] }, { kind: 'head' }]);
});
