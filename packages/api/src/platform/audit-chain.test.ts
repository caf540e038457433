import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addLearner, NOW } from '../testing/builders.ts';
import { openSite } from '../testing/callers.ts';
import { withClient } from '../testing/template-database.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { recordAudit, recordOperatorAction, SYSTEM } from './audit.ts';
import { chainAudit, getAuditHead } from './audit-chain.ts';
import { openDatabase } from './database.ts';
import { type AuditFinding, type AuditVerification, verifyAudit } from './verify-audit.ts';

let database: TestDatabase;
/** Each with connections of its own, as processes have. */
let pools: readonly [Knex, Knex, Knex];
let db: Knex;

beforeAll(async () => {
  database = await createTestDatabase();
  const open = () => openDatabase({ url: database.appUrl, patience: PATIENCE });
  pools = [open(), open(), open()];
  [db] = pools;
});
beforeEach(async () => {
  await withClient(database.url, (client) => client.query('delete from platform.audit_log'));
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.destroy()));
  await database.drop();
});

const record = (on: Knex, action: string) =>
  recordAudit(on, { actor: SYSTEM, action, target: null, detail: { action }, requestId: null, now: NOW });

async function verify(): Promise<{ findings: AuditFinding[]; done: AuditVerification }> {
  const walk = verifyAudit(db, { now: NOW, batch: 7 });
  const findings: AuditFinding[] = [];
  for (;;) {
    const step = await walk.next();
    if (step.done === true) return { findings, done: step.value };
    findings.push(step.value);
  }
}

describe('chaining', () => {
  test('gives lines their place in the order in which they came, once', async () => {
    for (const action of ['one', 'two', 'three']) await record(db, action);
    expect(await chainAudit(db)).toBe(3);
    expect(await chainAudit(db)).toBe(0);
    const rows = await db('platform.audit_log').orderBy('position').select('action', 'position', 'hash');
    expect(rows).toMatchObject(
      ['one', 'two', 'three'].map((action, index) => ({ action, position: index + 1 })),
    );
    expect(await getAuditHead(db)).toEqual({ position: 3, hash: rows[2].hash });
    expect(await verify()).toEqual({
      findings: [],
      done: { checked: 3, head: { position: 3, hash: rows[2].hash }, waiting: 0 },
    });
  });

  test('takes a line whose transaction ends late at the end, and waits for none', async () => {
    const late = await db.transaction();
    await record(late, 'late');
    await record(pools[1], 'early');
    expect(await chainAudit(pools[2])).toBe(1);
    await late.commit();
    expect(await chainAudit(pools[2])).toBe(1);
    expect(await db('platform.audit_log').orderBy('position').pluck('action')).toEqual(['early', 'late']);
    expect((await verify()).findings).toEqual([]);
  });

  test('forgets with its action what was rolled back', async () => {
    const trx = await db.transaction();
    await record(trx, 'undone');
    await trx.rollback();
    expect(await chainAudit(db)).toBe(0);
  });

  test('is done by one process at a time: another finds nothing to do and does not wait', async () => {
    await record(db, 'one');
    const holder = await pools[1].transaction();
    await holder.raw('select pg_advisory_xact_lock(?)', [0x61_75_64_69]);
    expect(await chainAudit(pools[2])).toBe(0);
    await holder.rollback();
    expect(await chainAudit(pools[2])).toBe(1);
  });

  test('that is killed in the middle leaves nothing half done', async () => {
    for (const action of ['one', 'two', 'three']) await record(db, action);
    const holder = await pools[1].transaction();
    await holder.raw(`select from platform.audit_log where action = 'three' for update`);
    const chaining = chainAudit(pools[2]);
    await withClient(database.url, async (client) => {
      const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        and query like 'update platform.audit_log%'`;
      await expect.poll(async () => (await client.query(`select ${waiting}`)).rowCount).toBe(1);
      await client.query(`select pg_terminate_backend(pid) ${waiting}`);
    });
    await expect.poll(() => db('platform.audit_log').whereNotNull('position')).toEqual([]);
    await holder.rollback();
    expect(await chaining).toBe(3);
    expect((await verify()).findings).toEqual([]);
  });
});

test('what an operator does has their log-in and machine, and is chained at once', async () => {
  await recordOperatorAction(db, { action: 'migrate', target: null, detail: { applied: 2 }, now: NOW });
  const [line] = await db('platform.audit_log');
  expect(line).toMatchObject({
    actor: expect.stringMatching(/^operator:.+@.+$/),
    actorName: null,
    position: 1,
  });
});

test('an administrator’s change whose line cannot be written is not made', async () => {
  const userId = await addLearner(db, { role: 'admin' });
  const api = openSite(db).callerFor({
    userId,
    role: 'admin',
    sessionId: 'x',
    timeZone: 'UTC',
    language: 'en',
  });
  const change = () => api.admin.setExtraTime({ user: userId, extraTimePercent: 50 });
  const granted = () => db('auth.profiles').where({ userId }).select('extraTimePercent');
  await withClient(database.url, (client) =>
    client.query('revoke insert on platform.audit_log from studyhall_app'),
  );
  await expect(change()).rejects.toThrow();
  expect(await granted()).toEqual([{ extraTimePercent: 0 }]);
  await withClient(database.url, (client) =>
    client.query('grant insert on platform.audit_log to studyhall_app'),
  );
  await change();
  expect(await granted()).toEqual([{ extraTimePercent: 50 }]);
});
