import {
  describeTable,
  listConnections,
  listTableSizes,
  listTables,
  listWaits,
  openDatabase,
  queryReadOnly,
  slowReport,
} from '@studyhall/api/server';
import { sized } from '@studyhall/api/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmptyDatabase, openMigrated, servers } from './servers.ts';

/** The server of the run in every run; each that is supported in the full size. */
const chosen = servers.slice(0, sized({ small: 1, full: undefined }));

describe.each(chosen)('looks into $name', (server) => {
  let database: EmptyDatabase;
  let db: ReturnType<typeof openDatabase>;

  beforeAll(async () => {
    database = await openMigrated(server);
    db = openDatabase({ url: database.url, poolSize: 3 });
  });
  afterAll(async () => {
    await db?.destroy();
    await database?.drop();
  });

  test('find tables, connections and slow statements, or say what is missing', async () => {
    const sizes = await listTableSizes(db);
    expect(sizes.map(({ table }) => table)).toContain('quizzes.attempts');
    expect((await listTables(db)).length).toBeGreaterThanOrEqual(sizes.length);
    expect((await describeTable(db, 'quizzes.attempts'))?.map(({ kind }) => kind)).toContain('index');
    expect(await listConnections(db)).toBeInstanceOf(Array);
    expect((await slowReport(db, { limit: 5 })).missing).toContain('shared_preload_libraries');
    expect((await queryReadOnly(db, 'select 1 as one')).rows).toEqual([[1]]);
  });

  test('name who waits for a lock, since when and for whom', async () => {
    const holder = await db.transaction();
    await holder.raw('lock table auth.users in access exclusive mode');
    const waiting = db.raw('select count(*) from auth.users').then(() => undefined);
    await expect.poll(() => listWaits(db)).toMatchObject([{ lock: expect.stringContaining('auth.users') }]);
    const [wait] = await listWaits(db);
    expect(wait?.blockedBy).toHaveLength(1);
    expect(wait?.seconds).toBeGreaterThanOrEqual(0);
    await holder.rollback();
    await waiting;
  });
});
